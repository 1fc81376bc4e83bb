import { Refusal } from '#kernel/refusal.js';
import { formatYuan } from '#kernel/values/money.js';

/** What is due to one worker, in fen. */
export interface WorkerShare {
  partyId: string;
  amount: number;
}

/** A payment and how it was shared out. */
export interface PaidPayment {
  paidOn: string;
  amount: number;
  shares: WorkerShare[];
}

/** Refuses with BAD_INPUT shares that name a worker twice or do not come to the amount, to the fen. */
export function needWholeShares(shares: readonly WorkerShare[], amount: number): void {
  if (new Set(shares.map(({ partyId }) => partyId)).size !== shares.length)
    throw new Refusal('BAD_INPUT', '同一劳动者的份额填写了两次。');
  const total = shares.reduce((sum, share) => sum + share.amount, 0);
  if (total === amount) return;
  throw new Refusal(
    'BAD_INPUT',
    `各人份额合计${formatYuan(total)}元，申请执行金额${formatYuan(amount)}元，两者不符。`,
    '请逐人核对，合计应当分毫不差。',
  );
}

/** What is still owed to each worker. */
export function outstandingShares(
  shares: readonly WorkerShare[],
  payments: readonly PaidPayment[],
): WorkerShare[] {
  const paid = new Map<string, number>();
  for (const { partyId, amount } of payments.flatMap((payment) => payment.shares))
    paid.set(partyId, (paid.get(partyId) ?? 0) + amount);
  return shares.map(({ partyId, amount }) => ({ partyId, amount: amount - (paid.get(partyId) ?? 0) }));
}

/**
 * Shares a payment out in proportion to what is owed, to the fen: nobody gets more than is owed, and the parts come to the
 * payment. Odd fen go to those whose exact part was cut most, the first of equals first.
 */
export function shareOut(payment: number, owed: readonly WorkerShare[]): WorkerShare[] {
  const total = owed.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  if (BigInt(payment) > total) throw new Error('More is paid than is owed.');
  const parts = owed.map(({ partyId, amount }, at) => {
    const exact = BigInt(payment) * BigInt(amount);
    return { partyId, at, amount: total === 0n ? 0n : exact / total, cut: total === 0n ? 0n : exact % total };
  });
  const odd = Number(BigInt(payment) - parts.reduce((sum, part) => sum + part.amount, 0n));
  const first = [...parts].sort((a, b) => (a.cut === b.cut ? a.at - b.at : a.cut > b.cut ? -1 : 1));
  const favoured = new Set(first.slice(0, odd).map(({ at }) => at));
  return parts.map(({ partyId, amount, at }) => ({
    partyId,
    amount: Number(amount) + (favoured.has(at) ? 1 : 0),
  }));
}
