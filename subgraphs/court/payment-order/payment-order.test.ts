import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCase } from '#kernel/case-file/open-case.js';
import { LimitationEventEntity } from '#kernel/limitation/limitation-event.entity.js';
import { returnReferral } from '#kernel/referral/answer.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { localDate } from '#kernel/values/local-date.js';
import { askAgency } from '../../../tests/kit/case-as-seen.js';
import { wageParties } from '../../../tests/kit/agency-room.js';
import { named, theOnlyOne, workersAtCounter } from '../testing/counter-cases.js';
import { atUnion, type CourtRoom, courtRoom, here, theUnion } from '../testing/court-room.js';
import { acceptPaymentOrder, refusePaymentOrder } from './accept-payment-order.js';
import { applyPaymentOrders } from './apply-payment-orders.js';
import type { OrderConditions } from './conditions.js';
import { followReturnedOrders } from './follow-application.js';
import { effectPaymentOrder, issuePaymentOrder, servePaymentOrder } from './issue-payment-order.js';
import { objectToOrder } from './object-to-order.js';
import { type PaymentOrderBasis, PaymentOrderEntity } from './payment-order.entity.js';
import { terminatePaymentOrder } from './terminate-payment-order.js';

let room: CourtRoom;
beforeAll(async () => {
  room = await courtRoom();
});
afterAll(() => room.stop());

const met: OrderConditions = {
  ...{ pecuniary: true, amountCertain: true, counterDuty: false, debtorReachable: true },
  preservationAsked: false,
};
const evidence = '调解协议书（2024年12月6日）';
const first = { dueOn: '2025-01-20', amount: 450_000 };
const instalments = [
  first,
  { dueOn: '2025-02-20', amount: 450_000 },
  { dueOn: '2025-03-20', amount: 450_000 },
];
const at = (day: string) => room.setTime(`${day}T09:00:00+08:00`);
const number = (serial: number) => `（2025）鲁0499民督${serial}号`;
const due = async (id: string, rule: string) => (await room.deadline(id, rule)).due;
const row = (id: string) => room.court.dataSource.manager.findOneByOrFail(PaymentOrderEntity, { id });

async function applied(
  basis: PaymentOrderBasis = 'MEDIATION_AGREEMENT',
  sums = [first],
): Promise<PaymentOrderEntity> {
  const { subject } = workersAtCounter(1);
  const applications = [{ applicant: theOnlyOne, sums }];
  const [order] = await applyPaymentOrders(room.clerkOfCourt(), { subject, basis, evidence, applications });
  return order!;
}

/** An order served on 2025-02-10, as in 8.4. */
async function served(serial: number, basis?: PaymentOrderBasis): Promise<string> {
  at('2025-01-21');
  const { id } = await applied(basis);
  at('2025-01-24');
  await acceptPaymentOrder(room.clerkOfCourt(), { id, number: number(serial), conditions: met });
  at('2025-02-07');
  await issuePaymentOrder(room.judge(), id);
  at('2025-02-10');
  await servePaymentOrder(room.clerkOfCourt(), id, null);
  return id;
}

describe('38 workers whose first instalment was not paid (8.4)', () => {
  let orders: PaymentOrderEntity[];

  test('apply together, in one dispute, each for an order of their own', async () => {
    at('2025-01-21');
    const { subject, workers } = workersAtCounter(38);
    const applications = workers.map((id) => ({ applicant: named(id), sums: [first] }));
    const batch = { subject, basis: 'MEDIATION_AGREEMENT', evidence, applications } as const;
    orders = await applyPaymentOrders(room.clerkOfCourt(), batch);
    expect(orders).toHaveLength(38);
    expect(new Set(orders.map(({ caseCode }) => caseCode)).size).toBe(1);
    expect(new Set(orders.map(({ batchId }) => batchId)).size).toBe(1);
    expect(orders.map(({ applicantPartyId }) => applicantPartyId)).toEqual(workers);
    expect(orders.reduce((sum, { amount }) => sum + amount, 0)).toBe(17_100_000);
  });

  test('interrupt the limitation of arbitration by it, once', async () => {
    const { caseCode, batchId: sourceId } = orders[0]!;
    expect(await room.court.dataSource.manager.findBy(LimitationEventEntity, { caseCode })).toMatchObject([
      { kind: 'PAYMENT_ORDER_APPLICATION', at: '2025-01-21', sourceId },
    ]);
  });

  test('hear by Sunday 26 January, a make-up day, whether they are accepted', async () => {
    expect(await due(orders[0]!.id, 'PO-1')).toBe('2025-01-26');
    expect(await due(orders[37]!.id, 'PO-1')).toBe('2025-01-26');
  });

  test('are refused the instalments that are not due yet', async () => {
    const { id } = await applied('MEDIATION_AGREEMENT', instalments);
    const accept = acceptPaymentOrder(room.clerkOfCourt(), { id, number: number(1), conditions: met });
    await expect(accept).rejects.toMatchObject({ code: 'NOT_DUE' });
    const refused = await refusePaymentOrder(room.clerkOfCourt(), { id, ground: 'NOT_DUE', text: '未到期' });
    expect(refused).toMatchObject({ state: 'REFUSED', ground: 'NOT_DUE', endedOn: '2025-01-21' });
    expect((await room.deadline(id, 'PO-1')).metOn).toBe('2025-01-21');
  });

  test('stay refused however late the court accepts: the day of the application decides', async () => {
    const { id } = await applied('MEDIATION_AGREEMENT', instalments);
    at('2025-03-21');
    const accept = acceptPaymentOrder(room.clerkOfCourt(), { id, number: number(1), conditions: met });
    await expect(accept).rejects.toMatchObject({ code: 'NOT_DUE' });
  });

  test('get the first instalment ordered by Saturday 8 February, a make-up day', async () => {
    const { id } = orders[0]!;
    at('2025-01-24');
    await acceptPaymentOrder(room.clerkOfCourt(), { id, number: number(2), conditions: met });
    expect([await due(id, 'PO-2'), (await room.deadline(id, 'PO-1')).metOn]).toEqual([
      '2025-02-08',
      '2025-01-24',
    ]);
    at('2025-02-07');
    await expect(issuePaymentOrder(room.clerkOfCourt(), id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await issuePaymentOrder(room.judge(), id)).toMatchObject({ state: 'ISSUED' });
    expect(await due(id, 'PO-4')).toBe('2025-03-10');
  });

  test('wait until 25 February for an objection; “cannot pay now” is none', async () => {
    const { id } = orders[0]!;
    at('2025-02-10');
    await servePaymentOrder(room.clerkOfCourt(), id, localDate('2025-02-10'));
    expect(await due(id, 'PO-3')).toBe('2025-02-25');
    at('2025-02-20');
    const said = {
      id,
      form: 'WRITTEN',
      kind: 'CANNOT_PAY',
      text: '暂时无力支付',
      postmarkedOn: null,
    } as const;
    await expect(objectToOrder(room.clerkOfCourt(), said)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await objectToOrder(room.judge(), said)).toMatchObject({
      state: 'SERVED',
      objections: [{ kind: 'CANNOT_PAY', fault: 'DEBT_NOT_DISPUTED' }],
    });
  });

  test('can have it enforced from 26 February', async () => {
    const { id } = orders[0]!;
    at('2025-02-25');
    await expect(effectPaymentOrder(room.clerkOfCourt(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    at('2025-02-26');
    expect(await effectPaymentOrder(room.clerkOfCourt(), id)).toMatchObject({
      state: 'EFFECTIVE',
      endedOn: '2025-02-26',
    });
  });

  test('see their orders in the case, with what is open next', async () => {
    const { _entities } = await askAgency(
      room.clerkOfCourt(),
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Case { court { paymentOrders { state amount sums { dueOn } objections { fault } openNext advice deadlines { rule due } } } } ... on TimelineEntry { court { ... on PaymentOrder { number } } } } }',
      {
        of: [
          { __typename: 'Case', id: orders[0]!.caseCode },
          { __typename: 'TimelineEntry', reference: `PaymentOrder:${orders[0]!.id}` },
        ],
      },
    );
    const [{ court }, entry] = _entities;
    expect(court.paymentOrders).toHaveLength(38);
    expect(court.paymentOrders.find((order: { state: string }) => order.state === 'EFFECTIVE')).toMatchObject(
      {
        ...{ amount: 450_000, sums: [{ dueOn: '2025-01-20' }], openNext: 'ENFORCEMENT' },
        objections: [{ fault: 'DEBT_NOT_DISPUTED' }],
      },
    );
    expect(entry.court.number).toBe(number(2));
  });
});

test('the second instalment needs an order of its own, in the same case (8.4)', async () => {
  at('2025-01-21');
  const { caseCode } = await applied();
  at('2025-02-20');
  const apply = (day: string) => {
    const applications = [{ applicant: theOnlyOne, sums: [{ dueOn: day, amount: 450_000 }] }];
    const subject = { referralId: null, caseCode, dispute: null };
    const batch = { subject, basis: 'MEDIATION_AGREEMENT', evidence, applications } as const;
    return applyPaymentOrders(room.clerkOfCourt(), batch);
  };
  const [second] = await apply('2025-02-20');
  expect(second!.caseCode).toBe(caseCode);
  const accept = { id: second!.id, number: number(30), conditions: met };
  expect(await acceptPaymentOrder(room.clerkOfCourt(), accept)).toMatchObject({ state: 'ACCEPTED' });
});

test('a case that is not on file at this court is no case to apply in', async () => {
  const subject = { referralId: null, caseCode: '370499C2025000001X', dispute: null };
  const applications = [{ applicant: theOnlyOne, sums: [first] }];
  const batch = { subject, basis: 'WAGE_ARREARS', evidence, applications } as const;
  await expect(applyPaymentOrders(room.clerkOfCourt(), batch)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

describe('applications', () => {
  test('of one worker twice in a batch are refused', async () => {
    const { subject, workers } = workersAtCounter(2);
    const applications = [workers[0]!, workers[0]!].map((id) => ({ applicant: named(id), sums: [first] }));
    const batch = { subject, basis: 'WAGE_ARREARS', evidence, applications } as const;
    await expect(applyPaymentOrders(room.clerkOfCourt(), batch)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('are taken in by the court’s staff alone', () => {
    const batch = { subject: workersAtCounter(1).subject, basis: 'WAGE_ARREARS', evidence, applications: [] };
    expect(() => applyPaymentOrders(room.mediator(), batch as never)).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });

  test('bear a 民督 number of this court that nobody else has', async () => {
    at('2025-02-20');
    const { id } = await applied();
    const accept = (given: string) =>
      acceptPaymentOrder(room.clerkOfCourt(), { id, number: given, conditions: met });
    await expect(accept('（2025）鲁0499民初9号')).rejects.toMatchObject({ code: 'INVALID_CASE_NUMBER' });
    await expect(accept('（2025）鲁0402民督9号')).rejects.toMatchObject({ code: 'INVALID_CASE_NUMBER' });
    await expect(accept(number(2))).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await accept(number(3))).toMatchObject({ state: 'ACCEPTED' });
  });

  test('that fail a condition are not accepted, and may be rejected later by the judge', async () => {
    const { id } = await applied();
    const conditions = { ...met, counterDuty: true };
    const accept = acceptPaymentOrder(room.clerkOfCourt(), { id, number: number(4), conditions });
    await expect(accept).rejects.toMatchObject({ code: 'COUNTER_DUTY' });
    expect((await row(id)).state).toBe('APPLIED');
    await acceptPaymentOrder(room.clerkOfCourt(), { id, number: number(4), conditions: met });
    const refusal = { id, ground: 'COUNTER_DUTY', text: '有对待给付' } as const;
    await expect(refusePaymentOrder(room.clerkOfCourt(), refusal)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await refusePaymentOrder(room.judge(), refusal)).toMatchObject({ state: 'REFUSED' });
  });
});

describe('an order', () => {
  const objection = { form: 'WRITTEN', kind: 'DISPUTES_DEBT', text: '已经支付', postmarkedOn: null } as const;

  test('is ended by a written objection on the last day; the agreement may then be sued on', async () => {
    const id = await served(10);
    at('2025-02-25');
    await objectToOrder(room.judge(), { ...objection, id, form: 'ORAL' });
    expect((await row(id)).state).toBe('SERVED');
    expect(await objectToOrder(room.judge(), { ...objection, id })).toMatchObject({
      state: 'TERMINATED',
      terminatedFor: 'OBJECTION',
    });
  });

  test('is not ended by one a day late, unless it was posted in time', async () => {
    const [late, posted] = [await served(11, 'WAGE_ARREARS'), await served(12)];
    at('2025-02-26');
    expect(await objectToOrder(room.judge(), { ...objection, id: late })).toMatchObject({
      state: 'SERVED',
      objections: [{ fault: 'LATE' }],
    });
    const inTime = { ...objection, id: posted, postmarkedOn: '2025-02-25' };
    expect(await objectToOrder(room.judge(), inTime)).toMatchObject({ state: 'TERMINATED' });
  });

  test('lapses when it is not served in 30 days, and not before', async () => {
    at('2025-01-21');
    const { id } = await applied('WAGE_ARREARS');
    await acceptPaymentOrder(room.clerkOfCourt(), { id, number: number(13), conditions: met });
    at('2025-02-07');
    await issuePaymentOrder(room.judge(), id);
    at('2025-03-10');
    await expect(terminatePaymentOrder(room.clerkOfCourt(), id, 'NOT_SERVED')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    at('2025-03-11');
    await expect(servePaymentOrder(room.clerkOfCourt(), id, null)).rejects.toMatchObject({
      code: 'OUT_OF_TIME',
    });
    const ended = await terminatePaymentOrder(room.clerkOfCourt(), id, 'NOT_SERVED');
    expect(ended).toMatchObject({ state: 'TERMINATED', terminatedFor: 'NOT_SERVED' });
  });

  test('is taken back before service alone', async () => {
    const id = await served(14);
    await expect(terminatePaymentOrder(room.clerkOfCourt(), id, 'WITHDRAWN')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await terminatePaymentOrder(room.clerkOfCourt(), id, 'SUED')).toMatchObject({
      terminatedFor: 'SUED',
    });
    const { id: early } = await applied();
    expect(await terminatePaymentOrder(room.clerkOfCourt(), early, 'WITHDRAWN')).toMatchObject({
      state: 'TERMINATED',
    });
  });
});

describe('an application that the union sends (A19)', () => {
  async function referred(): Promise<string> {
    const { id } = await atUnion(room, async (tx, ctx) => {
      const dispute = {
        cause: 'WAGE_CLAIM',
        causeVersion: '2020',
        title: '追索劳动报酬纠纷',
        claim: 450_000,
      };
      const opened = { ...dispute, facts: null, door: 'VISIT', parties: wageParties };
      const { file } = await openCase(tx, ctx, theUnion, opened);
      return issueReferral(tx, ctx, {
        ...{ arrow: 'A19', from: theUnion, to: here, caseCode: file.caseCode, recordId: null },
        letter: { type: 'PAYMENT_ORDER_APPLICATION', title: '支付令申请书', signedBy: '样例' },
        ...{ consents: [], materials: ['调解协议书'] },
      });
    });
    await room.deliverAll();
    return id;
  }
  const apply = async (referralId: string) => {
    const subject = { referralId, caseCode: null, dispute: null };
    const applications = [{ applicant: theOnlyOne, sums: [first] }];
    const batch = { subject, basis: 'MEDIATION_AGREEMENT', evidence, applications } as const;
    return (await applyPaymentOrders(room.clerkOfCourt(), batch))[0]!;
  };

  test('is taken up with its acceptance, once, and answered when the order has taken effect', async () => {
    at('2025-01-20');
    const referralId = await referred();
    at('2025-01-22');
    const { id, appliedOn } = await apply(referralId);
    expect([appliedOn, await due(id, 'PO-1')]).toEqual(['2025-01-20', '2025-01-26']);
    await expect(apply(referralId)).rejects.toMatchObject({ code: 'ALREADY_ANSWERED' });
    await acceptPaymentOrder(room.clerkOfCourt(), { id, number: number(20), conditions: met });
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({ state: 'IN_HANDLING' });
    await issuePaymentOrder(room.judge(), id);
    await servePaymentOrder(room.clerkOfCourt(), id, null);
    at('2025-02-08');
    await effectPaymentOrder(room.clerkOfCourt(), id);
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      state: 'RESULT_REPORTED',
      outcome: 'GRANTED',
    });
  });

  test('comes back with a coded reason where it is not accepted', async () => {
    at('2025-01-21');
    const referralId = await referred();
    const { id } = await apply(referralId);
    await refusePaymentOrder(room.clerkOfCourt(), { id, ground: 'DEBTOR_UNREACHABLE', text: '下落不明' });
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      ...{ state: 'RETURNED', returnReason: 'PARTY_UNREACHABLE', returnText: '下落不明' },
    });
  });

  test('is not accepted where the referral goes back through the door every agency has', async () => {
    const referralId = await referred();
    const { id } = await apply(referralId);
    const ctx = room.clerkOfCourt();
    await ctx.transaction(async (tx) => {
      const referral = await loadReferral(tx, ctx, referralId, 'IN');
      await returnReferral(tx, ctx, referral, { reason: 'MATERIALS_INCOMPLETE', text: '缺少协议' });
      await followReturnedOrders(tx, ctx, referral);
    });
    expect(await row(id)).toMatchObject({ state: 'REFUSED', ground: 'OTHER', note: '缺少协议' });
  });

  test('is no application where the referral is of another kind', async () => {
    const referralId = await referred();
    await room.court.dataSource.manager.update(ReferralEntity, { id: referralId }, { arrow: 'A20' });
    await expect(apply(referralId)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
