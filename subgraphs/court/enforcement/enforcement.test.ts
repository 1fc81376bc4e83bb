import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCase } from '#kernel/case-file/open-case.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { wageParties } from '../../../tests/kit/agency-room.js';
import { askAgency } from '../../../tests/kit/case-as-seen.js';
import { PaymentOrderEntity } from '../payment-order/payment-order.entity.js';
import { named, theOnlyOne, workersAtCounter } from '../testing/counter-cases.js';
import { atUnion, type CourtRoom, courtRoom, here, theUnion } from '../testing/court-room.js';
import { applyEnforcement, type EnforcementApplication } from './apply-enforcement.js';
import type { EnforcementEntity } from './enforcement.entity.js';
import { fileEnforcement, notifyDebtor, raiseBar, takeUpAgain } from './file-enforcement.js';
import { recordPayment } from './record-payment.js';
import { haltEnforcement, resumeEnforcement } from './suspend-enforcement.js';

let room: CourtRoom;
beforeAll(async () => {
  room = await courtRoom();
});
afterAll(() => room.stop());

const at = (day: string) => room.setTime(`${day}T09:00:00+08:00`);
const db = () => room.court.dataSource.manager;
let serial = 0;
const nextNumber = (type: '执' | '执恢' = '执') => `（2025）鲁0499${type}${++serial}号`;
const first = { dueOn: '2025-01-20', amount: 450_000 };

function application(changes: Partial<EnforcementApplication> = {}): EnforcementApplication {
  return {
    ...{ subject: workersAtCounter(1).subject, instrument: 'PAYMENT_ORDER', sums: [first], performBy: null },
    ...{ instrumentNumber: '（2025）鲁0402民督7号', shares: [], postmarkedOn: null, ...changes },
  };
}
const apply = (changes: Partial<EnforcementApplication> = {}): Promise<EnforcementEntity> =>
  applyEnforcement(room.clerkOfCourt(), application(changes));

/** An enforcement whose debtor has had notice. */
async function noticed(changes: Partial<EnforcementApplication> = {}): Promise<EnforcementEntity> {
  const { id } = await apply(changes);
  await fileEnforcement(room.clerkOfCourt(), id, nextNumber());
  return notifyDebtor(room.clerkOfCourt(), id);
}

describe('the first instalment of 8.4', () => {
  test('is enforced on its order from 26 February; the limit runs from the last instalment', async () => {
    at('2025-02-26');
    const { id, late } = await apply({ performBy: '2025-03-20' });
    expect(late).toBe(false);
    expect(await room.deadline(id, 'ENF-1')).toMatchObject({
      ...{ startsFrom: '2025-03-20', rawEnd: '2027-03-20', provisional: true, metOn: '2025-02-26' },
    });
    expect((await room.deadline(id, 'ENF-2')).due).toBe('2025-08-26');
  });

  test('is enforced alone: what is not due is refused', async () => {
    const sums = [first, { dueOn: '2025-03-20', amount: 450_000 }];
    await expect(apply({ sums })).rejects.toMatchObject({ code: 'NOT_DUE' });
    const onTheDay = { sums: [{ ...first, dueOn: '2025-02-26' }] };
    await expect(apply(onTheDay)).rejects.toMatchObject({ code: 'NOT_DUE' });
  });

  test('waits for an order of this court to take effect', async () => {
    const instrumentNumber = '（2025）鲁0499民督7号';
    const order = {
      ...{ id: randomUUID(), organisation: here, caseCode: 'X', batchId: randomUUID(), referralId: null },
      ...{ applicantPartyId: randomUUID(), basis: 'WAGE_ARREARS', evidence: '欠条', sums: [first] },
      ...{ amount: 450_000, state: 'SERVED', appliedOn: '2025-01-21', number: instrumentNumber },
      objections: [],
    } as const;
    await db().insert(PaymentOrderEntity, order as never);
    await expect(apply({ instrumentNumber })).rejects.toMatchObject({ code: 'NOT_ENFORCEABLE' });
    await db().update(PaymentOrderEntity, order.id, { state: 'EFFECTIVE' });
    expect(await apply({ instrumentNumber })).toMatchObject({ state: 'APPLIED' });
  });
});

describe('an instrument', () => {
  test.each([
    'SETTLEMENT',
    'MEDIATION_AGREEMENT',
    'PEOPLES_MEDIATION_WRITTEN',
    'PEOPLES_MEDIATION_ORAL',
    'DELEGATED_AGREEMENT',
    'ONLINE_AGREEMENT',
    'PROMISE',
  ])('%s cannot be enforced', (instrument) => {
    expect(() => applyEnforcement(room.clerkOfCourt(), application({ instrument }))).toThrow(
      expect.objectContaining({ code: 'NOT_ENFORCEABLE' }),
    );
  });

  test.each([
    'CONFIRMATION_RULING',
    'ARBITRATION_STATEMENT',
    'COURT_STATEMENT',
    'PAYMENT_ORDER',
    'FINAL_AWARD',
    'AWARD',
  ])('%s can', async (instrument) => {
    expect(await apply({ instrument })).toMatchObject({ state: 'APPLIED', instrument });
  });
});

describe('an application after two years', () => {
  const sums = [{ dueOn: '2023-01-20', amount: 100 }];

  test('is taken in and marked; the respondent may raise the bar', async () => {
    at('2025-02-05');
    const onTime = await noticed({ sums: [{ dueOn: '2023-02-05', amount: 100 }] });
    const { id, applyBy, late } = await noticed({ sums });
    expect({ applyBy, late }).toEqual({ applyBy: '2025-01-20', late: true });
    expect(await raiseBar(room.clerkOfCourt(), id)).toMatchObject({ barRaisedOn: '2025-02-05' });
    expect(onTime.late).toBe(false);
    const posted = await apply({ sums, postmarkedOn: '2025-01-20' });
    expect(posted).toMatchObject({ late: false, appliedOn: '2025-02-05' });
    await expect(apply({ sums, postmarkedOn: '2025-02-06' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(raiseBar(room.clerkOfCourt(), onTime.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('what is paid', () => {
  test('is shared out among the workers to the fen until the whole is there', async () => {
    at('2025-02-26');
    const { subject, workers } = workersAtCounter(3);
    const sums = [{ dueOn: '2025-01-20', amount: 100_000 }];
    const part = (amounts: number[]) =>
      amounts.map((amount, index) => ({ applicant: named(workers[index]!), amount }));
    const several = { subject, sums, instrument: 'ARBITRATION_STATEMENT' };
    await expect(apply(several)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(apply({ ...several, shares: part([33_333, 33_333, 33_333]) })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    const { id } = await noticed({ ...several, shares: part([33_333, 33_333, 33_334]) });
    for (const amount of [0, 100_001])
      await expect(recordPayment(room.clerkOfCourt(), { id, amount, paidOn: null })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    const paid = await recordPayment(room.clerkOfCourt(), { id, amount: 10_000, paidOn: '2025-02-25' });
    expect(paid).toMatchObject({ state: 'PARTLY_PAID' });
    expect(paid.payments[0]!.shares.map(({ amount }) => amount)).toEqual([3333, 3333, 3334]);
    const rest = await recordPayment(room.clerkOfCourt(), { id, amount: 90_000, paidOn: null });
    expect(rest).toMatchObject({ state: 'COMPLETED', endedOn: '2025-02-26' });
    expect(rest.payments[1]!.shares.map(({ amount }) => amount)).toEqual([30_000, 30_000, 30_000]);
    expect((await room.deadline(id, 'ENF-2')).metOn).toBe('2025-02-26');
  });

  test('is seen in the case, by worker', async () => {
    const { id, caseCode } = await noticed();
    await recordPayment(room.clerkOfCourt(), { id, amount: 50_000, paidOn: null });
    const { _entities } = await askAgency(
      room.clerkOfCourt(),
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Case { court { enforcements { state instrumentName paid shares { amount paid } payments { amount } } } } } }',
      { of: [{ __typename: 'Case', id: caseCode }] },
    );
    expect(_entities[0].court.enforcements).toEqual([
      {
        ...{ state: 'PARTLY_PAID', instrumentName: '支付令', paid: 50_000, payments: [{ amount: 50_000 }] },
        shares: [{ amount: 450_000, paid: 50_000 }],
      },
    ]);
  });
});

describe('an enforcement', () => {
  test('is suspended and resumed where it was, by the judge', async () => {
    const { id } = await noticed();
    const suspend = (who = room.judge()) => haltEnforcement(who, id, 'suspend', '案外人异议');
    await expect(suspend(room.clerkOfCourt())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await suspend()).toMatchObject({ state: 'SUSPENDED', note: '案外人异议' });
    expect(await resumeEnforcement(room.judge(), id)).toMatchObject({ state: 'NOTICE', note: null });
    await recordPayment(room.clerkOfCourt(), { id, amount: 1, paidOn: null });
    await suspend();
    expect(await resumeEnforcement(room.judge(), id)).toMatchObject({ state: 'PARTLY_PAID' });
  });

  test('ends a round with a reason, and is taken up again under a 执恢 number', async () => {
    at('2025-02-26');
    const { id } = await noticed();
    await expect(haltEnforcement(room.judge(), id, 'endRound', ' ')).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    const ended = await haltEnforcement(room.judge(), id, 'endRound', '无财产可供执行');
    expect(ended).toMatchObject({ state: 'TERMINATED_THIS_ROUND', endedOn: '2025-02-26' });
    await expect(takeUpAgain(room.judge(), id, nextNumber())).rejects.toMatchObject({
      code: 'INVALID_CASE_NUMBER',
    });
    expect(await takeUpAgain(room.judge(), id, nextNumber('执恢'))).toMatchObject({
      ...{ state: 'FILED', endedOn: null, noticeOn: null },
    });
  });

  test('that the union sends (A20) is taken up when it is filed, and answered when it is paid', async () => {
    at('2025-02-26');
    const { id: referralId } = await atUnion(room, async (tx, ctx) => {
      const dispute = {
        cause: 'WAGE_CLAIM',
        causeVersion: '2020',
        title: '追索劳动报酬纠纷',
        claim: 450_000,
      };
      const opened = { ...dispute, facts: null, door: 'VISIT', parties: wageParties };
      const { file } = await openCase(tx, ctx, theUnion, opened);
      return issueReferral(tx, ctx, {
        ...{ arrow: 'A20', from: theUnion, to: here, caseCode: file.caseCode, recordId: null },
        letter: { type: 'ENFORCEMENT_APPLICATION', title: '执行申请书', signedBy: '样例' },
        ...{ consents: [], materials: ['支付令'] },
      });
    });
    await room.deliverAll();
    const subject = { referralId, caseCode: null, dispute: null };
    const shares = [{ applicant: theOnlyOne, amount: 450_000 }];
    const { id } = await apply({ subject, shares });
    const back = askAgency(
      room.clerkOfCourt(),
      'mutation ($input: ReferralReturnInput!) { courtReturnReferral(input: $input) { state } }',
      { input: { id: referralId, reason: 'MATERIALS_INCOMPLETE', text: '缺少材料' } },
    );
    await expect(back).rejects.toThrow('已经登记为执行申请');
    await fileEnforcement(room.clerkOfCourt(), id, nextNumber());
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      ...{ state: 'IN_HANDLING', due: '2025-08-26' },
    });
    await notifyDebtor(room.clerkOfCourt(), id);
    await recordPayment(room.clerkOfCourt(), { id, amount: 450_000, paidOn: null });
    await room.deliverAll();
    const told = await room.referral(room.union, referralId);
    expect(told).toMatchObject({ state: 'RESULT_REPORTED', outcome: 'HANDLED' });
    expect(told.result?.text).toBe('执行完毕，已执行到位4,500.00元。');
  });
});
