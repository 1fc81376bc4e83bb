import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { running } from './issue-payment-order.js';
import { loadOrder, moveOrder } from './move-payment-order.js';
import type { PaymentOrderEntity, TerminationReason } from './payment-order.entity.js';
import { type PaymentOrderAct, paymentOrderMachine } from './payment-order.state.js';

export type OtherTermination = Exclude<TerminationReason, 'OBJECTION'>;

const acts: Record<OtherTermination, PaymentOrderAct> = {
  NOT_SERVED: 'lapse',
  WITHDRAWN: 'withdraw',
  SUED: 'sue',
};

/** Ends the procedure (终结督促程序, 民诉解释 §430): not served in time, taken back before service, or sued on by the creditor. */
export function terminatePaymentOrder(
  ctx: RequestContext,
  id: string,
  reason: OtherTermination,
): Promise<PaymentOrderEntity> {
  return ctx.transaction(async (tx) => {
    const order = await loadOrder(tx, ctx, id);
    move(paymentOrderMachine, order.state, acts[reason]);
    if (reason === 'NOT_SERVED') {
      const { due } = await running(tx, order, 'PO-4');
      if (ctx.today <= due) throw new Refusal('WRONG_STATE', `送达期限到${due}才届满，支付令还没有失效。`);
    }
    await moveOrder(tx, ctx, order, acts[reason], { terminatedFor: reason });
    return order;
  });
}
