import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCase } from '#kernel/case-file/open-case.js';
import { needConsentOfBoth, recordConsent } from '#kernel/consent/record-consent.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { draftAgreement } from '#kernel/mediation/draft-agreement.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { suspendMediation } from '#kernel/mediation/suspend-mediation.js';
import type { NewParty } from '#kernel/case-file/open-case.js';
import { signForReferral } from '#kernel/referral/answer.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { referralUnanswered } from '#kernel/referral/lapse-unanswered.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { deadlinesToLookAt } from '#kernel/timers/deadlines-to-look-at.js';
import { lookAtDeadline } from '#kernel/timers/look-at-deadline.js';
import * as county from '../../../infra/county/organisations.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { union } from '../agency.js';

let toys: ToyCounty;
let mediatorId: string;
const parties: NewParty[] = [
  { side: 'APPLICANT', kind: 'PERSON', name: '测试甲', idNumber: '370499198803120019' },
  { side: 'RESPONDENT', kind: 'EMPLOYER', name: '虚构市中科技有限公司', creditCode: '91370499FAKE00013R' },
];
const atUnion = () =>
  new RequestContext(toys.union, {
    ...{
      kind: 'STAFF',
      id: 'union-mediator',
      name: '样例',
      agency: 'union',
      organisation: county.union.code,
    },
    roles: ['MEDIATOR', 'UNION_OFFICER'],
  });
const at = (day: string) => toys.setTime(`${day}T09:00:00+08:00`);

beforeAll(async () => {
  toys = await toyCounty({ union, court: { lapses: { 'MED-9': referralUnanswered } } });
  at('2024-09-01');
  const person = { name: '样例调解员', idNumber: '370499197906200033', staffId: 'union-mediator' };
  mediatorId = (await registerMediator(atUnion(), person)).id;
});
afterAll(() => toys?.stop());

/** The court delegates a dispute with the consent of both on Thursday 2024-09-05; it arrives. */
async function delegated(): Promise<string> {
  at('2024-09-05');
  const ctx = toys.clerk(toys.court);
  const from = county.court.code;
  const { id } = await ctx.transaction(async (tx) => {
    const dispute = {
      cause: 'WAGE_CLAIM',
      causeVersion: '2020',
      title: '追索劳动报酬纠纷',
      claim: 1_860_000,
    };
    const { file, parties: filed } = await openCase(tx, ctx, from, {
      ...{ ...dispute, facts: null, door: 'COMPLAINT', parties },
    });
    for (const { id: partyId } of filed)
      await recordConsent(tx, ctx, from, file.caseCode, {
        ...{ partyId, scope: 'MEDIATION', channel: 'ONLINE', evidence: '同意书' },
      });
    const { caseCode } = file;
    return issueReferral(tx, ctx, {
      ...{ arrow: 'A01', from, to: county.union.code, caseCode, recordId: randomUUID(), materials: [] },
      consents: await needConsentOfBoth(tx, from, caseCode, 'MEDIATION'),
      letter: { type: 'DELEGATION_LETTER', number: null, title: '调解函', signedBy: '样例书记员' },
      content: { mediation: { stage: 'PRE_FILING', procedure: null } },
    });
  });
  await toys.deliverAll();
  return id;
}

/** In mediation since Friday 2024-09-06: thirty days, with the autumn holiday until 2024-10-08. */
async function underway() {
  const referralId = await delegated();
  at('2024-09-06');
  const { id } = await acceptMediation(atUnion(), referralId, [mediatorId]);
  await toys.deliverAll();
  return { id, referralId };
}

async function lookAtAll(agency: ToyCounty['union']): Promise<void> {
  for (const id of await deadlinesToLookAt(agency)) await lookAtDeadline(agency, id);
  await toys.deliverAll();
}
const mediation = (id: string) => toys.union.dataSource.manager.findOneByOrFail(MediationEntity, { id });
const copyAtCourt = (id: string) => toys.court.dataSource.manager.findOneByOrFail(ReferralEntity, { id });

describe('the time of a mediation', () => {
  test('that has passed ends it, and it goes back to the court, once', async () => {
    const { id, referralId } = await underway();
    at('2024-10-08');
    await lookAtAll(toys.union);
    expect((await mediation(id)).state).toBe('IN_MEDIATION');
    at('2024-10-09');
    await lookAtAll(toys.union);
    await lookAtAll(toys.union);
    expect(await mediation(id)).toMatchObject({
      ...{ state: 'FAILED', outcome: 'TIME_EXPIRED', endedOn: '2024-10-09' },
    });
    expect(await copyAtCourt(referralId)).toMatchObject({
      ...{ state: 'RESULT_REPORTED', outcome: 'TIME_EXPIRED' },
    });
    const limit = { recordId: id, rule: 'MED-5' };
    expect(await toys.union.dataSource.manager.findOneByOrFail(DeadlineEntity, limit)).toMatchObject({
      ...{ due: '2024-10-08', metOn: '2024-10-09' },
    });
  });

  test('does not end one that is suspended, nor one whose agreement is being signed', async () => {
    const [still, signing] = [await underway(), await underway()];
    await suspendMediation(atUnion(), still.id, 'APPRAISAL', '等待鉴定');
    await draftAgreement(atUnion(), {
      ...{ mediationId: signing.id, route: 'DELEGATED', terms: '支付18,600.00元', amount: 1_860_000 },
      ...{ performBy: '2024-10-31', claimKinds: ['WAGE_CLAIM'] },
    });
    at('2024-10-09');
    await lookAtAll(toys.union);
    expect([(await mediation(still.id)).state, (await mediation(signing.id)).state]).toEqual([
      'SUSPENDED',
      'IN_MEDIATION',
    ]);
  });
});

describe('the time to confirm a referral', () => {
  test('that has passed frees the sender to turn to another; one that nobody signed for waits', async () => {
    const [signed, unsigned] = [await delegated(), await delegated()];
    const ctx = atUnion();
    await ctx.transaction(async (tx) => signForReferral(tx, ctx, await loadReferral(tx, ctx, signed, 'IN')));
    await toys.deliverAll();
    // Three working days from Thursday 09-05: Tuesday 09-10.
    at('2024-09-10');
    await lookAtAll(toys.court);
    expect((await copyAtCourt(signed)).state).toBe('RECEIVED');
    at('2024-09-11');
    await lookAtAll(toys.court);
    expect([(await copyAtCourt(signed)).state, (await copyAtCourt(unsigned)).state]).toEqual([
      'UNCONFIRMED',
      'SENT',
    ]);
  });
});
