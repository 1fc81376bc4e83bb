import { Refusal } from '#kernel/refusal.js';
import { formatYuan, money } from '#kernel/values/money.js';

/** What one worker is owed, in fen, and for how many months' pay. */
export interface WorkerPaymentRow {
  worker: string;
  amount: number;
  months: number;
}

export function sumOf(payments: readonly Pick<WorkerPaymentRow, 'amount'>[]): number {
  return money(payments.reduce((sum, { amount }) => sum + money(amount), 0));
}

/** Workers, each with an amount, that together make the whole to the fen. Refuses with BAD_INPUT. */
export function needPayments(payments: readonly WorkerPaymentRow[], whole: number): WorkerPaymentRow[] {
  const sound = payments.every(
    ({ worker, amount, months }) =>
      worker.trim() !== '' && amount > 0 && Number.isSafeInteger(months) && months >= 0,
  );
  if (payments.length === 0 || !sound)
    throw new Refusal('BAD_INPUT', '请逐人填写劳动者、金额和拖欠月数。', '金额应当大于零。');
  const sum = sumOf(payments);
  if (sum !== money(whole))
    throw new Refusal(
      'BAD_INPUT',
      `各人金额合计${formatYuan(sum)}元，与总额${formatYuan(whole)}元不一致。`,
      '各人金额之和应当与总额分毫不差。',
    );
  return payments.map(({ worker, amount, months }) => ({ worker: worker.trim(), amount, months }));
}
