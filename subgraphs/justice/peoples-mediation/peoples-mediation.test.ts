import { askAgency, caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordConsent } from '#kernel/consent/record-consent.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { draftAgreement } from '#kernel/mediation/draft-agreement.js';
import { extendMediation } from '#kernel/mediation/extend-mediation.js';
import { recordCaseConsent, revokeCaseConsent } from '#kernel/mediation/keep-consent.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { MediatorEntity } from '#kernel/mediation/mediator.entity.js';
import { reportMediationResult } from '#kernel/mediation/report-result.js';
import { signAgreement } from '#kernel/mediation/sign-agreement.js';
import { resumeMediation, suspendMediation } from '#kernel/mediation/suspend-mediation.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { justice as home, union } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom } from '../../../tests/kit/agency-room.js';
import { justice } from '../agency.js';
import { registerOrganisation } from '../mediation-organisation/register-organisation.js';
import { changeMediator, registerMediator } from '../mediator/register-mediator.js';

let room: AgencyRoom;
let mediatorId: string;
let organisationId: string;
beforeAll(async () => {
  room = await agencyRoom(justice, home);
  room.setTime('2025-06-02T10:00:00+08:00');
  const committee = { name: '虚构街道人民调解委员会', kind: 'TOWNSHIP' } as const;
  organisationId = (await registerOrganisation(officer(), committee)).id;
  mediatorId = (await enrol('370499198107170346', 'justice-MEDIATOR')).id;
});
afterAll(() => room.stop());

const officer = () => room.at('LEGAL_AID_OFFICER');
const mediator = () => room.at('MEDIATOR');
const db = () => room.agency.dataSource.manager;
const coded = (code: string) => expect.objectContaining({ code });
const enrol = (idNumber: string | null, staffId: string | null = null) =>
  registerMediator(officer(), { organisationId, name: '样例人民调解员', fullTime: true, idNumber, staffId });

/** The union passes a case on, with the consents of these sides. */
async function passOn(sides = ['worker', 'employer'] as ('worker' | 'employer')[], asks = true) {
  const opened = await room.openCase();
  const { caseCode } = opened;
  const referral = await room.atUnion(async (tx, ctx) => {
    const given = { scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' } as const;
    const consents = [];
    for (const side of sides)
      consents.push(
        await recordConsent(tx, ctx, union.code, caseCode, { partyId: opened[side].id, ...given }),
      );
    return issueReferral(tx, ctx, {
      ...{ arrow: 'A24', from: union.code, to: home.code, caseCode, recordId: null, consents, materials: [] },
      letter: { type: 'LETTER', title: '转介函', signedBy: '样例' },
      ...(asks && { content: { mediation: { stage: 'PRE_FILING' as const } } }),
    });
  });
  await room.deliverAll();
  const sent = await room.union.dataSource.manager.findOneByOrFail(OutboxMessageEntity, {
    ...{ caseCode, type: 'ReferralIssued' as const },
  });
  return { ...opened, referralId: referral.id, disposition: sent.disposition };
}

const terms = { terms: '分两期支付工资18600元', amount: 1_860_000, claimKinds: ['WAGE_CLAIM'] };

async function inMediation(at = room) {
  const passed = await passOn();
  const mediation = await acceptMediation(at.at('MEDIATOR'), passed.referralId, [mediatorId]);
  return { ...passed, mediation };
}

describe('people’s mediation', () => {
  test('passed on with the consent of both sides begins at once, and has fifteen days (A24)', async () => {
    const { mediation } = await inMediation();
    expect(mediation).toMatchObject({
      state: 'IN_MEDIATION',
      arrow: 'A24',
      rule: 'MED-2',
      due: '2025-06-17',
    });
    expect(await room.deadlines(mediation.id)).toMatchObject([{ rule: 'MED-2', due: '2025-06-17' }]);
  });

  test('is not taken in without the consent of a side, or without the request', async () => {
    expect((await passOn(['worker'])).disposition).toBe('REFUSED');
    expect((await passOn([])).disposition).toBe('REFUSED');
    expect((await passOn(['worker', 'employer'], false)).disposition).toBe('REFUSED');
    expect((await passOn()).disposition).toBe('APPLIED');
  });

  test('may end in an oral agreement, which holds from when both have given their word', async () => {
    const { mediation, worker, employer, caseCode, referralId } = await inMediation();
    const oral = { mediationId: mediation.id, route: 'PEOPLES_ORAL', ...terms } as const;
    const { id: agreementId } = await draftAgreement(mediator(), oral);
    const word = { agreementId, role: 'PARTY', manner: 'ORAL', signer: '样例' } as const;
    await expect(signAgreement(mediator(), { ...word, partyId: worker.id, manner: 'PAPER' })).rejects.toThrow(
      coded('BAD_INPUT'),
    );
    await signAgreement(mediator(), { ...word, partyId: worker.id });
    room.setTime('2025-06-02T11:31:00+08:00');
    const signedAt = new Date('2025-06-02T11:30:00+08:00');
    const agreed = await signAgreement(mediator(), { ...word, partyId: employer.id, signedAt });
    expect(agreed).toMatchObject({ state: 'EFFECTIVE', effectiveAt: signedAt });
    expect((await room.deadlines(agreementId)).map(({ rule, due }) => [rule, due])).toEqual([
      ['AR-1', '2025-06-17'],
      ['JC-1', '2025-07-02'],
    ]);
    await signAgreement(mediator(), { ...word, role: 'MEDIATOR', manner: 'PAPER' });
    await reportMediationResult(mediator(), {
      mediationId: mediation.id,
      outcome: 'AGREED',
      text: '口头协议',
    });
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      ...{ state: 'RESULT_REPORTED', outcome: 'AGREED', result: { agreement: { route: 'PEOPLES_ORAL' } } },
    });
    const seen = await caseAsSeen(mediator(), caseCode, 'mediations { state agreements { route state } }');
    expect(seen.mediations).toEqual([
      { state: 'AGREED', agreements: [{ route: 'PEOPLES_ORAL', state: 'EFFECTIVE' }] },
    ]);
    const of = [
      { __typename: 'TimelineEntry', reference: `JusticeMediationCase:${mediation.id}` },
      { __typename: 'TimelineEntry', reference: `JusticeMediationAgreement:${agreementId}` },
    ];
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on TimelineEntry { justice { __typename } } } }`;
    const { _entities } = await askAgency(mediator(), query, { of });
    expect(_entities.map((entry: { justice: unknown }) => entry.justice)).toEqual([
      { __typename: 'JusticeMediationCase' },
      { __typename: 'JusticeMediationAgreement' },
    ]);
  });

  test('in writing takes effect with the mediator and the seal, and no word of mouth counts', async () => {
    const { mediation, worker, employer } = await inMediation();
    const written = { mediationId: mediation.id, route: 'PEOPLES_MEDIATION', ...terms } as const;
    const { id: agreementId } = await draftAgreement(mediator(), written);
    const sign = { agreementId, role: 'PARTY', manner: 'PAPER', signer: '样例' } as const;
    await expect(signAgreement(mediator(), { ...sign, partyId: worker.id, manner: 'ORAL' })).rejects.toThrow(
      coded('BAD_INPUT'),
    );
    for (const partyId of [worker.id, employer.id])
      expect(await signAgreement(mediator(), { ...sign, partyId })).toMatchObject({ effectiveAt: null });
    await signAgreement(mediator(), { ...sign, role: 'MEDIATOR' });
    expect(await signAgreement(mediator(), { ...sign, role: 'SEAL' })).toMatchObject({ state: 'EFFECTIVE' });
  });

  test('is by mediators of the roster who can be checked, and not by who is suspended', async () => {
    const { referralId } = await passOn();
    const other = await enrol('370499198803120019');
    await changeMediator(officer(), other.id, 'suspend');
    const unchecked = await enrol(null);
    for (const id of [other.id, unchecked.id])
      await expect(acceptMediation(mediator(), referralId, [id])).rejects.toThrow(coded('NOT_FOUND'));
    await changeMediator(officer(), other.id, 'restore');
    // The worker of the case is the same person.
    await expect(acceptMediation(mediator(), referralId, [other.id])).rejects.toThrow(
      coded('CONFLICT_OF_INTEREST'),
    );
    await expect(enrol('370499198803120019')).rejects.toThrow(coded('BAD_INPUT'));
    expect(await db().findOneByOrFail(MediatorEntity, { id: mediatorId })).toMatchObject({
      ...{ active: true, staffId: 'justice-MEDIATOR' },
    });
    await expect(acceptMediation(officer(), referralId, [mediatorId])).rejects.toThrow(coded('NOT_FOUND'));
  });
});

describe('the course of a people’s mediation', () => {
  test('waits for a side that took its consent back before it was taken up, who is asked within three days; it begins with its consent', async () => {
    room.setTime('2025-06-02T10:00:00+08:00');
    const { referralId, caseCode, employer } = await passOn();
    const { issued } = await room.referral(room.agency, referralId);
    const withdrawn = issued.consents.find(({ partyId }) => partyId === employer.id)!;
    await revokeCaseConsent(mediator(), withdrawn.consentId);
    const { id, state } = await acceptMediation(mediator(), referralId, [mediatorId]);
    expect(state).toBe('ACCEPTED');
    expect((await room.deadlines(id)).map(({ rule, due }) => [rule, due])).toEqual([
      ['MED-10', '2025-06-05'],
      ['MED-2', '2025-06-17'],
    ]);
    const early = { mediationId: id, route: 'PEOPLES_MEDIATION', ...terms } as const;
    await expect(draftAgreement(mediator(), early)).rejects.toThrow(coded('WRONG_STATE'));
    const again = { scope: 'MEDIATION', channel: 'PHONE', evidence: '录音1号' } as const;
    await recordCaseConsent(mediator(), caseCode, { ...again, partyId: employer.id });
    expect(await db().findOneByOrFail(MediationEntity, { id })).toMatchObject({ state: 'IN_MEDIATION' });
  });

  test('suspected to be a sham stands still, is reported, and makes no agreement until it is taken up again', async () => {
    room.setTime('2025-06-02T10:00:00+08:00');
    const { mediation, worker, employer, referralId } = await inMediation();
    const { id: mediationId } = mediation;
    await expect(suspendMediation(mediator(), mediationId, 'SHAM_SUSPECTED', ' ')).rejects.toThrow(
      coded('BAD_INPUT'),
    );
    await suspendMediation(mediator(), mediationId, 'SHAM_SUSPECTED', '双方陈述雷同，欠条系补写');
    await room.deliverAll();
    expect((await room.referral(room.union, referralId)).state).toBe('SUSPENDED');
    const written = { mediationId, route: 'PEOPLES_MEDIATION', ...terms } as const;
    const days = { mediationId, consents: [], days: 5 };
    for (const act of [() => draftAgreement(mediator(), written), () => extendMediation(mediator(), days)])
      await expect(act()).rejects.toThrow(coded('WRONG_STATE'));
    expect(await resumeMediation(mediator(), mediationId)).toMatchObject({ state: 'IN_MEDIATION' });
    const agreed = { scope: 'EXTENSION', channel: 'PAPER', evidence: '延期同意书' } as const;
    const consents = [worker, employer].map(({ id: partyId }) => ({ ...agreed, partyId }));
    const longer = { mediationId, consents, days: 10 };
    const once = { ...longer, consents: consents.slice(0, 1) };
    await expect(extendMediation(mediator(), once)).rejects.toThrow(coded('CONSENT_MISSING'));
    expect(await extendMediation(mediator(), longer)).toMatchObject({ state: 'EXTENDED', due: '2025-06-27' });
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      state: 'EXTENDED',
      due: '2025-06-27',
    });
  });

  test.each([
    ['TOO_FAR_APART', 'FAILED'],
    ['SELF_SETTLED_WITHDRAWN', 'WITHDRAWN'],
    ['PARTY_STOPS', 'TERMINATED'],
  ])('ends with %s as %s, goes back to who sent it, and ends once', async (outcome, state) => {
    const { mediation, referralId } = await inMediation();
    const result = { mediationId: mediation.id, outcome, text: '调解终结' };
    expect(await reportMediationResult(mediator(), result)).toMatchObject({ state, outcome });
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({ state: 'RESULT_REPORTED', outcome });
    await expect(reportMediationResult(mediator(), result)).rejects.toThrow(coded('WRONG_STATE'));
  });
});

test('where mediation is not people’s mediation, no agreement is oral', async () => {
  const { mediation } = await inMediation();
  const { manifest } = room.agency;
  const ctx = mediator();
  Object.assign(ctx, { agency: { ...room.agency, manifest: { ...manifest, oralAgreements: false } } });
  await expect(
    draftAgreement(ctx, { mediationId: mediation.id, route: 'PEOPLES_ORAL', ...terms }),
  ).rejects.toThrow(coded('BAD_INPUT'));
});
