import { addDays, daysBetween, type LocalDate, localDate } from '#kernel/values/local-date.js';
import type { DeadlineEntity } from './deadline.entity.js';

/** How much of a deadline is used when it is warned of, in percent; 100 when its last day has passed. */
export const warningLevels = [70, 90, 100] as const;
export type WarningLevel = (typeof warningLevels)[number];

type Span = Pick<DeadlineEntity, 'startsFrom' | 'runsFrom' | 'due'>;
type Running = Span & Pick<DeadlineEntity, 'metOn' | 'suspendedOn'>;

/** The first day on which a share of the deadline is used. */
export function dayOfLevel(span: Span, level: WarningLevel): LocalDate {
  const [from, due] = [localDate(span.runsFrom ?? span.startsFrom), localDate(span.due)];
  if (level === 100) return addDays(due, 1);
  const days = Math.max(daysBetween(from, due), 0);
  return addDays(from, Math.ceil((days * level) / 100));
}

/** The highest level reached on a day; null before the first. */
export function levelOn(span: Span, today: LocalDate): WarningLevel | null {
  return warningLevels.findLast((level) => dayOfLevel(span, level) <= today) ?? null;
}

/** When a deadline is first to be looked at; null while it stands still, and when it is met. */
export function firstLook(row: Running): LocalDate | null {
  return row.metOn !== null || row.suspendedOn !== null ? null : dayOfLevel(row, warningLevels[0]);
}

/** When it is to be looked at again after a level was reached; null after the last. */
export function nextLook(span: Span, reached: WarningLevel): LocalDate | null {
  const next = warningLevels.find((level) => level > reached);
  return next === undefined ? null : dayOfLevel(span, next);
}
