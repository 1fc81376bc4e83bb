import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { answerReferral } from '../counter/take-up-referral.js';
import { returnReasonOf } from './conditions.js';
import { PaymentOrderEntity } from './payment-order.entity.js';

const outcomes = { EFFECTIVE: 'GRANTED', REFUSED: 'REFUSED', TERMINATED: 'HANDLED' } as const;
const words = { EFFECTIVE: '支付令生效', REFUSED: '不予受理或驳回', TERMINATED: '终结督促程序' } as const;
type Ended = keyof typeof outcomes;

/** Answers the referral that brought applications once the last of them has ended. */
export async function answerForOrders(
  tx: EntityManager,
  ctx: RequestContext,
  last: PaymentOrderEntity,
): Promise<void> {
  if (last.referralId === null) return;
  const orders = await tx.findBy(PaymentOrderEntity, { referralId: last.referralId });
  if (!orders.every((order) => order.state in outcomes)) return;
  const ended = orders.map(({ state }) => state as Ended);
  const text = (Object.keys(words) as Ended[])
    .map((state) => ({ state, count: ended.filter((each) => each === state).length }))
    .flatMap(({ state, count }) => (count > 0 ? [`${words[state]}${count}件`] : []))
    .join('，');
  const outcome = outcomes[(Object.keys(outcomes) as Ended[]).find((state) => ended.includes(state))!];
  await answerReferral(tx, ctx, last.referralId, {
    result: { outcome, text: `${text}。` },
    returned: {
      reason: last.ground ? returnReasonOf[last.ground] : 'PARTY_REFUSES',
      text: last.note ?? `${text}。`,
    },
  });
}
