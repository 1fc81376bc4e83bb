import { Refusal } from '#kernel/refusal.js';
import { formatYuan } from '#kernel/values/money.js';

/** A sum, in fen, and the last day for paying it. */
export interface DueSum {
  dueOn: string;
  amount: number;
}

/** What the sums come to. Refuses with BAD_INPUT where there is none, or one of nothing. */
export function totalOf(sums: readonly DueSum[]): number {
  if (sums.length === 0 || sums.some(({ amount }) => amount <= 0))
    throw new Refusal('BAD_INPUT', '请逐笔填写金额和履行期限。', '每笔金额应当大于零。');
  return sums.reduce((total, { amount }) => total + amount, 0);
}

/** The last day of the last instalment. */
export function lastDay(sums: readonly DueSum[]): string {
  return sums.map(({ dueOn }) => dueOn).reduce((last, day) => (day > last ? day : last));
}

/**
 * Refuses with NOT_DUE whatever has not fallen due on the day; where `over`, the day itself has to be over, for the debtor
 * may perform until its end.
 */
export function needDue(
  sums: readonly DueSum[],
  on: string,
  { basis, over = false }: { basis: string; over?: boolean },
): void {
  const isOpen = ({ dueOn }: DueSum): boolean => dueOn > on || (over && dueOn === on);
  const open = sums.filter(isOpen);
  if (open.length === 0) return;
  const due = sums.reduce((total, sum) => (isOpen(sum) ? total : total + sum.amount), 0);
  throw new Refusal(
    'NOT_DUE',
    `${on}时有款项尚未到期：${open.map(({ dueOn, amount }) => `${dueOn} ${formatYuan(amount)}元`).join('；')}（${basis}）。`,
    `已到期的是${formatYuan(due)}元，可以只就到期部分申请；其余待到期后再申请。`,
  );
}
