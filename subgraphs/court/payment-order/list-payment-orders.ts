import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist } from '#kernel/worklist.js';
import { PaymentOrderEntity } from './payment-order.entity.js';
import { mayWorkOrder } from './payment-order.policy.js';
import { type PaymentOrderPage, presentPaymentOrder } from './payment-order.type.js';
import type { PaymentOrderState } from './payment-order.state.js';

/** The applications at the person's own court, earliest open deadline first. */
export async function listPaymentOrders(
  ctx: RequestContext,
  filter: PageRequest & { states: PaymentOrderState[] | null },
): Promise<PaymentOrderPage> {
  permit(mayWorkOrder(ctx.actor, ctx.actor));
  const { rows, ...page } = await worklist(ctx, PaymentOrderEntity, filter);
  return { nodes: rows.map(presentPaymentOrder), ...page };
}
