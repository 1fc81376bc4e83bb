import { dayKind } from '#kernel/clock/calendar.js';
import { addDays, type LocalDate, localDateOf } from '#kernel/values/local-date.js';

/** The working days before `now`, the last one first; today is not among them, so that nothing lies in the future. */
export function workingDaysBefore(now: Date, count: number): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = addDays(localDateOf(now), -1); days.length < count; day = addDays(day, -1)) {
    if (dayKind(day) === 'WORKDAY') days.push(day);
  }
  return days;
}

/** That many minutes after nine in the morning, in China. */
export function officeHour(day: LocalDate, minutes: number): Date {
  return new Date(Date.parse(`${day}T09:00:00+08:00`) + minutes * 60_000);
}
