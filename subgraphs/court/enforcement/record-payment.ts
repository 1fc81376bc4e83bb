import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { formatYuan } from '#kernel/values/money.js';
import type { EnforcementEntity } from './enforcement.entity.js';
import { loadEnforcement, moveEnforcement, paidUnder } from './move-enforcement.js';
import { outstandingShares, shareOut } from './shares.js';

export interface ReceivedPayment {
  id: string;
  /** In fen. */
  amount: number;
  /** Null: today. */
  paidOn: string | null;
}

/** Records what has been paid or taken from the debtor, and shares it out among the workers to the fen. */
export function recordPayment(
  ctx: RequestContext,
  { id, amount, paidOn }: ReceivedPayment,
): Promise<EnforcementEntity> {
  return ctx.transaction(async (tx) => {
    const enforcement = await loadEnforcement(tx, ctx, id);
    const on = paidOn ?? ctx.today;
    const left = enforcement.amount - paidUnder(enforcement);
    if (amount <= 0 || amount > left) {
      throw new Refusal(
        'BAD_INPUT',
        `到账金额应当大于零，且不超过未执行的${formatYuan(left)}元。`,
        '多收的款项应当退还，不登记为执行到位。',
      );
    }
    if (on > ctx.today) throw new Refusal('BAD_INPUT', '到账日期不能晚于今天。');
    const shares = shareOut(amount, outstandingShares(enforcement.shares, enforcement.payments));
    const payments = [...enforcement.payments, { paidOn: on, amount, shares }];
    await moveEnforcement(tx, ctx, enforcement, amount === left ? 'complete' : 'payPart', { payments });
    return enforcement;
  });
}
