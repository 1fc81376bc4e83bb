import { Refusal } from '#kernel/refusal.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { deadlineRule } from './deadline-rule.js';

const hour = 3_600_000;

/** A limit in hours counts from the hour after the event (民诉解释 §125) and does not move for a holiday. */
export function computeHourDeadline(rule: string, event: Date, variant?: string): Date {
  const found = deadlineRule(rule, { on: localDateOf(event), variant });
  if (found.calendar !== 'HR' || found.amount === null) {
    throw new Refusal('BAD_INPUT', `期限 ${rule} 不按小时计算。`, '请用日期计算这个期限。');
  }
  return new Date((Math.floor(event.getTime() / hour) + 1 + found.amount) * hour);
}
