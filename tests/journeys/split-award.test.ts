import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extendedEnd, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { revokeCaseConsent } from '#kernel/mediation/keep-consent.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import type { PartyEntity } from '#kernel/party/party.entity.js';
import { union as station } from '../../infra/county/organisations.js';
import { acceptArbitration } from '../../subgraphs/human-resources/arbitration/accept-arbitration.js';
import {
  ArbitrationCaseEntity,
  type ArbitrationCaseEntity as Arbitration,
} from '../../subgraphs/human-resources/arbitration/arbitration.entity.js';
import { formTribunal } from '../../subgraphs/human-resources/arbitration/form-tribunal.js';
import { openHearing } from '../../subgraphs/human-resources/arbitration/hear.js';
import { scheduleHearing } from '../../subgraphs/human-resources/arbitration/schedule-hearing.js';
import {
  passDefence,
  receiveDefence,
  serveCopy,
} from '../../subgraphs/human-resources/arbitration/serve-copy.js';
import {
  endSuggestion,
  referSuggestion,
  suggestMediation,
} from '../../subgraphs/human-resources/arbitration/suggest-mediation.js';
import { applyAnnulment } from '../../subgraphs/human-resources/award/annul-award.js';
import {
  type ArbitralAwardEntity,
  AwardServiceEntity,
} from '../../subgraphs/human-resources/award/award.entity.js';
import { endSuit, recordSuit } from '../../subgraphs/human-resources/award/contest-award.js';
import { makeAward } from '../../subgraphs/human-resources/award/make-award.js';
import { serveAward } from '../../subgraphs/human-resources/award/serve-award.js';
import { takeEffect } from '../../subgraphs/human-resources/award/take-effect.js';
import { caseAsSeen } from '../kit/case-as-seen.js';
import { type ArbitrationRoom, arbitrationRoom } from './arbitration-room.js';

let room: ArbitrationRoom;
let id: string;
let caseCode: string;
let worker: PartyEntity;
let employer: PartyEntity;
let final: ArbitralAwardEntity;
let other: ArbitralAwardEntity;

const at = (day: string) => room.setTime(`${day}T10:00:00+08:00`);
const db = () => room.agency.dataSource.manager;
const arbitration = (): Promise<Arbitration> => db().findOneByOrFail(ArbitrationCaseEntity, { id });
const stationReferral = async () => (await arbitration()).suggestionReferralId!;
const serviceOf = ({ id: awardId }: ArbitralAwardEntity, party: PartyEntity) =>
  db().findOneByOrFail(AwardServiceEntity, { awardId, partyId: party.id });
const timeOf = async (award: ArbitralAwardEntity, party: PartyEntity) =>
  room.open((await serviceOf(award, party)).id);

beforeAll(async () => {
  room = await arbitrationRoom();
});
afterAll(() => room?.stop());

describe('8.3 consent withdrawn: suggested mediation before arbitration, then a split award', () => {
  test('applied for on Monday 03-03, decided on by Monday 03-10', async () => {
    at('2025-03-03');
    ({ id, caseCode } = await room.file([
      { kind: 'OVERTIME', amount: 980_000, from: '2024-01-01', until: '2024-12-31' },
      { kind: 'DOUBLE_PAY', amount: 2_400_000 },
      { kind: 'ECONOMIC_COMPENSATION', amount: 2_640_000 },
    ]));
    ({ worker, employer } = await room.parties(caseCode));
    expect(await room.limits(id)).toEqual([['ARB-2', null, '2025-03-10', null]]);
  });

  test('a suggestion alone pauses nothing, and goes nowhere on the worker’s consent alone', async () => {
    at('2025-03-04');
    await suggestMediation(room.arbitrator(), id, '虚构劳人仲调建字〔2025〕第8号');
    await room.consent(caseCode, worker.id);
    const letter = { id, to: station.code, materials: ['仲裁申请书'] };
    await expect(referSuggestion(room.arbitrator(), letter)).rejects.toMatchObject({
      code: 'CONSENT_MISSING',
      message: expect.stringContaining('被申请人'),
    });
    expect(await room.open(id)).toEqual([['ARB-2', null, '2025-03-10', null]]);
  });

  test('with the employer’s consent on 03-06 acceptance is paused; the station has until Friday 03-21', async () => {
    at('2025-03-06');
    await room.consent(caseCode, employer.id);
    const paused = await referSuggestion(room.arbitrator(), {
      id,
      to: station.code,
      materials: ['仲裁申请书'],
    });
    expect(paused.state).toBe('MEDIATION_SUGGESTED');
    expect(await room.open(id)).toEqual([]);
    await room.deliverAll();
    const mediation = await acceptMediation(room.mediator(), await stationReferral(), [room.mediatorId]);
    expect(mediation).toMatchObject({
      state: 'IN_MEDIATION',
      rule: 'MED-2',
      due: '2025-03-21',
      arrow: 'A03',
    });
    await room.deliverAll();
    expect(await room.open(id)).toEqual([['MED-2', 'ACCEPTED', '2025-03-21', null]]);
    await expect(
      acceptArbitration(room.arbitrator(), id, '虚构劳人仲案字〔2025〕第1号'),
    ).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    await expect(endSuggestion(room.arbitrator(), id, '想先受理')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  test('the employer withdraws on 03-14: over at once, reported the same day, limitation begun anew', async () => {
    at('2025-03-14');
    const consents = await room.union.dataSource.manager.query<{ id: string; party_id: string }[]>(
      `select id, party_id from consent where case_code = $1`,
      [caseCode],
    );
    const consentId = consents.find(({ party_id }) => party_id === employer.id)!.id;
    await revokeCaseConsent(room.mediator(), consentId, { channel: 'PHONE', evidence: '录音3号' });
    await room.deliverAll();
    const mediation = await room.union.dataSource.manager.findOneByOrFail(MediationEntity, { caseCode });
    expect(mediation).toMatchObject({ state: 'TERMINATED', outcome: 'PARTY_STOPS', endedOn: '2025-03-14' });
    expect(await room.referral(room.agency, await stationReferral())).toMatchObject({
      state: 'RESULT_REPORTED',
      outcome: 'PARTY_STOPS',
    });
    expect(await arbitration()).toMatchObject({ state: 'FILED', suggestionOutcome: 'PARTY_STOPS' });
    expect(await room.open(id)).toEqual([['ARB-2', null, '2025-03-21', null]]);

    const selection = 'limitationEvents { kind at applyBy } limitation { rule from applyBy interruptedBy }';
    const withdrawn = { kind: 'CONSENT_WITHDRAWN', at: '2025-03-14', applyBy: '2026-03-16' };
    const stands = { from: '2025-03-14', applyBy: '2026-03-16', interruptedBy: 'CONSENT_WITHDRAWN' };
    expect(await caseAsSeen(room.arbitrator(), caseCode, selection)).toEqual({
      limitationEvents: [
        { kind: 'ARBITRATION_APPLICATION', at: '2025-03-03', applyBy: '2026-03-03' },
        withdrawn,
      ],
      limitation: { rule: 'ARB-1', ...stands },
    });
    const atStation = await caseAsSeen(room.mediator(), caseCode, 'limitationEvents { kind at applyBy }');
    expect(atStation).toEqual({ limitationEvents: [withdrawn] });
  });

  test('accepted on 03-18: copy and tribunal by 03-25, award by 05-06, by 05-19 if lengthened', async () => {
    at('2025-03-18');
    await acceptArbitration(room.arbitrator(), id, '虚构劳人仲案字〔2025〕第1号');
    expect(await room.open(id)).toEqual([
      ['ARB-3', 'COPY', '2025-03-25', null],
      ['ARB-3', 'TRIBUNAL', '2025-03-25', null],
      ['ARB-8', null, '2025-05-06', null],
    ]);
    const award = await db().transaction((tx) => openDeadline(tx, id, 'ARB-8'));
    expect(award!.rawEnd).toBe('2025-05-02');
    expect(extendedEnd(award!, { amount: 15, unit: 'DAY' })).toEqual({
      rawEnd: '2025-05-17',
      due: '2025-05-19',
    });
  });

  test('the copy received on 03-20, the defence is due on 04-03', async () => {
    at('2025-03-20');
    expect(await serveCopy(room.arbitrator(), id, '2025-03-20')).toMatchObject({ state: 'ACCEPTED' });
    expect(await room.open(id)).toContainEqual(['ARB-4', null, '2025-04-03', null]);
    at('2025-03-24');
    const formed = await formTribunal(room.arbitrator(), { id, arbitrators: ['样例卯'] });
    expect(formed).toMatchObject({ state: 'DEFENCE', arbitrators: ['样例卯'] });
    at('2025-04-02');
    await receiveDefence(room.arbitrator(), id, '2025-04-02');
    expect(await room.open(id)).toContainEqual(['ARB-5', null, '2025-04-10', null]);
    await passDefence(room.arbitrator(), id, '2025-04-02');
  });

  test('the hearing of 04-21 is notified on 04-14 at the latest, and not opened before its day', async () => {
    at('2025-04-14');
    const place = '第一仲裁庭';
    await expect(scheduleHearing(room.arbitrator(), { id, on: '2025-04-18', place })).rejects.toMatchObject({
      code: 'OUT_OF_TIME',
      message: expect.stringContaining('2025-04-11'),
    });
    await scheduleHearing(room.arbitrator(), { id, on: '2025-04-21', place });
    expect(await room.limits(id)).toContainEqual(['ARB-6', 'NOTICE', '2025-04-14', '2025-04-14']);
    expect(await room.open(id)).toContainEqual(['ARB-6', 'POSTPONEMENT', '2025-04-16', null]);
    await expect(openHearing(room.arbitrator(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    at('2025-04-21');
    expect(await openHearing(room.arbitrator(), id)).toMatchObject({ state: 'HEARING' });
  });

  test('two awards: 9,800.00 and 24,000.00 final, 26,400.00 not; what they come to is irrelevant', async () => {
    at('2025-04-28');
    const { claimItems } = await arbitration();
    const decisions = claimItems.map(({ id: claimItemId, amount }) => ({
      ...{ claimItemId, amount, granted: true, text: '予以支持' },
    }));
    const wage = {
      minimumWage: 200_000,
      minimumWagePlace: '虚构区',
      minimumWageSource: '测试用标准，非真实数额',
    };
    const numbers = {
      finalNumber: '虚构劳人仲案终字〔2025〕第1号',
      nonFinalNumber: '虚构劳人仲案非终字〔2025〕第1号',
    };
    const one = { arbitrationId: id, decisions: decisions.slice(1), ...wage, ...numbers };
    await expect(makeAward(room.arbitrator(), one)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const nameless = { arbitrationId: id, decisions, ...wage, finalNumber: numbers.finalNumber };
    await expect(makeAward(room.arbitrator(), nameless)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const unsourced = { arbitrationId: id, decisions, ...wage, ...numbers, minimumWageSource: ' ' };
    await expect(makeAward(room.arbitrator(), unsourced)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    [final, other] = (await makeAward(room.arbitrator(), {
      arbitrationId: id,
      decisions,
      ...wage,
      ...numbers,
    })) as [ArbitralAwardEntity, ArbitralAwardEntity];
    const sums = ({ items }: ArbitralAwardEntity) => items.map(({ awarded }) => awarded);
    expect([final.finality, sums(final)]).toEqual(['FINAL', [980_000, 2_400_000]]);
    expect([other.finality, sums(other)]).toEqual(['NON_FINAL', [2_640_000]]);
    expect(await arbitration()).toMatchObject({ state: 'AWARDED', decidedOn: '2025-04-28' });
    expect(await room.open(id)).toEqual([]);
    const seen = await caseAsSeen(
      room.arbitrator(),
      caseCode,
      'awards { finality inForceOn smallClaimLimit items { awarded } }',
    );
    expect(seen.awards).toMatchObject([
      { finality: 'FINAL', inForceOn: '2025-04-28', smallClaimLimit: 2_400_000 },
      { finality: 'NON_FINAL', inForceOn: null },
    ]);
  });

  test('each side’s times run from its own receipt', async () => {
    const serve = (partyId: string, on: string) =>
      serveAward(room.arbitrator(), {
        arbitrationId: id,
        partyId,
        manner: 'SIGNED',
        on,
        evidence: '送达回证',
      });
    at('2025-04-29');
    await serve(worker.id, '2025-04-29');
    at('2025-04-30');
    await serve(employer.id, '2025-04-30');
    expect(await timeOf(final, worker)).toEqual([['ARB-10', 'WORKER', '2025-05-14', null]]);
    expect(await timeOf(other, worker)).toEqual([['ARB-9', null, '2025-05-14', null]]);
    expect(await timeOf(final, employer)).toEqual([['ARB-10', 'EMPLOYER', '2025-05-30', null]]);
    expect(await timeOf(other, employer)).toEqual([['ARB-9', null, '2025-05-15', null]]);
    await expect(serve(worker.id, '2025-04-30')).rejects.toMatchObject({ code: 'ALREADY_ANSWERED' });
  });

  test('the worker sues on the final part on 05-12: the employer can neither sue on it nor have it annulled', async () => {
    at('2025-05-12');
    const suit = (partyId: string) =>
      recordSuit(room.arbitrator(), { awardId: final.id, partyId, on: '2025-05-12' });
    await expect(suit(employer.id)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await suit(worker.id)).toMatchObject({ state: 'SUED' });
    at('2025-05-20');
    const application = { awardId: final.id, partyId: employer.id, on: '2025-05-20' };
    await expect(applyAnnulment(room.arbitrator(), application)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      hint: expect.stringContaining('解释一第21条'),
    });
  });

  test('the part nobody sued on is in force after 05-15, and too late to sue on', async () => {
    at('2025-05-15');
    await expect(takeEffect(room.arbitrator(), other.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    at('2025-05-16');
    const late = { awardId: other.id, partyId: employer.id, on: '2025-05-16' };
    await expect(recordSuit(room.arbitrator(), late)).rejects.toMatchObject({ code: 'OUT_OF_TIME' });
    expect(await takeEffect(room.arbitrator(), other.id)).toMatchObject({
      state: 'IN_FORCE',
      inForceOn: '2025-05-16',
    });
    await expect(takeEffect(room.arbitrator(), final.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('once the suit is withdrawn the employer may ask for annulment within thirty days of the ruling', async () => {
    at('2025-06-10');
    const ended = { awardId: final.id, partyId: worker.id, receivedOn: '2025-06-10' };
    expect(await endSuit(room.arbitrator(), ended)).toMatchObject({ state: 'MADE' });
    expect(await timeOf(final, employer)).toEqual([['ARB-10', 'EMPLOYER', '2025-07-10', null]]);
    at('2025-07-10');
    const application = { awardId: final.id, partyId: employer.id, on: '2025-07-10' };
    expect(await applyAnnulment(room.arbitrator(), application)).toMatchObject({
      annulment: { appliedOn: '2025-07-10', outcome: null },
    });
  });
});
