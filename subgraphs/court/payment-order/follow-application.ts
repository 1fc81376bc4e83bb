import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { can } from '#kernel/machine.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { moveOrder } from './move-payment-order.js';
import { PaymentOrderEntity } from './payment-order.entity.js';
import { paymentOrderMachine } from './payment-order.state.js';

/** The referral went back through the door every agency has: the applications it brought are not accepted. */
export async function followReturnedOrders(
  tx: EntityManager,
  ctx: RequestContext,
  { id: referralId, returnText }: ReferralEntity,
): Promise<void> {
  const orders = await tx.find(PaymentOrderEntity, {
    where: { referralId },
    lock: { mode: 'pessimistic_write' },
  });
  for (const order of orders) {
    if (!can(paymentOrderMachine, order.state, 'refuse')) continue;
    await moveOrder(tx, ctx, order, 'refuse', { ground: 'OTHER', note: returnText });
  }
}
