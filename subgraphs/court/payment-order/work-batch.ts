import type { EntityManager } from 'typeorm';
import { permit, uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { can } from '#kernel/machine.js';
import { notFound, Refusal } from '#kernel/refusal.js';
import { accept, type OrderAcceptance, type OrderRefusal, refuse } from './accept-payment-order.js';
import { effect, issue, serve } from './issue-payment-order.js';
import { PaymentOrderEntity } from './payment-order.entity.js';
import { mayWorkOrder } from './payment-order.policy.js';
import { type PaymentOrderAct, paymentOrderMachine } from './payment-order.state.js';

/** What may be done to many applications at once: they were filed together, and each is asked for itself. */
type BatchAct = Extract<PaymentOrderAct, 'accept' | 'refuse' | 'issue' | 'serve' | 'takeEffect'>;

/** Accepts the applications of a batch (整批受理), each under a number of its own. */
export function acceptOrders(
  ctx: RequestContext,
  batchId: string,
  { numbers, conditions }: Pick<OrderAcceptance, 'conditions'> & { numbers: string[] },
): Promise<PaymentOrderEntity[]> {
  return workBatch(ctx, batchId, 'accept', async (tx, order, at, count) => {
    if (numbers.length !== count)
      throw new Refusal('BAD_INPUT', `本批有${count}件待受理，填写了${numbers.length}个案号。`);
    await accept(tx, ctx, order, { number: numbers[at]!, conditions });
  });
}

/** Does not accept the applications of a batch (整批不予受理). */
export function refuseOrders(
  ctx: RequestContext,
  batchId: string,
  refusal: Omit<OrderRefusal, 'id'>,
): Promise<PaymentOrderEntity[]> {
  return workBatch(ctx, batchId, 'refuse', (tx, order) => refuse(tx, ctx, order, refusal));
}

/** Issues the orders of a batch (整批发出). */
export function issueOrders(ctx: RequestContext, batchId: string): Promise<PaymentOrderEntity[]> {
  return workBatch(ctx, batchId, 'issue', (tx, order) => issue(tx, ctx, order));
}

/** The orders of a batch have been served on their debtor together (整批送达). */
export function serveOrders(
  ctx: RequestContext,
  batchId: string,
  servedOn: string | null,
): Promise<PaymentOrderEntity[]> {
  return workBatch(ctx, batchId, 'serve', (tx, order) => serve(tx, ctx, order, servedOn));
}

/** The time to object has passed for the orders of a batch (整批生效). */
export function effectOrders(ctx: RequestContext, batchId: string): Promise<PaymentOrderEntity[]> {
  return workBatch(ctx, batchId, 'takeEffect', (tx, order) => effect(tx, ctx, order));
}

/** Does an act to every order of a batch that it is possible for, all or none. Refuses with WRONG_STATE where there is none. */
function workBatch(
  ctx: RequestContext,
  batchId: string,
  act: BatchAct,
  work: (tx: EntityManager, order: PaymentOrderEntity, at: number, count: number) => Promise<void>,
): Promise<PaymentOrderEntity[]> {
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    const all = await tx.find(PaymentOrderEntity, {
      where: { batchId: uuidOrNone(batchId), organisation },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (all.length === 0) throw notFound();
    permit(all.every((order) => mayWorkOrder(ctx.actor, order)));
    const orders = all.filter(({ state }) => can(paymentOrderMachine, state, act));
    if (orders.length === 0)
      throw new Refusal('WRONG_STATE', `本批${all.length}件支付令现在都不能进行该操作（${act}）。`);
    for (const [at, order] of orders.entries()) await work(tx, order, at, orders.length);
    return orders;
  });
}
