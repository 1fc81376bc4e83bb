import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { needDue } from '../counter/due-sums.js';
import { takeUpReferral } from '../counter/take-up-referral.js';
import { needText } from '../filing-intake/load-intake.js';
import { checkCaseNumber } from '../profile/check-case-number.js';
import { needUnusedNumber } from '../profile/unused-number.js';
import { judgesOnly } from '../staff.policy.js';
import { needConditions, type OrderConditions, type OrderRefusalGround } from './conditions.js';
import { loadOrder, moveOrder } from './move-payment-order.js';
import { PaymentOrderEntity } from './payment-order.entity.js';
import { mayRuleOrder } from './payment-order.policy.js';
import { paymentOrderMachine } from './payment-order.state.js';

export interface OrderAcceptance {
  id: string;
  /** 民督 number. */
  number: string;
  conditions: OrderConditions;
}

/** Accepts an application (受理): every sum has to be due on the day of the application, and 民诉解释 §427 to be met. */
export function acceptPaymentOrder(
  ctx: RequestContext,
  { id, ...acceptance }: OrderAcceptance,
): Promise<PaymentOrderEntity> {
  return ctx.transaction(async (tx) => {
    const order = await loadOrder(tx, ctx, id);
    await accept(tx, ctx, order, acceptance);
    return order;
  });
}

/** The same of one order within another act. */
export async function accept(
  tx: EntityManager,
  ctx: RequestContext,
  order: PaymentOrderEntity,
  { number, conditions }: Omit<OrderAcceptance, 'id'>,
): Promise<void> {
  const { id, organisation, caseCode, sums, appliedOn, referralId } = order;
  move(paymentOrderMachine, order.state, 'accept');
  needDue(sums, appliedOn, { basis: '民事诉讼法司法解释第427条、第428条' });
  needConditions(conditions);
  await checkCaseNumber(tx, organisation, number, ['民督'], ctx.today);
  await needUnusedNumber(tx, PaymentOrderEntity, organisation, number);
  await meetDeadline(tx, ctx, id, 'PO-1');
  const subject = { caseCode, organisation, recordKind: 'PaymentOrder', recordId: id };
  const issue = await startDeadline(tx, ctx, { ...subject, rule: 'PO-2', from: ctx.today });
  await moveOrder(tx, ctx, order, 'accept', { number, acceptedOn: ctx.today });
  await takeUpReferral(tx, ctx, referralId, { recordId: id, due: issue.due, number });
}

export interface OrderRefusal {
  id: string;
  ground: OrderRefusalGround;
  text: string;
}

/** Does not accept the application (不予受理), or rejects one that was accepted (裁定驳回), which is the judge's. */
export function refusePaymentOrder(
  ctx: RequestContext,
  { id, ...refusal }: OrderRefusal,
): Promise<PaymentOrderEntity> {
  return ctx.transaction(async (tx) => {
    const order = await loadOrder(tx, ctx, id);
    await refuse(tx, ctx, order, refusal);
    return order;
  });
}

/** The same of one order within another act. */
export async function refuse(
  tx: EntityManager,
  ctx: RequestContext,
  order: PaymentOrderEntity,
  { ground, text }: Omit<OrderRefusal, 'id'>,
): Promise<void> {
  const accepted = order.state === 'ACCEPTED';
  if (accepted) permit(mayRuleOrder(ctx.actor, order), judgesOnly);
  const note = needText(text, '不予受理或者驳回的理由');
  await moveOrder(tx, ctx, order, accepted ? 'reject' : 'refuse', { ground, note });
}
