import { type EntityManager, In } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { reportProgress } from '../report-progress.js';
import { answerForOrders } from './answer-for-orders.js';
import { PaymentOrderEntity } from './payment-order.entity.js';
import { mayWorkOrder } from './payment-order.policy.js';
import { type PaymentOrderAct, paymentOrderMachine, type PaymentOrderState } from './payment-order.state.js';

export const openOrderStates: PaymentOrderState[] = ['APPLIED', 'ACCEPTED', 'ISSUED', 'SERVED'];

/** The application for an act of this court's staff, row locked. */
export async function loadOrder(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<PaymentOrderEntity> {
  const order = await load(tx, PaymentOrderEntity, id);
  permit(mayWorkOrder(ctx.actor, order));
  return order;
}

/** Moves, saves, records and tells the register; an end stops every deadline, and answers the referral with the last of its orders. */
export async function moveOrder(
  tx: EntityManager,
  ctx: RequestContext,
  order: PaymentOrderEntity,
  act: PaymentOrderAct,
  changes: Partial<PaymentOrderEntity> = {},
): Promise<void> {
  const state = move(paymentOrderMachine, order.state, act);
  const ended = !openOrderStates.includes(state);
  const next = { ...changes, state, ...(ended ? { endedOn: ctx.today } : {}) };
  Object.assign(order, next);
  await tx.update(PaymentOrderEntity, order.id, next);
  const { id, caseCode, organisation, ground, terminatedFor } = order;
  record(tx, ctx, `payment-order.${act}`, id, { caseCode, details: { ground, terminatedFor } });
  if (ended) {
    await endDeadlines(tx, ctx, id);
    await answerForOrders(tx, ctx, order);
  }
  const open = await tx.existsBy(PaymentOrderEntity, { caseCode, organisation, state: In(openOrderStates) });
  await reportProgress(tx, ctx, 'PaymentOrder', order, open);
}
