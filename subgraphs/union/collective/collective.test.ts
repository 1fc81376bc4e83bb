import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerSettlement, type SettlementAnswer } from '#kernel/collective/answer-settlement.js';
import { electRepresentatives } from '#kernel/collective/elect-representatives.js';
import { withdrawWorker } from '#kernel/collective/leave-group.js';
import { WorkerEntryEntity, WorkerGroupEntity } from '#kernel/collective/worker-group.entity.js';
import { ConsentEntity } from '#kernel/consent/consent.entity.js';
import { grant } from '#kernel/disclosure/grant.js';
import { AgreementEntity } from '#kernel/mediation/agreement.entity.js';
import { draftAgreement } from '#kernel/mediation/draft-agreement.js';
import { recordCaseConsent, revokeCaseConsent } from '#kernel/mediation/keep-consent.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { recordBreach, recordPerformance } from '#kernel/mediation/record-performance.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { signAgreement } from '#kernel/mediation/sign-agreement.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { issueReferral } from '#kernel/referral/issue.js';
import * as county from '../../../infra/county/organisations.js';
import { listOf, machineWorks, workers } from '../../../tests/journeys/story-8-4-people.js';
import { caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import { issueWhole } from '../../../tests/kit/issue-documents.js';
import { openOwnMediation } from '../intake/open-own-mediation.js';
import { otherUnion, type UnionRoom, unionRoom } from '../testing/union-room.js';
import { openCollective } from './open-collective.js';
import { referForPaymentOrders, referToArbitration } from './refer-workers.js';

let room: UnionRoom;
let mediatorId: string;
beforeAll(async () => {
  room = await unionRoom();
  room.setTime('2024-12-02T09:00:00+08:00');
  const person = { name: '样例子', idNumber: '532899198904040417', staffId: 'union-MEDIATOR' };
  mediatorId = (await registerMediator(room.at('MEDIATOR'), person)).id;
});
afterAll(() => room.stop());

const mediator = () => room.at('MEDIATOR');
const db = () => room.union.dataSource.manager;
const refusal = (code: string, message = '') =>
  expect.objectContaining({ code, message: expect.stringContaining(message) });
const employer = { side: 'RESPONDENT', kind: 'EMPLOYER', ...machineWorks } as const;
const dispute = {
  ...({ door: 'VISIT', cause: 'WAGE_CLAIM', commonClaim: '支付三个月工资' } as const),
  ...{ employer, list: listOf(12), division: '610599' },
};

/** Twelve workers on the list: their party ids in its order, and the employer's. */
async function opened() {
  const { group, intakeId } = await openCollective(mediator(), dispute);
  const { caseCode } = group;
  const rows = await db().find(WorkerEntryEntity, { where: { caseCode }, order: { line: 'ASC' } });
  const firm = await db().findOneByOrFail(PartyEntity, { caseCode, kind: 'EMPLOYER' });
  return { caseCode, intakeId, ids: rows.map(({ partyId }) => partyId), firm: firm.id };
}
type Opened = Awaited<ReturnType<typeof opened>>;

const elect = ({ caseCode, ids }: Opened, places = [0, 1, 2], signedBy = ids) =>
  electRepresentatives(mediator(), {
    ...{ caseCode, signedBy, evidence: '推选书', powers: '参加调解；和解须经本人同意' },
    representatives: places.map((at) => ids[at]!),
  });
const groupId = async ({ caseCode }: Opened) =>
  (await db().findOneByOrFail(WorkerGroupEntity, { caseCode })).id;
const answer = (partyId: string, agrees = true, amount = 1_350_000): SettlementAnswer => ({
  ...{ partyId, agrees, channel: 'PAPER', evidence: '意见表' },
  amount: agrees ? amount : null,
});
const states = async ({ caseCode }: Opened) =>
  (await db().find(WorkerEntryEntity, { where: { caseCode }, order: { line: 'ASC' } })).map(
    ({ state }) => state,
  );

/** A mediation of twelve with three representatives, and the answers of the first `agreeing`. */
async function inMediation(agreeing: number): Promise<Opened & { mediationId: string }> {
  const of = await opened();
  await elect(of);
  const consents = [of.firm, ...of.ids].map((partyId) => ({
    ...({ partyId, scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' } as const),
  }));
  const input = { intakeId: of.intakeId, mediatorIds: [mediatorId], consents };
  const { id: mediationId } = await openOwnMediation(mediator(), input);
  const answers = of.ids.map((partyId, at) => answer(partyId, at < agreeing));
  await answerSettlement(mediator(), of.caseCode, answers);
  return { ...of, mediationId };
}

const day = ['2024-12-20', '2025-01-20'];
function terms(of: Opened & { mediationId: string }, places: number[], each = [450_000, 900_000]) {
  const sums = each.map((amount, at) => ({ dueOn: day[at]!, amount: amount * places.length }));
  return {
    ...({ mediationId: of.mediationId, route: 'MEDIATION_COMMITTEE', terms: '分两期支付。' } as const),
    ...{ claimKinds: ['WAGE_CLAIM'], instalments: sums },
    shares: places.map((at) => ({ partyId: of.ids[at]!, amounts: each })),
    partyIds: [...places.map((at) => of.ids[at]!), of.firm],
  };
}
const first = (count: number) => Array.from({ length: count }, (_, at) => at);

/** What a referral that was accepted opens to its receiver. */
const acceptedBy = (receiver: county.Organisation, caseCode: string, basisId: string): Promise<void> =>
  mediator().transaction((tx) =>
    grant(tx, mediator(), {
      ...{ caseCode, organisation: county.union.code, grantee: receiver.code, basis: 'REFERRAL', basisId },
    }),
  );
const seenBy = (reader: county.Organisation, caseCode: string) =>
  caseAsSeen(
    room.at(reader === county.justice ? 'LEGAL_AID_OFFICER' : 'ARBITRATOR', reader),
    caseCode,
    `parties { id } consents { scope } mediations { agreements { partyIds shares { partyId } } }
     workerGroup { workers settled representatives entries { line state agreed } }`,
  );

async function sign(id: string, parties: string[]): Promise<AgreementEntity> {
  const manner = 'PAPER' as const;
  for (const partyId of parties)
    await signAgreement(mediator(), { agreementId: id, role: 'PARTY', partyId, signer: '样例', manner });
  await signAgreement(mediator(), { agreementId: id, role: 'MEDIATOR', signer: '样例子', manner });
  return signAgreement(mediator(), { agreementId: id, role: 'SEAL', signer: '调解专用章', manner });
}
const settledBy = async (of: Opened & { mediationId: string }, count: number) => {
  const { id } = await draftAgreement(mediator(), terms(of, first(count)));
  return sign(id, [...of.ids.slice(0, 3), of.firm]);
};

describe('many workers with a common claim', () => {
  test('are one case with a line each; nobody else’s staff may touch the list', async () => {
    const of = await opened();
    const { caseCode, ids } = of;
    expect(await states(of)).toEqual(ids.map(() => 'LISTED'));
    expect(await db().countBy(PartyEntity, { caseCode })).toBe(13);
    const at = room.at('MEDIATOR', otherUnion);
    await expect(withdrawWorker(at, caseCode, ids[0]!)).rejects.toThrow(refusal('NOT_FOUND'));
    await expect(withdrawWorker(room.at('LEADER'), caseCode, ids[0]!)).rejects.toThrow(refusal('NOT_FOUND'));
  });

  test('are shown to their own mediator; a court that has nothing to do with them sees nothing', async () => {
    const { caseCode } = await opened();
    const selection = 'workerGroup { workers claim greenChannel entries { line claim } }';
    const own = await caseAsSeen(mediator(), caseCode, selection);
    expect(own.workerGroup).toMatchObject({
      workers: 12,
      claim: 16_200_000,
      greenChannel: expect.stringContaining('优先'),
    });
    expect(own.workerGroup.entries).toHaveLength(12);
    expect(await caseAsSeen(room.at('CLERK', county.court), caseCode, selection)).toBeNull();
  });

  test('of a list with a wrong line open nothing at all', async () => {
    const before = await db().count(WorkerGroupEntity);
    const list = listOf(12).replace(workers[4]!.idNumber, workers[3]!.idNumber);
    expect(() => openCollective(mediator(), { ...dispute, list })).toThrow(
      refusal('BAD_LIST', '第5行与第4行'),
    );
    expect(await db().count(WorkerGroupEntity)).toBe(before);
  });
});

describe('an election', () => {
  test.each([2, 6])('of %i is refused', async (count) => {
    await expect(elect(await opened(), first(count))).rejects.toThrow(refusal('REPRESENTATIVE_COUNT'));
  });

  test('is signed by everybody represented; who has left need not sign', async () => {
    const of = await opened();
    await expect(elect(of, first(3), of.ids.slice(1))).rejects.toThrow(refusal('CONSENT_MISSING', '第1行'));
    await withdrawWorker(mediator(), of.caseCode, of.ids[11]!);
    await elect(of, first(5), of.ids.slice(0, 11));
    expect(await states(of)).toEqual([...first(11).map(() => 'REPRESENTED'), 'WITHDRAWN']);
    const document = { type: 'REPRESENTATIVE_ELECTION', recordId: await groupId(of) };
    const { fields, state } = await issueWhole(
      { agency: room.union, at: (role) => room.at(role) },
      'MEDIATOR',
      document,
    );
    expect(state).toBe('ISSUED');
    expect(fields).toMatchObject({ representatives: '测试戊、测试己、测试庚、测试工人4、测试工人5' });
    expect(fields.workers).toHaveLength(11);
    await expect(elect(of, [0, 1, 11])).rejects.toThrow(refusal('BAD_INPUT', '代表人'));
  });

  test('is asked for again when fewer than three representatives are left', async () => {
    const of = await opened();
    await elect(of, first(4));
    const { caseCode, ids } = of;
    const asked = async () => {
      const selection = 'workerGroup { representatives representativesNeeded }';
      const { workerGroup } = await caseAsSeen(mediator(), caseCode, selection);
      return [workerGroup.representatives.length, workerGroup.representativesNeeded];
    };
    await withdrawWorker(mediator(), caseCode, ids[11]!);
    expect(await asked()).toEqual([4, false]);
    expect((await withdrawWorker(mediator(), caseCode, ids[0]!)).representatives).toEqual(ids.slice(1, 4));
    expect(await asked()).toEqual([3, false]);
    await withdrawWorker(mediator(), caseCode, ids[1]!);
    expect(await asked()).toEqual([2, true]);
    await elect(of, [2, 3, 4], ids.slice(2, 11));
    expect(await asked()).toEqual([3, false]);
  });
});

describe('the consent to settle', () => {
  test('is each worker’s own, with an amount and evidence; a wrong line keeps none of the answers', async () => {
    const of = await opened();
    await elect(of);
    const answers = [answer(of.ids[0]!), { ...answer(of.ids[1]!), amount: null }, answer('somebody')];
    await expect(answerSettlement(mediator(), of.caseCode, answers)).rejects.toThrow(
      refusal('BAD_LIST', '第2行同意和解的，应当写明本人同意的金额；第3行不在劳动者名册内'),
    );
    expect(new Set(await states(of))).toEqual(new Set(['REPRESENTED']));
    const twice = [answer(of.ids[0]!), answer(of.ids[0]!)];
    await expect(answerSettlement(mediator(), of.caseCode, twice)).rejects.toThrow(refusal('WRONG_STATE'));
    const given = { partyId: of.ids[0]!, scope: 'SETTLEMENT', channel: 'PAPER', evidence: '同意书' } as const;
    await expect(recordCaseConsent(mediator(), of.caseCode, given)).rejects.toThrow(refusal('BAD_INPUT'));
  });

  test('may be taken back until the agreement takes effect, which then does not', async () => {
    const of = await inMediation(12);
    const { id } = await draftAgreement(mediator(), terms(of, first(12)));
    const consent = { caseCode: of.caseCode, partyId: of.ids[7]!, scope: 'SETTLEMENT' } as const;
    const { id: consentId } = await db().findOneByOrFail(ConsentEntity, consent);
    await revokeCaseConsent(mediator(), consentId);
    expect((await states(of))[7]).toBe('REPRESENTED');
    await expect(sign(id, [...of.ids.slice(0, 3), of.firm])).rejects.toThrow(
      refusal('CONSENT_MISSING', '第8行'),
    );
    const others = first(12).filter((at) => at !== 7);
    const next = await draftAgreement(mediator(), terms(of, others));
    const done = await sign(next.id, [...of.ids.slice(0, 3), of.firm]);
    expect(done.state).toBe('EFFECTIVE');
    const settled = await db().findOneByOrFail(ConsentEntity, { ...consent, partyId: of.ids[0]! });
    await expect(revokeCaseConsent(mediator(), settled.id)).rejects.toThrow(
      refusal('WRONG_STATE', '不能撤回'),
    );
  });

  test('to mediate, taken back by one, ends nobody else’s mediation', async () => {
    const of = await inMediation(11);
    const consent = { caseCode: of.caseCode, partyId: of.ids[11]!, scope: 'MEDIATION' } as const;
    await revokeCaseConsent(mediator(), (await db().findOneByOrFail(ConsentEntity, consent)).id);
    expect((await states(of))[11]).toBe('WITHDRAWN');
    const going = await db().findOneByOrFail(MediationEntity, { id: of.mediationId });
    expect(going.state).toBe('IN_MEDIATION');
    const firms = await db().findOneByOrFail(ConsentEntity, { ...consent, partyId: of.firm });
    await revokeCaseConsent(mediator(), firms.id);
    expect((await db().findOneByOrFail(MediationEntity, { id: of.mediationId })).state).toBe('TERMINATED');
  });
});

describe('an agreement of some of them', () => {
  test('binds those alone who have consented, to the amount they have consented to', async () => {
    const of = await inMediation(10);
    await expect(draftAgreement(mediator(), terms(of, first(12)))).rejects.toThrow(
      refusal('CONSENT_MISSING', '第11行、第12行'),
    );
    const other = terms(of, first(10));
    other.shares[4] = { ...other.shares[4]!, amounts: [450_001, 899_999] };
    await expect(draftAgreement(mediator(), other)).rejects.toThrow(refusal('AMOUNTS_DIFFER', '第1期'));
    const swapped = terms(of, first(10));
    swapped.shares[3] = { ...swapped.shares[3]!, amounts: [450_000, 900_001] };
    swapped.shares[4] = { ...swapped.shares[4]!, amounts: [450_000, 899_999] };
    await expect(draftAgreement(mediator(), swapped)).rejects.toThrow(
      refusal('BAD_LIST', '第4行写13,500.01元，本人（名册第4行）同意的是13,500.00元'),
    );
    const missing = terms(of, first(10));
    missing.shares.pop();
    missing.instalments = missing.instalments.map((sum) => ({ ...sum, amount: (sum.amount / 10) * 9 }));
    await expect(draftAgreement(mediator(), missing)).rejects.toThrow(refusal('BAD_LIST', '名册第10行'));
    expect((await settledBy(of, 10)).state).toBe('EFFECTIVE');
    expect(await states(of)).toEqual([...first(10).map(() => 'SETTLED'), 'DECLINED', 'DECLINED']);
  });

  test('takes effect only when every representative whom it binds has signed', async () => {
    const of = await inMediation(12);
    const { id } = await draftAgreement(mediator(), terms(of, first(12)));
    expect((await sign(id, [of.ids[0]!, of.ids[1]!, of.firm])).state).toBe('PARTLY_SIGNED');
    const last = {
      agreementId: id,
      role: 'PARTY',
      partyId: of.ids[2]!,
      signer: '样例',
      manner: 'PAPER',
    } as const;
    expect((await signAgreement(mediator(), last)).state).toBe('EFFECTIVE');
  });

  test('leaves the others to arbitration, each alone; who has settled does not go there', async () => {
    const of = await inMediation(10);
    const referral = (places: number[]) => ({
      ...{ caseCode: of.caseCode, to: county.humanResources.code, evidence: '仲裁申请书' },
      partyIds: places.map((at) => of.ids[at]!),
    });
    await expect(referToArbitration(mediator(), referral([0]))).rejects.toThrow(
      refusal('WRONG_STATE', '第1行'),
    );
    await settledBy(of, 10);
    await expect(referToArbitration(mediator(), referral([0, 11]))).rejects.toThrow(
      refusal('WRONG_STATE', '第1行'),
    );
    const sent = await referToArbitration(mediator(), referral([10, 11]));
    expect(sent).toHaveLength(2);
    expect(sent.map(({ issued }) => issued.dispute.parties.map(({ partyId }) => partyId).sort())).toEqual(
      [10, 11].map((at) => [of.ids[at]!, of.firm].sort()),
    );
    expect(sent.map(({ issued }) => issued.dispute.claim)).toEqual([1_350_000, 1_350_000]);
    expect((await states(of)).slice(10)).toEqual(['SEPARATED', 'SEPARATED']);
    await acceptedBy(county.humanResources, of.caseCode, sent[0]!.id);
    const seen = await seenBy(county.humanResources, of.caseCode);
    expect(seen.parties.map(({ id }: { id: string }) => id).sort()).toEqual(
      [of.ids[10]!, of.ids[11]!, of.firm].sort(),
    );
    expect(seen.workerGroup).toMatchObject({ workers: 12, settled: 10, representatives: [] });
    expect(seen.workerGroup.entries).toEqual(
      [11, 12].map((line) => ({ line, state: 'SEPARATED', agreed: null })),
    );
    expect(seen.consents.map(({ scope }: { scope: string }) => scope)).not.toContain('SETTLEMENT');
    expect(seen.mediations[0].agreements[0]).toEqual({ partyIds: [of.firm], shares: [] });
  });

  test('is nobody’s business outside while they are asked: not who would settle, nor for how much', async () => {
    const of = await inMediation(10);
    const ctx = mediator();
    const aid = await ctx.transaction((tx) =>
      issueReferral(tx, ctx, {
        ...{ arrow: 'A25', from: county.union.code, to: county.justice.code, caseCode: of.caseCode },
        ...{ recordId: null, consents: [], materials: [] },
        letter: { type: 'LETTER', number: null, title: '函', signedBy: '样例' },
      }),
    );
    await acceptedBy(county.justice, of.caseCode, aid.id);
    const { workerGroup, consents } = await seenBy(county.justice, of.caseCode);
    const hidden = { state: 'REPRESENTED', agreed: null };
    expect(workerGroup.entries).toEqual(first(12).map((at) => ({ line: at + 1, ...hidden })));
    expect(consents.map(({ scope }: { scope: string }) => scope)).not.toContain('SETTLEMENT');
    const own = await caseAsSeen(mediator(), of.caseCode, 'workerGroup { entries { state } }');
    expect(own.workerGroup.entries[11]).toEqual({ state: 'DECLINED' });
  });
});

describe('instalments', () => {
  test('paid on their days are performed to the fen (C01); nobody may ask for an order before', async () => {
    const of = await inMediation(12);
    const { id: agreementId } = await settledBy(of, 12);
    const order = {
      caseCode: of.caseCode,
      to: county.court.code,
      partyIds: of.ids,
      evidence: '支付令申请书',
    };
    await expect(referForPaymentOrders(mediator(), order)).rejects.toThrow(refusal('NOT_DUE'));
    room.setTime('2024-12-20T09:00:00+08:00');
    await recordPerformance(mediator(), { agreementId, paidOn: '2024-12-20', amount: 5_400_000 });
    room.setTime('2024-12-21T09:00:00+08:00');
    await expect(recordBreach(mediator(), agreementId)).rejects.toThrow(refusal('WRONG_STATE', '已经付清'));
    room.setTime('2025-01-20T09:00:00+08:00');
    const last = { agreementId, paidOn: '2025-01-20', amount: 10_800_000 };
    expect((await recordPerformance(mediator(), last)).state).toBe('PERFORMED');
  });

  test('not paid make a breach the day after; a fen less is not paid', async () => {
    room.setTime('2024-12-02T09:00:00+08:00');
    const of = await inMediation(12);
    const { id: agreementId } = await settledBy(of, 12);
    room.setTime('2024-12-20T09:00:00+08:00');
    await recordPerformance(mediator(), { agreementId, paidOn: '2024-12-20', amount: 5_399_999 });
    await expect(recordBreach(mediator(), agreementId)).rejects.toThrow(refusal('WRONG_STATE'));
    room.setTime('2024-12-21T09:00:00+08:00');
    expect((await recordBreach(mediator(), agreementId)).state).toBe('BREACHED');
    const selection = 'mediations { agreements { state dueNow } }';
    const seen = await caseAsSeen(mediator(), of.caseCode, selection);
    expect(seen.mediations[0].agreements).toEqual([{ state: 'BREACHED', dueNow: 1 }]);
    const order = {
      caseCode: of.caseCode,
      to: county.court.code,
      partyIds: of.ids,
      evidence: '支付令申请书',
    };
    expect((await referForPaymentOrders(mediator(), order)).arrow).toBe('A19');
  });
});
