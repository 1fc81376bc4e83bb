import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { meetDeadline, openDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { type LocalDate, localDate } from '#kernel/values/local-date.js';
import { judgesOnly } from '../staff.policy.js';
import { loadOrder, moveOrder } from './move-payment-order.js';
import type { PaymentOrderEntity } from './payment-order.entity.js';
import { mayRuleOrder } from './payment-order.policy.js';
import { paymentOrderMachine } from './payment-order.state.js';

/** Issues the order (发出支付令); thirty days to serve it. */
export function issuePaymentOrder(ctx: RequestContext, id: string): Promise<PaymentOrderEntity> {
  return toOne(ctx, id, (tx, order) => issue(tx, ctx, order));
}

/** The debtor has been served (送达), on the day of the proof of service; fifteen days to pay or to object run from it. */
export function servePaymentOrder(
  ctx: RequestContext,
  id: string,
  servedOn: LocalDate | null,
): Promise<PaymentOrderEntity> {
  return toOne(ctx, id, (tx, order) => serve(tx, ctx, order, servedOn));
}

/** No valid objection came in time: the order is enforceable (支付令生效). */
export function effectPaymentOrder(ctx: RequestContext, id: string): Promise<PaymentOrderEntity> {
  return toOne(ctx, id, (tx, order) => effect(tx, ctx, order));
}

function toOne(
  ctx: RequestContext,
  id: string,
  act: (tx: EntityManager, order: PaymentOrderEntity) => Promise<void>,
): Promise<PaymentOrderEntity> {
  return ctx.transaction(async (tx) => {
    const order = await loadOrder(tx, ctx, id);
    await act(tx, order);
    return order;
  });
}

/** Issues one order within another act. */
export async function issue(
  tx: EntityManager,
  ctx: RequestContext,
  order: PaymentOrderEntity,
): Promise<void> {
  permit(mayRuleOrder(ctx.actor, order), judgesOnly);
  move(paymentOrderMachine, order.state, 'issue');
  await meetDeadline(tx, ctx, order.id, 'PO-2');
  await startDeadline(tx, ctx, { ...subjectOf(order), rule: 'PO-4', from: ctx.today });
  await moveOrder(tx, ctx, order, 'issue', { issuedOn: ctx.today, issuedBy: ctx.actor.name });
}

/** Notes the service of one order within another act. */
export async function serve(
  tx: EntityManager,
  ctx: RequestContext,
  order: PaymentOrderEntity,
  servedOn: string | null,
): Promise<void> {
  move(paymentOrderMachine, order.state, 'serve');
  const on = localDate(servedOn ?? ctx.today);
  const service = await running(tx, order, 'PO-4');
  if (on < order.issuedOn! || on > ctx.today)
    throw new Refusal('BAD_INPUT', '送达日期应当在发出支付令之后，且不晚于今天。');
  if (on > service.due) {
    throw new Refusal(
      'OUT_OF_TIME',
      `支付令应当在${service.due}前送达，逾期自行失效。`,
      '请裁定终结督促程序（民事诉讼法司法解释第430条第2项）。',
    );
  }
  await meetDeadline(tx, ctx, order.id, 'PO-4', on);
  await startDeadline(tx, ctx, { ...subjectOf(order), rule: 'PO-3', from: on });
  await moveOrder(tx, ctx, order, 'serve', { servedOn: on });
}

/** Gives one order effect within another act. */
export async function effect(
  tx: EntityManager,
  ctx: RequestContext,
  order: PaymentOrderEntity,
): Promise<void> {
  move(paymentOrderMachine, order.state, 'takeEffect');
  const { due } = await running(tx, order, 'PO-3');
  if (ctx.today <= due)
    throw new Refusal('WRONG_STATE', `异议期限到${due}才届满，支付令还没有生效。`, '请在次日以后办理。');
  await moveOrder(tx, ctx, order, 'takeEffect');
}

export function subjectOf({ caseCode, organisation, id }: PaymentOrderEntity) {
  return { caseCode, organisation, recordKind: 'PaymentOrder', recordId: id };
}

/** The limit that runs in the order's present state. */
export async function running(
  tx: EntityManager,
  { id }: PaymentOrderEntity,
  rule: string,
): Promise<DeadlineEntity> {
  const found = await openDeadline(tx, id, rule);
  if (!found) throw new Error(`No ${rule} runs in payment order ${id}.`);
  return found;
}
