import { askAgency, caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordConsent, standingConsents } from '#kernel/consent/record-consent.js';
import { revokeConsent } from '#kernel/consent/revoke-consent.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { returnReferral } from '#kernel/referral/answer.js';
import { recallReferral } from '#kernel/referral/close.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { court, linkageCentre, procuratorate as home, union } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../../tests/kit/agency-room.js';
import { procuratorate } from '../agency.js';
import { applySupport, applySupportInCase } from './apply-support.js';
import { endSupport } from './end-support.js';
import { fileSupport, hearSupport } from './file-support.js';
import { supportReturned } from './follow-referral.js';
import { SupportedLitigationEntity } from './support.entity.js';
import { listSupports } from './supports.js';
import { decideSupport, declineSupport, reviewSupport } from './work-support.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(procuratorate, home);
  room.setTime('2025-06-02T10:00:00+08:00');
});
afterAll(() => room.stop());

const procurator = () => room.at('PROCURATOR');
const db = () => room.agency.dataSource.manager;
const asked = { weakPosition: '进城务工人员', request: '支付工资18600元', facts: '三个月未发工资' };
const coded = (code: string) => expect.objectContaining({ code });

let serial = 0;
const nextNumber = () => `虚构检民支〔2025〕${(serial += 1)}号`;

function apply(changes: Partial<typeof asked> = {}) {
  const consent = { consentChannel: 'PAPER', consentEvidence: '支持起诉申请书' } as const;
  const dispute = { cause: 'WAGE_CLAIM', causeVersion: '2020', parties: wageParties as never };
  return applySupport(procurator(), { ...dispute, ...consent, ...asked, ...changes });
}

async function decided() {
  const { id } = await apply();
  await reviewSupport(procurator(), id);
  const grounds = { directSuitGround: 'WAGE_IOU', reason: '持有工资欠条' };
  return decideSupport(procurator(), { id, number: nextNumber(), ...grounds });
}

const lead = { subject: asked.request, group: asked.weakPosition, facts: asked.facts };

/** The union passes an application on, with or without the worker's consent. */
async function passOn({ consents: given = true, group = lead.group } = {}) {
  const { caseCode, worker } = await room.openCase();
  const referral = await room.atUnion(async (tx, ctx) => {
    const consent = { partyId: worker.id, scope: 'SUPPORTED_LITIGATION', channel: 'PAPER' } as const;
    const kept = await recordConsent(tx, ctx, union.code, caseCode, { ...consent, evidence: '申请书' });
    return issueReferral(tx, ctx, {
      ...{ arrow: 'A11', from: union.code, to: home.code, caseCode, recordId: null, materials: [] },
      consents: given ? [kept] : [],
      letter: { type: 'SUPPORT_APPLICATION', title: '支持起诉申请书', signedBy: '样例' },
      content: { lead: { ...lead, group, employerUncooperative: false, workers: 1 } },
    });
  });
  await room.deliverAll();
  const support = await db().findOneBy(SupportedLitigationEntity, { referralId: referral.id });
  return { caseCode, worker, referralId: referral.id, support };
}

async function disposition(caseCode: string): Promise<string | null> {
  const sent = await room.union.dataSource.manager.findOneByOrFail(OutboxMessageEntity, {
    ...{ caseCode, type: 'ReferralIssued' as const },
  });
  return sent.disposition;
}

describe('support of a suit', () => {
  test('runs from the application to the end of the suit, and the claimant stays the party', async () => {
    const support = await decided();
    expect(support.caseCode).toMatch(/^WF-370499-P-2025-/);
    expect(support).toMatchObject({ state: 'DECIDED', directSuitGround: 'WAGE_IOU', awardNumber: null });
    expect(support.claimantPartyIds).toHaveLength(1);
    const filed = await fileSupport(procurator(), {
      ...{ id: support.id, courtCode: court.code, suedOn: '2025-06-02' },
      courtNumber: '(2025)鲁0499民初12号',
    });
    expect(filed).toMatchObject({
      state: 'FILED',
      courtName: court.name,
      courtNumber: '（2025）鲁0499民初12号',
    });
    const statement = await db().findOneByOrFail(ReferralEntity, { recordId: support.id, arrow: 'A14' });
    expect(statement).toMatchObject({ direction: 'OUT', counterpart: court.code });
    expect(statement.issued.letter).toMatchObject({ type: 'SUPPORT_STATEMENT', number: support.number });
    expect(statement.issued.consents.map(({ partyId }) => partyId)).toEqual(support.claimantPartyIds);
    await expect(hearSupport(procurator(), support.id, '2025-06-01')).rejects.toThrow(coded('BAD_INPUT'));
    await hearSupport(procurator(), support.id, '2025-07-01');
    await expect(endSupport(procurator(), support.id, 'close', ' ')).rejects.toThrow(coded('BAD_INPUT'));
    expect(await endSupport(procurator(), support.id, 'close', '判决支付工资')).toMatchObject({
      ...{ state: 'CLOSED', endedOn: '2025-06-02', hearingOn: '2025-07-01' },
    });
    await expect(endSupport(procurator(), support.id, 'settle', '和解')).rejects.toThrow(
      coded('WRONG_STATE'),
    );
  });

  test('goes to a court outside the linkage on paper', async () => {
    const { id } = await decided();
    await expect(fileSupport(procurator(), { id, suedOn: '2025-06-02' })).rejects.toThrow(coded('BAD_INPUT'));
    const both = { courtCode: court.code, courtName: '虚构邻县人民法院' };
    await expect(fileSupport(procurator(), { id, suedOn: '2025-06-02', ...both })).rejects.toThrow(
      coded('BAD_INPUT'),
    );
    expect(
      await fileSupport(procurator(), { id, suedOn: '2025-06-02', courtName: '虚构邻县人民法院' }),
    ).toMatchObject({ state: 'FILED', courtCode: null, courtName: '虚构邻县人民法院' });
    expect(await db().countBy(ReferralEntity, { recordId: id })).toBe(0);
  });

  test('is not for somebody whose weak position nobody names', async () => {
    await expect(apply({ weakPosition: ' ' })).rejects.toThrow(coded('BAD_INPUT'));
    await expect(apply({ facts: '' })).rejects.toThrow(coded('BAD_INPUT'));
  });

  test('is decided only once arbitration has ended or the law spares it', async () => {
    const { id } = await apply();
    await reviewSupport(procurator(), id);
    const decide = (suit: { directSuitGround?: string; awardNumber?: string }) =>
      decideSupport(procurator(), { id, number: '虚构检民支〔2025〕900号', reason: '符合条件', ...suit });
    await expect(decide({})).rejects.toThrow(coded('ARBITRATION_FIRST'));
    await expect(decide({ directSuitGround: 'NONSENSE' })).rejects.toThrow(coded('BAD_INPUT'));
    await expect(decide({ awardNumber: '第7号' })).rejects.toThrow(coded('INVALID_ARBITRATION_NUMBER'));
    expect(await decide({ awardNumber: '鲁虚构劳人仲裁字〔2025〕第7号' })).toMatchObject({
      state: 'DECIDED',
    });
  });

  test('has a number of its own, given once, and a reason', async () => {
    const { number } = await decided();
    const { id } = await apply();
    await reviewSupport(procurator(), id);
    const decide = (words: { number?: string; reason?: string }) =>
      decideSupport(procurator(), {
        ...{ id, number: nextNumber(), reason: '符合条件', directSuitGround: 'WAGE_IOU', ...words },
      });
    await expect(decide({ number: number! })).rejects.toThrow(coded('BAD_INPUT'));
    await expect(decide({ number: '1号' })).rejects.toThrow(coded('INVALID_DOCUMENT_NUMBER'));
    await expect(decide({ reason: '' })).rejects.toThrow(coded('BAD_INPUT'));
  });

  test('rests on the consent of the claimant, who may take it back', async () => {
    const { id, caseCode } = await apply();
    await reviewSupport(procurator(), id);
    await procurator().transaction(async (tx) => {
      const [consent] = await standingConsents(tx, home.code, caseCode, 'SUPPORTED_LITIGATION');
      await revokeConsent(tx, procurator(), home.code, consent!.id);
    });
    const words = { number: nextNumber(), reason: '符合条件', directSuitGround: 'WAGE_IOU' };
    await expect(decideSupport(procurator(), { id, ...words })).rejects.toThrow(coded('CONSENT_MISSING'));
    expect(await endSupport(procurator(), id, 'withdraw', '本人撤回申请')).toMatchObject({
      ...{ state: 'WITHDRAWN', endedOn: '2025-06-02' },
    });
  });

  test('has no statement before the claimant sues, nor after the consent is taken back', async () => {
    const { id, caseCode } = await decided();
    const statement = { id, courtCode: court.code };
    await expect(fileSupport(procurator(), { ...statement, suedOn: '2025-06-03' })).rejects.toThrow(
      coded('BAD_INPUT'),
    );
    await procurator().transaction(async (tx) => {
      const [consent] = await standingConsents(tx, home.code, caseCode, 'SUPPORTED_LITIGATION');
      await revokeConsent(tx, procurator(), home.code, consent!.id);
    });
    await expect(fileSupport(procurator(), { ...statement, suedOn: '2025-06-02' })).rejects.toThrow(
      coded('CONSENT_MISSING'),
    );
  });

  test('in a case on file needs the consent of each who sues, and no one but the workers', async () => {
    const { caseCode, claimantPartyIds } = await apply();
    const again = await applySupportInCase(procurator(), { caseCode, claimantPartyIds, ...asked });
    expect(again).toMatchObject({ state: 'APPLIED', caseCode });
    const { caseCode: other, worker, employer } = await room.openCase();
    await room.refer({
      ...{ arrow: 'A10', caseCode: other },
      content: { lead: { ...lead, employerUncooperative: true, workers: 1 } },
    });
    const apply2 = (ids: string[]) =>
      applySupportInCase(procurator(), { caseCode: other, claimantPartyIds: ids, ...asked });
    await expect(apply2([worker.id])).rejects.toThrow(coded('CONSENT_MISSING'));
    await expect(apply2([employer.id])).rejects.toThrow(coded('BAD_INPUT'));
    await expect(apply2([])).rejects.toThrow(coded('BAD_INPUT'));
  });

  test('may end in a settlement before anybody decides', async () => {
    const { id } = await apply();
    await expect(endSupport(procurator(), id, 'settle', '和解')).rejects.toThrow(coded('WRONG_STATE'));
    await reviewSupport(procurator(), id);
    expect(await endSupport(procurator(), id, 'settle', '用人单位当场付清')).toMatchObject({
      state: 'SETTLED',
    });
  });

  test('is worked by the own procurators and nobody else', async () => {
    const { id } = await apply();
    for (const ctx of [room.at('CLERK'), room.at('PROCURATOR', court), room.at('UNION_OFFICER', union)]) {
      await expect(reviewSupport(ctx, id)).rejects.toThrow(coded('NOT_FOUND'));
      await expect(declineSupport(ctx, id, '不符合')).rejects.toThrow(coded('NOT_FOUND'));
    }
    const { rows } = await listSupports(procurator(), { states: ['APPLIED'], first: 100, after: null });
    expect(rows.map((row) => row.id)).toContain(id);
    expect(rows.every(({ state }) => state === 'APPLIED')).toBe(true);
    expect(() => listSupports(room.at('LEADER'), { states: null, first: 5, after: null })).toThrow(
      coded('NOT_FOUND'),
    );
  });
});

describe('an application that is passed on (A11)', () => {
  test('begins with the consent it carries, and the decision goes back', async () => {
    const { support, worker, referralId } = await passOn();
    expect(support).toMatchObject({ state: 'APPLIED', weakPosition: '进城务工人员', facts: asked.facts });
    expect(support!.claimantPartyIds).toEqual([worker.id]);
    const { id } = support!;
    await reviewSupport(procurator(), id);
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({ state: 'RECEIVED' });
    const number = nextNumber();
    await decideSupport(procurator(), { id, number, directSuitGround: 'WAGE_IOU', reason: '符合条件' });
    await room.deliverAll();
    const back = await room.referral(room.union, referralId);
    expect(back).toMatchObject({ state: 'RESULT_REPORTED', outcome: 'GRANTED' });
    expect(back.result?.ruling).toMatchObject({ type: 'SUPPORT_DECISION', number, decision: 'DECIDED' });
    expect(await endSupport(procurator(), id, 'settle', '和解')).toMatchObject({ state: 'SETTLED' });
  });

  test('is refused to a sender who has no consent, or names no weak position', async () => {
    const without = await passOn({ consents: false });
    expect([without.support, await disposition(without.caseCode)]).toEqual([null, 'REFUSED']);
    const unnamed = await passOn({ group: ' ' });
    expect([unnamed.support, await disposition(unnamed.caseCode)]).toEqual([null, 'REFUSED']);
  });

  test('may be declined, and the sender reads why', async () => {
    const { support, referralId } = await passOn();
    await expect(declineSupport(procurator(), support!.id, '早了')).rejects.toThrow(coded('WRONG_STATE'));
    await reviewSupport(procurator(), support!.id);
    await expect(declineSupport(procurator(), support!.id, ' ')).rejects.toThrow(coded('BAD_INPUT'));
    await declineSupport(procurator(), support!.id, '可以自行起诉');
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      ...{ state: 'RESULT_REPORTED', outcome: 'DECLINED' },
      result: { text: '可以自行起诉' },
    });
  });

  test('ends when it is returned, and when the sender calls it back', async () => {
    const returned = await passOn();
    const ctx = procurator();
    await ctx.transaction(async (tx) => {
      const referral = await loadReferral(tx, ctx, returned.referralId, 'IN');
      await returnReferral(tx, ctx, referral, { reason: 'NO_JURISDICTION', text: '应由邻县检察院办理' });
      await supportReturned(tx, ctx, referral);
    });
    expect(await db().findOneByOrFail(SupportedLitigationEntity, { id: returned.support!.id })).toMatchObject(
      {
        ...{ state: 'DECLINED', decisionReason: '应由邻县检察院办理', endedOn: '2025-06-02' },
      },
    );
    const recalled = await passOn();
    await room.atUnion(async (tx, theirs) =>
      recallReferral(tx, theirs, await loadReferral(tx, theirs, recalled.referralId, 'OUT'), '本人改变主意'),
    );
    await room.deliverAll();
    expect(await db().findOneByOrFail(SupportedLitigationEntity, { id: recalled.support!.id })).toMatchObject(
      {
        state: 'WITHDRAWN',
      },
    );
  });

  test('shows its sender nothing while it is weighed, and afterwards no weak position', async () => {
    const { caseCode, support } = await passOn();
    const fields = 'supportedLitigations { state request weakPosition facts decisionReason }';
    const seenBy = async (ctx: ReturnType<typeof procurator>) =>
      (await caseAsSeen(ctx, caseCode, fields))?.supportedLitigations;
    const officer = () => room.at('UNION_OFFICER', union);
    expect(await seenBy(officer())).toBeUndefined();
    expect(await seenBy(room.at('LEADER', linkageCentre))).toEqual([]);
    await reviewSupport(procurator(), support!.id);
    const words = { number: nextNumber(), directSuitGround: 'WAGE_IOU', reason: '符合条件' };
    await decideSupport(procurator(), { id: support!.id, ...words });
    expect(await seenBy(officer())).toEqual([
      {
        ...{ state: 'DECIDED', request: asked.request, decisionReason: '符合条件' },
        weakPosition: null,
        facts: null,
      },
    ]);
    expect(await seenBy(room.at('LEADER', linkageCentre))).toEqual([
      { state: 'DECIDED', request: null, weakPosition: null, facts: null, decisionReason: null },
    ]);
    const of = [{ __typename: 'TimelineEntry', reference: `SupportedLitigation:${support!.id}` }];
    const entry = await askAgency(
      procurator(),
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        ... on TimelineEntry { procuratorate { __typename ... on SupportedLitigation { weakPosition } } } } }`,
      { of },
    );
    expect(entry._entities[0].procuratorate).toEqual({
      __typename: 'SupportedLitigation',
      weakPosition: asked.weakPosition,
    });
  });
});
