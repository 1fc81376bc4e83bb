import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LimitationEventEntity } from '#kernel/limitation/limitation-event.entity.js';
import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { applyOnAgreement } from '#kernel/mediation/apply-on-agreement.js';
import { reviewRoute } from '#kernel/mediation/enforceable-route.js';
import { draftAgreement } from '#kernel/mediation/draft-agreement.js';
import { revokeCaseConsent } from '#kernel/mediation/keep-consent.js';
import type { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { reportMediationResult } from '#kernel/mediation/report-result.js';
import { signAgreement } from '#kernel/mediation/sign-agreement.js';
import type { PartyEntity } from '#kernel/party/party.entity.js';
import { returnReferral } from '#kernel/referral/answer.js';
import { recallReferral } from '#kernel/referral/close.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { lookAtDeadline } from '#kernel/timers/look-at-deadline.js';
import { dayAfter, localDate } from '#kernel/values/local-date.js';
import { court, humanResources as home, union as station } from '../../infra/county/organisations.js';
import { ArbitralEntrustmentEntity } from '../../subgraphs/human-resources/arbitral-entrustment/entrustment.entity.js';
import {
  entrustMediation,
  openEntrustment,
} from '../../subgraphs/human-resources/arbitral-entrustment/open-entrustment.js';
import { ArbitralReviewEntity } from '../../subgraphs/human-resources/arbitral-review/review.entity.js';
import { acceptArbitration } from '../../subgraphs/human-resources/arbitration/accept-arbitration.js';
import { ArbitrationCaseEntity } from '../../subgraphs/human-resources/arbitration/arbitration.entity.js';
import { withdrawArbitration } from '../../subgraphs/human-resources/arbitration/end-arbitration.js';
import { formTribunal } from '../../subgraphs/human-resources/arbitration/form-tribunal.js';
import { openHearing } from '../../subgraphs/human-resources/arbitration/hear.js';
import {
  issueStatement,
  repudiateStatement,
  signForArbitrationStatement,
} from '../../subgraphs/human-resources/arbitration/issue-statement.js';
import { scheduleHearing } from '../../subgraphs/human-resources/arbitration/schedule-hearing.js';
import { serveCopy } from '../../subgraphs/human-resources/arbitration/serve-copy.js';
import {
  endSuggestion,
  referSuggestion,
  suggestMediation,
} from '../../subgraphs/human-resources/arbitration/suggest-mediation.js';
import { type ArbitrationRoom, arbitrationRoom } from './arbitration-room.js';

let room: ArbitrationRoom;
beforeAll(async () => {
  room = await arbitrationRoom();
});
afterAll(() => room?.stop());

const at = (day: string) => room.setTime(`${day}T10:00:00+08:00`);
const db = () => room.agency.dataSource.manager;
let serial = 200;
const number = (word: string) => `虚构劳人仲${word}字〔2025〕第${serial++}号`;
const entrustment = (id: string) => db().findOneByOrFail(ArbitralEntrustmentEntity, { id });
const arbitration = (id: string) => db().findOneByOrFail(ArbitrationCaseEntity, { id });
/** What came after the application interrupted the limitation. */
const events = async (caseCode: string) => {
  const [applied, ...later] = await db().find(LimitationEventEntity, {
    where: { caseCode },
    order: { at: 'ASC' },
  });
  expect(applied).toMatchObject({ kind: 'ARBITRATION_APPLICATION', at: '2025-03-03' });
  return later.map(({ kind, at: day }) => [kind, day]);
};

interface Begun {
  id: string;
  caseCode: string;
  worker: PartyEntity;
  employer: PartyEntity;
}

async function filed(): Promise<Begun> {
  at('2025-03-03');
  const { id, caseCode } = await room.file([{ kind: 'WAGES', amount: 1_000_000 }]);
  return { id, caseCode, ...(await room.parties(caseCode)) };
}

/** Accepted on 03-18, copy received on 03-20, tribunal formed on 03-24. */
async function inDefence(): Promise<Begun> {
  const begun = await filed();
  at('2025-03-18');
  await acceptArbitration(room.arbitrator(), begun.id, number('案'));
  at('2025-03-20');
  await serveCopy(room.arbitrator(), begun.id, '2025-03-20');
  at('2025-03-24');
  await formTribunal(room.arbitrator(), { id: begun.id, arbitrators: ['样例卯'] });
  return begun;
}

/** Both agree by 04-01, the letter leaves the same day: ten working days to 04-16, the holiday of 04-04 not counted. */
async function entrusted(): Promise<Begun & { entrustmentId: string; referralId: string }> {
  const begun = await inDefence();
  at('2025-03-31');
  await room.consent(begun.caseCode, begun.worker.id);
  at('2025-04-01');
  await room.consent(begun.caseCode, begun.employer.id);
  const { id } = await openEntrustment(room.arbitrator(), begun.id);
  const { referralId } = await entrustMediation(room.arbitrator(), { id, to: station.code, materials: [] });
  await room.deliverAll();
  return { ...begun, entrustmentId: id, referralId: referralId! };
}

async function inMediation() {
  const begun = await entrusted();
  at('2025-04-02');
  const mediation = await acceptMediation(room.mediator(), begun.referralId, [room.mediatorId]);
  await room.deliverAll();
  return { ...begun, mediation };
}

async function agree({
  worker,
  employer,
  mediation,
}: Begun & { mediation: MediationEntity }): Promise<string> {
  const { id: agreementId } = await draftAgreement(room.mediator(), {
    ...{ mediationId: mediation.id, route: 'MEDIATION_COMMITTEE', terms: '分期支付工资。', amount: 900_000 },
    ...{ performBy: '2025-05-30', claimKinds: ['WAGE_CLAIM'] },
  });
  const sign = (role: 'PARTY' | 'MEDIATOR' | 'SEAL', signer: string, partyId?: string) =>
    signAgreement(room.mediator(), {
      agreementId,
      role,
      signer,
      manner: 'PAPER',
      ...(partyId ? { partyId } : {}),
    });
  await sign('PARTY', worker.name, worker.id);
  await sign('PARTY', employer.name, employer.id);
  await sign('MEDIATOR', '样例子');
  await sign('SEAL', '虚构调解专用章');
  await reportMediationResult(room.mediator(), { mediationId: mediation.id, outcome: 'AGREED' });
  await room.deliverAll();
  return agreementId;
}

describe('a mediation entrusted before the hearing (A04)', () => {
  test('needs both sides’ consent to this mediation, a tribunal, and no hearing yet', async () => {
    const { id, caseCode, worker, employer } = await filed();
    await room.consent(caseCode, worker.id);
    await room.consent(caseCode, employer.id);
    await expect(openEntrustment(room.arbitrator(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    at('2025-03-18');
    await acceptArbitration(room.arbitrator(), id, number('案'));
    await formTribunal(room.arbitrator(), { id, arbitrators: ['样例卯'] });
    const stale = openEntrustment(room.arbitrator(), id);
    await expect(stale).rejects.toMatchObject({ code: 'CONSENT_MISSING' });
    await room.consent(caseCode, worker.id);
    const oneSided = openEntrustment(room.arbitrator(), id);
    await expect(oneSided).rejects.toMatchObject({ message: expect.stringContaining('被申请人') });
    await room.consent(caseCode, employer.id);
    for (const other of [room.at('MEDIATOR'), room.at('JUDGE', court)])
      await expect(openEntrustment(other, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await openEntrustment(room.arbitrator(), id)).toMatchObject({ state: 'CONSENTED' });
    await expect(openEntrustment(room.arbitrator(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('has ten working days from the later consent, at both ends', async () => {
    const { mediation, entrustmentId } = await inMediation();
    expect(mediation).toMatchObject({
      rule: 'MED-4',
      due: '2025-04-16',
      state: 'IN_MEDIATION',
      arrow: 'A04',
    });
    expect(await room.open(entrustmentId)).toEqual([['MED-4', null, '2025-04-16', null]]);
  });

  test('goes to no court, and not once its time has passed', async () => {
    const { id, caseCode, worker, employer } = await inDefence();
    await room.consent(caseCode, worker.id);
    await room.consent(caseCode, employer.id);
    const opened = await openEntrustment(room.arbitrator(), id);
    const letter = { id: opened.id, materials: [] };
    await expect(entrustMediation(room.arbitrator(), { ...letter, to: court.code })).rejects.toMatchObject({
      code: 'ARROW_NOT_OFFERED',
    });
    at('2025-04-09');
    await expect(entrustMediation(room.arbitrator(), { ...letter, to: station.code })).rejects.toMatchObject({
      code: 'OUT_OF_TIME',
    });
  });

  test('that nobody was entrusted with has failed by itself once its time has passed', async () => {
    const { id, caseCode, worker, employer } = await inDefence();
    await room.consent(caseCode, worker.id);
    await room.consent(caseCode, employer.id);
    const opened = await openEntrustment(room.arbitrator(), id);
    const [limit] = await room.deadlines(opened.id);
    at(limit!.due);
    await lookAtDeadline(room.agency, limit!.id);
    expect(await entrustment(opened.id)).toMatchObject({ state: 'CONSENTED' });
    at(dayAfter(localDate(limit!.due)));
    await lookAtDeadline(room.agency, limit!.id);
    expect(await entrustment(opened.id)).toMatchObject({
      ...{ state: 'FAILED', outcome: 'TIME_EXPIRED', endedOn: limit!.due },
    });
  });

  test('agreed, becomes the arbitral statement, in effect when both have signed for it', async () => {
    const begun = await inMediation();
    const { id, worker, employer, entrustmentId } = begun;
    await agree(begun);
    expect(await entrustment(entrustmentId)).toMatchObject({
      ...{ state: 'AGREED', outcome: 'AGREED' },
      agreement: { terms: '分期支付工资。', amount: 900_000 },
    });
    const statement = { id, number: number('调'), terms: '分期支付工资。', amount: 900_000 };
    await issueStatement(room.arbitrator(), statement);
    at('2025-04-07');
    const half = await signForArbitrationStatement(room.arbitrator(), id, worker.id, '2025-04-03');
    expect(half).toMatchObject({ state: 'DEFENCE', statement: { effectiveOn: null } });
    const again = signForArbitrationStatement(room.arbitrator(), id, worker.id, '2025-04-03');
    await expect(again).rejects.toMatchObject({ code: 'ALREADY_ANSWERED' });
    const whole = await signForArbitrationStatement(room.arbitrator(), id, employer.id, '2025-04-07');
    expect(whole).toMatchObject({
      state: 'MEDIATED',
      decidedOn: '2025-04-07',
      statement: { effectiveOn: '2025-04-07' },
    });
    expect(await room.open(id)).toEqual([]);
  });

  test('agreed, but a party goes back on the statement: it is heard', async () => {
    const begun = await inMediation();
    await agree(begun);
    const { id, entrustmentId } = begun;
    await issueStatement(room.arbitrator(), { id, number: number('调'), terms: '分期支付工资。' });
    expect(await repudiateStatement(room.arbitrator(), id, '用人单位送达前反悔')).toMatchObject({
      ...{ state: 'DEFENCE', statement: null },
    });
    at('2025-04-08');
    await scheduleHearing(room.arbitrator(), { id, on: '2025-04-17', place: '第一仲裁庭' });
    at('2025-04-17');
    await openHearing(room.arbitrator(), id);
    expect(await entrustment(entrustmentId)).toMatchObject({ state: 'HEARING' });
  });

  test('ends at once when a party withdraws the consent at the committee, and interrupts limitation once', async () => {
    const { caseCode, employer, entrustmentId, mediation } = await inMediation();
    at('2025-04-03');
    const [{ id }] = (await db().query<{ id: string }[]>(
      `select id from consent where case_code = $1 and party_id = $2`,
      [caseCode, employer.id],
    )) as [{ id: string }];
    await revokeCaseConsent(room.arbitrator(), id, { channel: 'PAPER', evidence: '书面声明' });
    expect(await entrustment(entrustmentId)).toMatchObject({
      ...{ state: 'FAILED', outcome: 'PARTY_STOPS', endedOn: '2025-04-03' },
    });
    await room.deliverAll();
    const atStation = await room.union.dataSource.query(
      `select state, outcome from mediation where id = $1`,
      [mediation.id],
    );
    expect(atStation).toEqual([{ state: 'TERMINATED', outcome: 'PARTY_STOPS' }]);
    expect(await entrustment(entrustmentId)).toMatchObject({ state: 'FAILED' });
    expect(await events(caseCode)).toEqual([['CONSENT_WITHDRAWN', '2025-04-03']]);
  });

  test('sent back by the mediators waits for another; for a party’s refusal it has failed', async () => {
    const back = async (reason: string) => {
      const begun = await entrusted();
      const ctx = room.mediator();
      await ctx.transaction(async (tx) =>
        returnReferral(tx, ctx, await loadReferral(tx, ctx, begun.referralId, 'IN'), {
          reason,
          text: '说明',
        }),
      );
      await room.deliverAll();
      return begun;
    };
    const free = await back('CONFLICT_OF_INTEREST');
    expect(await entrustment(free.entrustmentId)).toMatchObject({ state: 'CONSENTED', referralId: null });
    const refused = await back('PARTY_REFUSES');
    expect(await entrustment(refused.entrustmentId)).toMatchObject({ state: 'FAILED' });
    expect(await events(refused.caseCode)).toEqual([['MEDIATION_REFUSED', '2025-04-01']]);
  });

  test('not signed for yet is called back when the arbitration ends', async () => {
    const { id, entrustmentId, referralId } = await entrusted();
    await withdrawArbitration(room.arbitrator(), id, '双方自行和解');
    await room.deliverAll();
    expect(await entrustment(entrustmentId)).toMatchObject({ state: 'FAILED', endedOn: '2025-04-01' });
    expect(await room.open(entrustmentId)).toEqual([]);
    expect(await room.referral(room.union, referralId)).toMatchObject({ state: 'RECALLED' });
  });

  test('keeps the hearing waiting while its time runs, and no longer', async () => {
    const { id, caseCode, entrustmentId } = await inMediation();
    await scheduleHearing(room.arbitrator(), { id, on: '2025-04-16', place: '第一仲裁庭' });
    at('2025-04-16');
    await expect(openHearing(room.arbitrator(), id)).rejects.toMatchObject({
      ...{ code: 'WRONG_STATE', hint: expect.stringContaining('2025-04-16') },
    });
    at('2025-04-17');
    expect(await openHearing(room.arbitrator(), id)).toMatchObject({ state: 'HEARING' });
    expect(await entrustment(entrustmentId)).toMatchObject({ state: 'HEARING', outcome: 'TIME_EXPIRED' });
    expect(await events(caseCode)).toEqual([['MEDIATION_EXPIRED', '2025-04-16']]);
    await expect(openEntrustment(room.arbitrator(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('a suggested mediation (A03)', () => {
  const suggested = async () => {
    const begun = await filed();
    at('2025-03-04');
    await suggestMediation(room.arbitrator(), begun.id, null);
    return begun;
  };
  const referred = async () => {
    const begun = await suggested();
    await room.consent(begun.caseCode, begun.worker.id);
    await room.consent(begun.caseCode, begun.employer.id);
    const letter = { id: begun.id, to: station.code, materials: [] };
    const { suggestionReferralId } = await referSuggestion(room.arbitrator(), letter);
    return { ...begun, referralId: suggestionReferralId! };
  };

  test('not wanted by a party leaves the time to decide as it was', async () => {
    const { id } = await suggested();
    await expect(endSuggestion(room.arbitrator(), id, ' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await endSuggestion(room.arbitrator(), id, '用人单位不同意调解')).toMatchObject({
      state: 'FILED',
    });
    expect(await room.open(id)).toEqual([['ARB-2', null, '2025-03-10', null]]);
  });

  test('sent back by the station ends the pause', async () => {
    const { id, referralId } = await referred();
    await room.deliverAll();
    at('2025-03-07');
    const ctx = room.mediator();
    await ctx.transaction(async (tx) =>
      returnReferral(tx, ctx, await loadReferral(tx, ctx, referralId, 'IN'), {
        ...{ reason: 'BEYOND_EXPERTISE', text: '超出专长' },
      }),
    );
    await room.deliverAll();
    expect(await arbitration(id)).toMatchObject({ state: 'FILED' });
    expect(await room.open(id)).toEqual([['ARB-2', null, '2025-03-14', null]]);
  });

  test('is called back when a party withdraws before the station has signed for it', async () => {
    const { id, caseCode, worker, referralId } = await referred();
    const [{ id: consentId }] = (await db().query<{ id: string }[]>(
      `select id from consent where case_code = $1 and party_id = $2`,
      [caseCode, worker.id],
    )) as [{ id: string }];
    await revokeCaseConsent(room.arbitrator(), consentId);
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({ state: 'RECALLED' });
    expect(await arbitration(id)).toMatchObject({ state: 'FILED' });
    expect(await events(caseCode)).toEqual([['CONSENT_WITHDRAWN', '2025-03-04']]);
  });

  test('goes on when the consent taken back was given to another mediation', async () => {
    const { id, caseCode, worker } = await suggested();
    const earlier = await room.consent(caseCode, worker.id);
    const { employer } = await room.parties(caseCode);
    await room.consent(caseCode, worker.id);
    await room.consent(caseCode, employer.id);
    await referSuggestion(room.arbitrator(), { id, to: station.code, materials: [] });
    await revokeCaseConsent(room.arbitrator(), earlier);
    expect(await arbitration(id)).toMatchObject({ state: 'MEDIATION_SUGGESTED' });
    expect(await events(caseCode)).toEqual([]);
  });

  test('agreed, leaves the application paused until the parties have chosen: review, withdrawal or acceptance', async () => {
    const begun = await referred();
    await room.deliverAll();
    const mediation = await acceptMediation(room.mediator(), begun.referralId, [room.mediatorId]);
    await agree({ ...begun, mediation });
    expect(await arbitration(begun.id)).toMatchObject({
      state: 'MEDIATION_SUGGESTED',
      suggestionOutcome: 'AGREED',
    });
    expect(await room.open(begun.id)).toEqual([]);
    at('2025-03-10');
    expect(await endSuggestion(room.arbitrator(), begun.id, '申请人要求受理')).toMatchObject({
      state: 'FILED',
    });
    expect(await room.open(begun.id)).toEqual([['ARB-2', null, '2025-03-17', null]]);
    expect(await events(begun.caseCode)).toEqual([['ACKNOWLEDGEMENT', '2025-03-04']]);
  });

  test('agreed, goes to the committee’s review by the parties’ joint application (A06)', async () => {
    const begun = await referred();
    await room.deliverAll();
    const mediation = await acceptMediation(room.mediator(), begun.referralId, [room.mediatorId]);
    const agreementId = await agree({ ...begun, mediation });
    await applyOnAgreement(room.mediator(), reviewRoute, {
      ...{ agreementId, to: home.code, applicantPartyIds: [begun.worker.id, begun.employer.id] },
    });
    await room.deliverAll();
    const { caseCode } = begun;
    const review = await db().findOneByOrFail(ArbitralReviewEntity, { caseCode });
    expect(review).toMatchObject({ state: 'APPLIED', fault: null, agreement: { agreementId } });
    const withdrawn = await withdrawArbitration(room.arbitrator(), begun.id, '双方已共同申请仲裁审查');
    expect(withdrawn.state).toBe('WITHDRAWN');
  });

  test('is the committee’s own to recall: acceptance goes on', async () => {
    const { id, referralId } = await referred();
    const ctx = room.arbitrator();
    await ctx.transaction(async (tx) => {
      const referral = await loadReferral(tx, ctx, referralId, 'OUT');
      await recallReferral(tx, ctx, referral, '改由仲裁庭调解');
      await room.agency.manifest.referralActs!.recalled!(tx, ctx, referral);
    });
    expect(await arbitration(id)).toMatchObject({ state: 'FILED' });
    expect(await room.open(id)).toEqual([['ARB-2', null, '2025-03-11', null]]);
  });
});
