import type { DeadlineRule } from '#kernel/clock/rule.js';

/** `15个工作日`: a limit as a document states it; null for a rule that gives no figure. */
export function periodText({ amount, calendar }: Pick<DeadlineRule, 'amount' | 'calendar'>): string | null {
  if (amount === null) return null;
  const units: Partial<Record<DeadlineRule['calendar'], string>> = { WD: '个工作日', MO: '个月', YR: '年' };
  return `${amount}${units[calendar] ?? '日'}`;
}
