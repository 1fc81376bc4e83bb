import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interruptions } from '#kernel/clock/law.js';
import { LimitationEventEntity } from '#kernel/limitation/limitation-event.entity.js';
import { showLimitationEvents } from '#kernel/limitation/show-limitation.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { lookAtDeadline } from '#kernel/timers/look-at-deadline.js';
import { linkageCentre } from '../../../infra/county/organisations.js';
import { askAgency, caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import { otherUnion, type UnionRoom, unionRoom } from '../testing/union-room.js';
import { answerNegotiation, noteNoResponse } from './answer-negotiation.js';
import { failNegotiation } from './fail-negotiation.js';
import { beginNegotiation, prolongNegotiation } from './hold-negotiation.js';
import { recordSettlementPerformance } from './record-performance.js';
import { requestNegotiation } from './request-negotiation.js';
import { settleNegotiation } from './settle-negotiation.js';

let room: UnionRoom;
beforeAll(async () => {
  room = await unionRoom();
});
afterAll(() => room?.stop());

const officer = () => room.at('UNION_OFFICER');
const refused = (code: string) => expect.objectContaining({ code });
const on = (day: string) => room.setTime(`${day}T10:00:00+08:00`);
const evidence = '协商要求书及送达回执';

async function requested(day: string) {
  on(day);
  const sides = await room.openCase();
  const input = { caseCode: sides.caseCode, partyId: sides.worker, request: '支付三个月工资' };
  return { ...sides, ...(await requestNegotiation(officer(), input)), input };
}

async function talking(day: string, period: Parameters<typeof beginNegotiation>[2] = null) {
  const negotiation = await requested(day);
  await answerNegotiation(officer(), { id: negotiation.id, willing: true, evidence });
  await beginNegotiation(officer(), negotiation.id, period, null);
  return negotiation;
}

/** What interrupted the limitation, from which day it counts anew, and until when. */
async function interrupted(negotiationId: string) {
  const rows = await room.union.dataSource.manager.find(LimitationEventEntity, {
    where: { sourceId: negotiationId },
    order: { at: 'ASC' },
  });
  return (await showLimitationEvents(officer(), rows)).map(({ kind, at, applyBy }) => [kind, at, applyBy]);
}

/** What the timers do about a negotiation. */
async function lookAtLimits(recordId: string): Promise<void> {
  const limits = await room.union.dataSource.manager.findBy(DeadlineEntity, { recordId });
  for (const { id } of limits) await lookAtDeadline(room.union, id);
}

describe('a request to negotiate', () => {
  test('of 2025-05-28 is to be answered by 2025-06-03: the fifth day is a holiday', async () => {
    const { id } = await requested('2025-05-28');
    expect(await room.limits(id)).toEqual([['NEG-1', '2025-06-03', null]]);
  });

  test('left unanswered is taken for a refusal only once the five days have passed, and the limitation begins anew', async () => {
    const { id } = await requested('2025-05-28');
    on('2025-06-03');
    await expect(noteNoResponse(officer(), id, evidence)).rejects.toThrow(refused('WRONG_STATE'));
    on('2025-06-04');
    await expect(answerNegotiation(officer(), { id, willing: true, evidence })).rejects.toThrow(
      refused('OUT_OF_TIME'),
    );
    await expect(noteNoResponse(officer(), id, ' ')).rejects.toThrow(refused('BAD_INPUT'));
    expect(await noteNoResponse(officer(), id, evidence)).toMatchObject({ state: 'NO_RESPONSE' });
    expect(await interrupted(id)).toEqual([['NEGOTIATION_REFUSED', '2025-06-03', '2026-06-03']]);
    await expect(noteNoResponse(officer(), id, evidence)).rejects.toThrow(refused('WRONG_STATE'));
    expect(await answerNegotiation(officer(), { id, willing: true, evidence })).toMatchObject({
      state: 'RESPONDED',
      respondedOn: '2025-06-04',
    });
  });

  test('left unanswered is taken for a refusal by itself, the day after the last', async () => {
    const { id } = await requested('2025-05-28');
    on('2025-06-03');
    await lookAtLimits(id);
    expect(await interrupted(id)).toEqual([]);
    on('2025-06-04');
    await lookAtLimits(id);
    await lookAtLimits(id);
    expect(await interrupted(id)).toEqual([['NEGOTIATION_REFUSED', '2025-06-03', '2026-06-03']]);
    await expect(noteNoResponse(officer(), id, evidence)).rejects.toThrow(refused('WRONG_STATE'));
    expect(await answerNegotiation(officer(), { id, willing: true, evidence })).toMatchObject({
      state: 'RESPONDED',
    });
  });

  test('answered in time but recorded late is answered in time', async () => {
    const { id } = await requested('2025-05-28');
    on('2025-06-10');
    await answerNegotiation(officer(), { id, willing: true, on: '2025-06-03', evidence });
    expect(await room.limits(id)).toEqual([['NEG-1', '2025-06-03', '2025-06-03']]);
    expect(await interrupted(id)).toEqual([]);
  });

  test('that is refused has failed', async () => {
    const { id } = await requested('2025-05-28');
    for (const day of ['2025-05-27', '2025-05-29'])
      await expect(answerNegotiation(officer(), { id, willing: false, on: day, evidence })).rejects.toThrow(
        refused('BAD_INPUT'),
      );
    const refusal = await answerNegotiation(officer(), { id, willing: false, evidence });
    expect(refusal).toMatchObject({ state: 'FAILED', endedOn: '2025-05-28' });
    expect(await interrupted(id)).toEqual([['NEGOTIATION_REFUSED', '2025-05-28', '2026-05-28']]);
  });

  test('is made in a case on file, by one of its parties, by people of the union that has it', async () => {
    const { input } = await requested('2025-05-28');
    const stranger = await requested('2025-05-28');
    for (const wrong of [{ partyId: stranger.worker }, { partyId: 'x' }, { caseCode: 'WF-0' }])
      await expect(requestNegotiation(officer(), { ...input, ...wrong })).rejects.toThrow(
        refused('NOT_FOUND'),
      );
    await expect(requestNegotiation(officer(), { ...input, request: ' ' })).rejects.toThrow(
      refused('BAD_INPUT'),
    );
    const elsewhere = room.at('UNION_OFFICER', otherUnion);
    for (const other of [elsewhere, room.at('LEADER')])
      await expect(requestNegotiation(other, input)).rejects.toThrow(refused('NOT_FOUND'));
    await expect(noteNoResponse(elsewhere, stranger.id, evidence)).rejects.toThrow(refused('NOT_FOUND'));
  });
});

describe('talks for a time agreed in writing', () => {
  test('of twenty days from 2025-09-12 end on 2025-10-09, and have failed the day after', async () => {
    const { id } = await talking('2025-09-12', { amount: 20, unit: 'DAY' });
    expect(await room.limits(id)).toContainEqual(['NEG-2', '2025-10-09', null]);
    on('2025-10-09');
    const failure = { id, ground: 'PERIOD_ENDED' as const, text: '数额差距较大', evidence };
    await expect(failNegotiation(officer(), failure)).rejects.toThrow(refused('WRONG_STATE'));
    on('2025-10-10');
    const late = prolongNegotiation(officer(), id, { amount: 10, unit: 'DAY' }, '延长协议');
    await expect(late).rejects.toThrow(refused('OUT_OF_TIME'));
    expect(await failNegotiation(officer(), failure)).toMatchObject({ state: 'FAILED' });
    expect(await interrupted(id)).toEqual([['NEGOTIATION_FAILED', '2025-10-09', '2026-10-09']]);
  });

  test('are lengthened in writing, from the end before it was moved off the holiday', async () => {
    const { id } = await talking('2025-09-12', { amount: 20, unit: 'DAY' });
    const blank = prolongNegotiation(officer(), id, { amount: 10, unit: 'DAY' }, ' ');
    await expect(blank).rejects.toThrow(refused('BAD_INPUT'));
    await prolongNegotiation(officer(), id, { amount: 10, unit: 'DAY' }, '延长协议');
    expect(await room.limits(id)).toContainEqual(['NEG-2', '2025-10-13', null]);
  });

  test('may be counted in working days', async () => {
    const { id } = await talking('2025-09-26', { amount: 5, unit: 'WORKING_DAY' });
    expect(await room.limits(id)).toContainEqual(['NEG-2', '2025-10-10', null]);
  });

  test('need no such time; a side may break them off on any day, and nothing is lengthened', async () => {
    const { id } = await talking('2025-09-12');
    expect((await room.limits(id)).map(([rule]) => rule)).toEqual(['NEG-1']);
    await expect(prolongNegotiation(officer(), id, { amount: 10, unit: 'DAY' }, '延长协议')).rejects.toThrow(
      refused('BAD_INPUT'),
    );
    const failure = { id, ground: 'PERIOD_ENDED' as const, text: '一方离场', evidence };
    await expect(failNegotiation(officer(), failure)).rejects.toThrow(refused('WRONG_STATE'));
    await failNegotiation(officer(), { ...failure, ground: 'BROKEN_OFF' });
    expect(await interrupted(id)).toEqual([['NEGOTIATION_FAILED', '2025-09-12', '2026-09-14']]);
  });
});

describe('a settlement', () => {
  const terms = { claims: '三个月工资', result: '分文不少', amount: 1_350_000, manner: '银行转账' };

  test('is signed by both sides, and acknowledges what is owed', async () => {
    const { id, worker, employer, caseCode } = await talking('2025-06-20');
    const input = { id, ...terms, performBy: '2025-07-31', partyIds: [worker, employer] };
    for (const wrong of [
      { partyIds: [worker] },
      { partyIds: [worker, employer, id] },
      { performBy: '2025-06-19' },
      { manner: ' ' },
      { signedOn: '2025-06-19' },
    ])
      await expect(settleNegotiation(officer(), { ...input, ...wrong })).rejects.toThrow(
        refused('BAD_INPUT'),
      );
    expect(await settleNegotiation(officer(), input)).toMatchObject({
      state: 'SETTLED',
      endedOn: '2025-06-20',
    });
    expect(await interrupted(id)).toEqual([['ACKNOWLEDGEMENT', '2025-06-20', '2026-06-22']]);
    const selection =
      'negotiations { state request settlement { partyIds amount performBy } limitationEvents { kind evidence } }';
    const seen = await caseAsSeen(officer(), caseCode, selection);
    expect(seen.negotiations).toEqual([
      {
        ...{ state: 'SETTLED', request: '支付三个月工资' },
        settlement: { partyIds: [worker, employer], amount: 1_350_000, performBy: '2025-07-31' },
        limitationEvents: [{ kind: 'ACKNOWLEDGEMENT', evidence: '和解协议书' }],
      },
    ]);
    const [leaderSees] = (await caseAsSeen(room.at('LEADER', linkageCentre), caseCode, selection))
      .negotiations;
    expect(leaderSees).toEqual({
      ...{ state: 'SETTLED', request: null, settlement: null },
      limitationEvents: [{ kind: 'ACKNOWLEDGEMENT', evidence: null }],
    });
  });

  test('that is not performed by its last day interrupts the limitation the day after, and may be performed late', async () => {
    const { id, worker, employer } = await talking('2025-06-20');
    const performance = { id, performed: false, evidence: '银行流水' };
    await expect(recordSettlementPerformance(officer(), performance)).rejects.toThrow(refused('NOT_FOUND'));
    const signed = { id, ...terms, performBy: '2025-07-31', partyIds: [worker, employer] };
    await settleNegotiation(officer(), signed);
    on('2025-07-31');
    await expect(recordSettlementPerformance(officer(), performance)).rejects.toThrow(refused('WRONG_STATE'));
    on('2025-08-01');
    await recordSettlementPerformance(officer(), performance);
    await expect(recordSettlementPerformance(officer(), performance)).rejects.toThrow(refused('WRONG_STATE'));
    expect(await interrupted(id)).toEqual([
      ['ACKNOWLEDGEMENT', '2025-06-20', '2026-06-22'],
      ['SETTLEMENT_NOT_PERFORMED', '2025-07-31', '2026-07-31'],
    ]);
    on('2025-08-15');
    await recordSettlementPerformance(officer(), { ...performance, performed: true });
    const again = recordSettlementPerformance(officer(), { ...performance, performed: true });
    await expect(again).rejects.toThrow(refused('WRONG_STATE'));
  });
});

test('what interrupts the limitation stands in the table of the law', async () => {
  const known = interruptions().map(({ id }) => id);
  const kept = await room.union.dataSource.manager.find(LimitationEventEntity);
  const kinds = new Set(kept.map(({ kind }) => kind));
  expect(kinds.size).toBe(4);
  expect([...kinds].filter((kind) => !known.includes(kind))).toEqual([]);
});

test('the list of negotiations is of the own organisation, the next last day first', async () => {
  const query = '{ unionNegotiations(states: [REQUESTED]) { total nodes { deadlines { rule overdue } } } }';
  const { unionNegotiations: page } = await askAgency(officer(), query);
  expect(page.total).toBeGreaterThan(1);
  expect(page.nodes[0].deadlines).toEqual([{ rule: 'NEG-1', overdue: true }]);
  const elsewhere = await askAgency(room.at('UNION_OFFICER', otherUnion), query);
  expect(elsewhere.unionNegotiations.total).toBe(0);
});
