import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { permit } from '#kernel/act.js';
import { needText } from '../filing-intake/load-intake.js';
import { judgesOnly } from '../staff.policy.js';
import { running } from './issue-payment-order.js';
import { loadOrder, moveOrder } from './move-payment-order.js';
import { faultOf, type ObjectionForm, type ObjectionKind, type OrderObjection } from './objection.js';
import type { PaymentOrderEntity } from './payment-order.entity.js';
import { mayRuleOrder } from './payment-order.policy.js';
import { paymentOrderMachine } from './payment-order.state.js';

export interface ReceivedObjection {
  id: string;
  form: ObjectionForm;
  kind: ObjectionKind;
  text: string;
  /** Day of the postmark; null where it was handed in. */
  postmarkedOn: string | null;
}

/** Rules on what the debtor says: an objection that counts ends the procedure, another is noted and the order stands. */
export function objectToOrder(
  ctx: RequestContext,
  { id, form, kind, text, postmarkedOn }: ReceivedObjection,
): Promise<PaymentOrderEntity> {
  return ctx.transaction(async (tx) => {
    const order = await loadOrder(tx, ctx, id);
    permit(mayRuleOrder(ctx.actor, order), judgesOnly);
    move(paymentOrderMachine, order.state, 'object');
    const madeOn = postmarkedOn ?? ctx.today;
    if (madeOn < order.servedOn! || madeOn > ctx.today)
      throw new Refusal('BAD_INPUT', '异议日期应当在送达之后，且不晚于今天。');
    const { due } = await running(tx, order, 'PO-3');
    const said = { receivedOn: ctx.today, madeOn, form, kind, text: needText(text, '异议的内容') };
    const objection: OrderObjection = { ...said, fault: faultOf(said, due) };
    const objections = [...order.objections, objection];
    if (objection.fault) await moveOrder(tx, ctx, order, 'noteObjection', { objections });
    else await moveOrder(tx, ctx, order, 'object', { objections, terminatedFor: 'OBJECTION' });
    return order;
  });
}
