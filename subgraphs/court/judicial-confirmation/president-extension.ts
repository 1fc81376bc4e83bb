import type { DeadlineExtension } from '#kernel/clock/compute-deadline.js';
import { deadlineRule } from '#kernel/clock/deadline-rule.js';
import type { LocalDate } from '#kernel/values/local-date.js';

/** The extension that the president of the court may approve, as the rule of JC-3 states it: 经院长批准延长10日. */
export function presidentExtension(on: LocalDate): DeadlineExtension {
  const stated = /延长(?<amount>\d+)日/.exec(deadlineRule('JC-3', { on }).extension ?? '')?.groups;
  if (!stated) throw new Error('JC-3 states no extension.');
  return { amount: Number(stated.amount), unit: 'DAY' };
}
