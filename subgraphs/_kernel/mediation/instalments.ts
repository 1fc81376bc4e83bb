import { type Instalment, needWholeShares, sumOf, type WorkerShare } from '#kernel/collective/shares.js';
import { Refusal } from '#kernel/refusal.js';
import { formatYuan } from '#kernel/values/money.js';
import type { AgreementEntity } from './agreement.entity.js';

export interface Sums {
  /** In fen; null where no money is to be paid. */
  amount: number | null;
  performBy: string | null;
  instalments: Instalment[];
  shares: WorkerShare[];
}

/** Checks to the fen what an agreement says of money: instalments in the order of their days, shares that come to each of them. */
export function checkedSums({ amount, performBy, instalments, shares }: Sums): Sums {
  const total = instalments.length > 0 ? sumOf(instalments.map((each) => each.amount)) : amount;
  const last = instalments.at(-1)?.dueOn ?? performBy;
  if (
    instalments.some((each, at) => each.amount <= 0 || (at > 0 && each.dueOn <= instalments[at - 1]!.dueOn))
  )
    throw new Refusal('BAD_INPUT', '各期款项应当按到期日先后填写，每期金额大于零。');
  if (amount !== null && total !== amount)
    throw new Refusal(
      'AMOUNTS_DIFFER',
      `各期合计${formatYuan(total!)}元，协议金额${formatYuan(amount)}元，两者不符。`,
      '各期合计应当与协议金额分毫不差。',
    );
  if (performBy !== null && last !== performBy)
    throw new Refusal('BAD_INPUT', '分期履行的，履行期限应当是最后一期的到期日。');
  if (shares.length > 0) {
    if (total === null) throw new Refusal('BAD_INPUT', '各人有金额的，应当填写协议金额。');
    needWholeShares(shares, instalments.length > 0 ? instalments.map((each) => each.amount) : [total]);
  }
  return { amount: total, performBy: last, instalments, shares };
}

type Owed = Pick<AgreementEntity, 'amount' | 'performBy' | 'instalments' | 'payments'>;

/** The sums of an agreement with their last days, earliest first; none where it sets no day. */
function sumsOf({ amount, performBy, instalments }: Owed): Instalment[] {
  if (instalments.length > 0) return instalments;
  return amount !== null && performBy !== null ? [{ dueOn: performBy, amount }] : [];
}

/** What has fallen due by the day and is not paid, in fen: what is not due yet stays so, whatever was broken before it. */
export function dueOn(agreement: Owed, day: string): number {
  const due = sumOf(sumsOf(agreement).flatMap((sum) => (sum.dueOn <= day ? [sum.amount] : [])));
  return Math.max(due - sumOf(agreement.payments.map(({ amount }) => amount)), 0);
}

/** The last day of the first sum that was not paid by its end; null where none is late on this day. */
export function lateSince(agreement: Owed, day: string): string | null {
  let paid = sumOf(agreement.payments.map(({ amount }) => amount));
  for (const sum of sumsOf(agreement)) {
    paid -= sum.amount;
    if (paid < 0) return sum.dueOn < day ? sum.dueOn : null;
  }
  const { amount, performBy } = agreement;
  return amount === null && performBy !== null && performBy < day ? performBy : null;
}
