import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LimitationEventEntity } from '#kernel/limitation/limitation-event.entity.js';
import { expectCites } from '../../../tests/kit/cites-law.js';
import { court, humanResources as home, union } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom } from '../../../tests/kit/agency-room.js';
import {
  complaint,
  freeInspectionNumber as number,
  investigated,
  orderPayment,
  workersOwed,
} from '../../../tests/kit/inspection-scene.js';
import { humanResources } from '../agency.js';
import { acceptComplaint, fileInspection } from './accept-complaint.js';
import { requireComplaintSupplement, supplementComplaint } from './complete-complaint.js';
import { decideInspection, withdrawInspection } from './decide-inspection.js';
import { feedBackInspection } from './feed-back.js';
import { fileComplaint } from './file-complaint.js';
import { InspectionCaseEntity } from './inspection.entity.js';
import { listInspections } from './inspections.js';
import { extendInvestigation } from './investigate.js';
import { noteOrderComplied, noteOrderIgnored } from './note-order.js';
import { orderRectification } from './order-rectification.js';
import { RectificationOrderEntity } from './order.entity.js';
import { notePoliceDecision, referToPolice } from './refer-to-police.js';
import { refuseComplaint, sendToDisputeProcedure } from './refuse-complaint.js';
import { payRegisterKept } from './wage-duties.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(humanResources, home);
});
afterAll(() => room.stop());
beforeEach(() => room.setTime('2025-01-21T10:00:00+08:00'));

const officer = () => room.at('CLERK');
const stored = (id: string) => room.agency.dataSource.manager.findOneByOrFail(InspectionCaseEntity, { id });
const orderOf = (id: string) =>
  room.agency.dataSource.manager.findOneByOrFail(RectificationOrderEntity, { id });
const dues = async (id: string) =>
  (await room.deadlines(id)).map(({ rule, due, metOn }) => [rule, due, metOn]);

describe('a complaint', () => {
  test('is accepted and filed in five working days, and investigated in sixty', async () => {
    const { id } = await fileComplaint(officer(), complaint);
    expect(await dues(id)).toEqual([['INS-1', '2025-01-27', null]]);
    room.setTime('2025-01-22T10:00:00+08:00');
    await acceptComplaint(officer(), { id });
    expect(await fileInspection(officer(), id, number('立'))).toMatchObject({ state: 'FILED' });
    expect(await dues(id)).toEqual([
      ['INS-1', '2025-01-27', '2025-01-22'],
      ['INS-2', '2025-04-23', null],
    ]);
  });

  test('interrupts the limitation of arbitration; a report, which may be anybody’s, does not', async () => {
    const events = room.agency.dataSource.manager.getRepository(LimitationEventEntity);
    const { id: sourceId, caseCode } = await fileComplaint(officer(), complaint);
    expect(await events.findBy({ caseCode })).toMatchObject([
      { kind: 'COMPLAINT', at: '2025-01-21', sourceId, organisation: home.code },
    ]);
    const report = await fileComplaint(officer(), { ...complaint, source: 'REPORT' });
    expect(await events.findBy({ caseCode: report.caseCode })).toEqual([]);
  });

  test('is completed once, and the five days begin anew', async () => {
    const { id } = await fileComplaint(officer(), complaint);
    await expect(requireComplaintSupplement(officer(), id, ' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await requireComplaintSupplement(officer(), id, '缺少考勤记录');
    room.setTime('2025-02-10T10:00:00+08:00');
    expect(await supplementComplaint(officer(), id)).toMatchObject({ state: 'COMPLAINT' });
    expect(await dues(id)).toEqual([
      ['INS-1', '2025-01-27', '2025-01-21'],
      ['INS-1', '2025-02-17', null],
    ]);
    await expect(requireComplaintSupplement(officer(), id, '再补')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  test('of what ended more than two years ago is not accepted, but refused with that ground', async () => {
    const { id } = await fileComplaint(officer(), { ...complaint, violationEndedOn: '2023-01-20' });
    await expect(acceptComplaint(officer(), { id })).rejects.toMatchObject({ code: 'OUT_OF_TIME' });
    expect(await refuseComplaint(officer(), id, 'OUT_OF_TIME', '已超过二年')).toMatchObject({
      ...{ state: 'NOT_ACCEPTED', refusalGround: 'OUT_OF_TIME' },
    });
    expect(await dues(id)).toContainEqual(['INS-3', '2025-01-20', '2025-01-21']);
    const kept = payRegisterKept('2023-01-20');
    expect(kept).toMatchObject({ rawEnd: '2026-01-20' });
    expectCites(kept, 'rule INS-8');
    const inTime = await fileComplaint(officer(), { ...complaint, violationEndedOn: '2023-01-30' });
    expect(await acceptComplaint(officer(), { id: inTime.id })).toMatchObject({ state: 'ACCEPTED' });
  });

  test('does not end a violation in the days to come', async () => {
    const { id } = await fileComplaint(officer(), complaint);
    await expect(acceptComplaint(officer(), { id, violationEndedOn: '2025-01-22' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  test('that belongs in court goes to the dispute procedure, until an order is out', async () => {
    const { id } = await fileComplaint(officer(), complaint);
    await expect(sendToDisputeProcedure(officer(), id, '')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await sendToDisputeProcedure(officer(), id, '已向法院起诉')).toMatchObject({
      ...{ state: 'TO_DISPUTE_PROCEDURE', endedOn: '2025-01-21' },
    });
    const ordered = await investigated(room);
    await orderPayment(room, ordered.id, '2025-02-14', workersOwed(1, 450_000, 1));
    await expect(sendToDisputeProcedure(officer(), ordered.id, '赔偿争议')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  test('is filed under a number of its own', async () => {
    const taken = number('立');
    for (const [at, given] of [taken, taken, '三号'].entries()) {
      const { id } = await fileComplaint(officer(), complaint);
      await acceptComplaint(officer(), { id });
      const filed = fileInspection(officer(), id, given);
      if (at === 0) await filed;
      else
        await expect(filed).rejects.toMatchObject({
          code: at === 1 ? 'BAD_INPUT' : 'INVALID_INSPECTION_NUMBER',
        });
    }
  });

  test('is no matter of arbitrators or of other agencies', async () => {
    const { id } = await fileComplaint(officer(), complaint);
    for (const ctx of [room.at('ARBITRATOR'), room.at('CLERK', court), room.at('CLERK', union)]) {
      await expect(acceptComplaint(ctx, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(fileComplaint(ctx, complaint)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(() => listInspections(ctx, { states: null, first: 5, after: null })).toThrow();
    }
    const { rows } = await listInspections(officer(), { states: ['COMPLAINT'], first: 100, after: null });
    expect(rows.map((row) => row.id)).toContain(id);
  });

  test('of a case we do not hold is refused', async () => {
    const caseCode = 'WF-370499-H-2025-999999-0';
    await expect(fileComplaint(officer(), { ...complaint, caseCode })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('an investigation', () => {
  test('is lengthened once, by thirty working days, and ends with the order', async () => {
    const { id } = await investigated(room);
    await extendInvestigation(officer(), id);
    expect(await dues(id)).toContainEqual(['INS-2', '2025-06-06', null]);
    await expect(extendInvestigation(officer(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await orderPayment(room, id, '2025-02-14', workersOwed(2, 450_000, 3));
    expect(await dues(id)).toContainEqual(['INS-2', '2025-06-06', '2025-01-21']);
  });

  test('ends where the filing is annulled', async () => {
    const { id } = await investigated(room);
    await expect(withdrawInspection(officer(), id, ' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await withdrawInspection(officer(), id, '违法情节轻微并已改正')).toMatchObject({
      state: 'WITHDRAWN',
    });
    expect((await dues(id)).every(([, , metOn]) => metOn !== null)).toBe(true);
    await expect(feedBackInspection(officer(), id, '结果')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('an order', () => {
  const payments = workersOwed(2, 450_000, 1);

  test.each([
    ['to pay names the amount', { amount: null, payments: [] }],
    ['to pay names the workers', { amount: 900_000, payments: [] }],
    ['to pay is right to the fen', { amount: 900_001, payments }],
    ['has a last day after today', { amount: 900_000, payments, lastDay: '2025-01-21' }],
    ['to put something else right names no money', { kind: 'RECTIFY' as const, amount: 900_000, payments }],
    ['says what is to be done', { amount: 900_000, payments, demand: ' ' }],
  ])('%s', async (_what, fault) => {
    const { id } = await investigated(room);
    const order = {
      id,
      kind: 'PAY' as const,
      number: number('令'),
      lastDay: '2025-02-14',
      demand: '支付工资',
    };
    await expect(orderRectification(officer(), { ...order, ...fault })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    expect(await stored(id)).toMatchObject({ state: 'INVESTIGATING' });
  });

  test('is ignored only after its last day, and then once', async () => {
    const { id } = await investigated(room);
    const order = await orderPayment(room, id, '2025-02-14', payments);
    room.setTime('2025-02-14T23:00:00+08:00');
    await expect(noteOrderIgnored(officer(), order.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    room.setTime('2025-02-15T09:00:00+08:00');
    await noteOrderIgnored(officer(), order.id);
    expect(await orderOf(order.id)).toMatchObject({ ignoredNotedOn: '2025-02-15', compliedOn: null });
    await expect(noteOrderIgnored(officer(), order.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    // 9,000.00 for two workers is no matter for the blacklist.
    expect(await dues(order.id)).toEqual([]);
  });

  test('complied with is not ignored, and closes the case as put right', async () => {
    const { id } = await investigated(room);
    const order = await orderPayment(room, id, '2025-02-14', payments);
    const decision = { id, decision: 'RECTIFIED' as const, number: number('结'), text: '已支付工资' };
    await expect(decideInspection(officer(), decision)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(noteOrderComplied(officer(), order.id, '2025-01-22')).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    room.setTime('2025-02-17T09:00:00+08:00');
    await noteOrderComplied(officer(), order.id, '2025-02-13');
    await expect(noteOrderIgnored(officer(), order.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(await decideInspection(officer(), decision)).toMatchObject({
      state: 'DECIDED',
      decision: 'RECTIFIED',
    });
  });
});

describe('suspected refusal to pay wages goes to the police', () => {
  const police = (orderId: string) => ({ orderId, number: number('移') });

  async function ordered(count: number, amount: number, months: number) {
    const { id } = await investigated(room);
    return { id, order: await orderPayment(room, id, '2025-02-14', workersOwed(count, amount, months)) };
  }

  test('only after an order to pay was ignored', async () => {
    const { order } = await ordered(10, 1_000_000, 1);
    room.setTime('2025-02-17T09:00:00+08:00');
    await expect(referToPolice(officer(), police(order.id))).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await noteOrderIgnored(officer(), order.id);
    await noteOrderComplied(officer(), order.id, '2025-02-17');
    await expect(referToPolice(officer(), police(order.id))).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('only at the amounts of the law, and inside the band at the province’s figure', async () => {
    const few = await ordered(2, 450_000, 3);
    const some = await ordered(1, 1_200_000, 3);
    room.setTime('2025-02-17T09:00:00+08:00');
    for (const { order } of [few, some]) await noteOrderIgnored(officer(), order.id);
    await expect(referToPolice(officer(), police(few.order.id))).rejects.toMatchObject({
      code: 'BELOW_AMOUNT',
    });
    await expect(referToPolice(officer(), police(some.order.id))).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    const figure = { figure: 1_000_000, figureSource: '本省高级人民法院规定' };
    await expect(
      referToPolice(officer(), { ...police(some.order.id), figure: 1_000_000, figureSource: '' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await referToPolice(officer(), { ...police(some.order.id), ...figure })).toMatchObject({
      state: 'TO_POLICE',
      police: { ground: 'ONE_WORKER', figure: 1_000_000, source: '本省高级人民法院规定', decision: null },
    });
  });

  test('and what they decide is kept; where they do not file, the bureau decides', async () => {
    const { id, order } = await ordered(10, 1_000_000, 1);
    room.setTime('2025-02-17T09:00:00+08:00');
    await noteOrderIgnored(officer(), order.id);
    await referToPolice(officer(), police(order.id));
    const decision = {
      id,
      decision: 'ADMINISTRATIVE_DECISION' as const,
      number: number('理'),
      text: '责令支付',
    };
    await expect(decideInspection(officer(), decision)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const answer = {
      id,
      decision: 'NOT_FILED' as const,
      number: '虚公（经）不立字〔2025〕1号',
      on: '2025-02-24',
    };
    await expect(notePoliceDecision(officer(), answer)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    room.setTime('2025-02-25T09:00:00+08:00');
    expect(await notePoliceDecision(officer(), answer)).toMatchObject({
      police: { decision: 'NOT_FILED', decisionNumber: answer.number, decidedOn: '2025-02-24' },
    });
    await expect(notePoliceDecision(officer(), answer)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(await decideInspection(officer(), decision)).toMatchObject({ state: 'DECIDED' });
  });
});
