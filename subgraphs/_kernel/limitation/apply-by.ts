import { computeDeadline, type Deadline } from '#kernel/clock/compute-deadline.js';
import { dayAfter, daysBetween, type LocalDate, localDate } from '#kernel/values/local-date.js';
import type { LimitationSuspensionEntity } from './limitation-suspension.entity.js';

export type LimitationRule = 'ARB-1' | 'ARB-1b';
/** The year as it is counted, with the days that a suspension took out. */
export type LimitationEnd = Deadline & { excludedDays: number };
export type Suspended = Pick<LimitationSuspensionEntity, 'from' | 'until'>;

/**
 * The year to apply for arbitration, counted from its start or anew from an event (调仲法 §27). Days of a suspension that begins
 * while it runs are left out; one that lasts still is counted until today.
 */
export function applyBy(
  from: LocalDate,
  suspensions: readonly Suspended[],
  today: LocalDate,
  rule: LimitationRule = 'ARB-1',
): LimitationEnd {
  let counted = dayAfter(from);
  let limit = computeDeadline({ rule, from });
  let excludedDays = 0;
  for (const suspended of [...suspensions].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const start = suspended.from > counted ? localDate(suspended.from) : counted;
    const end = localDate(suspended.until ?? today);
    if (start > limit.due || end <= start) continue;
    excludedDays += daysBetween(start, end);
    counted = end;
    limit = computeDeadline({ rule, from, excludedDays });
  }
  return { ...limit, excludedDays };
}
