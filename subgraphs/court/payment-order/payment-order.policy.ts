import type { Actor } from '#kernel/actor.js';
import { judgesHere, worksHere } from '../staff.policy.js';
import type { PaymentOrderEntity } from './payment-order.entity.js';

type Owned = Pick<PaymentOrderEntity, 'organisation'>;

export function mayWorkOrder(actor: Actor, order: Owned): boolean {
  return worksHere(actor, order);
}

/** Issuing, rejecting and ruling on objections are the judge's. */
export function mayRuleOrder(actor: Actor, order: Owned): boolean {
  return judgesHere(actor, order);
}
