import { addDays, addMonths, addYears, type LocalDate } from '#kernel/values/local-date.js';
import { dayKind, firstWorkdayFrom, isCovered } from './calendar.js';
import type { CalendarCode, DeadlineRule } from './rule.js';

export type PeriodUnit = 'DAY' | 'WORKING_DAY' | 'MONTH' | 'YEAR' | 'HOUR';
export interface Period {
  amount: number;
  unit: PeriodUnit;
}

export interface PeriodEnd {
  /** The end before it moves off a rest day; null where only working days were counted. */
  rawEnd: LocalDate | null;
  due: LocalDate;
  /** True while a year it depends on has no holiday notice; `due` is then the earliest it can be. */
  provisional: boolean;
}

/** Counts the periods one after the other from the raw end before, then moves the end off a rest day. */
export function countForward(
  rule: DeadlineRule,
  from: LocalDate,
  periods: readonly Period[],
  excluded: number,
): PeriodEnd {
  let end = from;
  let onlyWorkingDays = true;
  let covered = true;
  const skip: Period = { amount: excluded, unit: rule.calendar === 'WD' ? 'WORKING_DAY' : 'DAY' };
  for (const period of excluded > 0 ? [...periods, skip] : periods) {
    if (period.unit === 'WORKING_DAY') {
      const walk = walkWorkdays(end, period.amount, 1);
      end = walk.day;
      covered &&= walk.covered;
    } else {
      end = addPeriod(end, period);
      onlyWorkingDays = false;
    }
  }
  if (onlyWorkingDays) return { rawEnd: null, due: end, provisional: !covered };
  if (!rule.shift || rule.calendar === 'HR') return { rawEnd: end, due: end, provisional: !covered };
  if (!isCovered(end)) return { rawEnd: end, due: end, provisional: true };
  const due = firstWorkdayFrom(end);
  return { rawEnd: end, due, provisional: !covered || !isCovered(due) };
}

/** Counts working days back from the hearing; the act is done on or before the day it returns. */
export function countBack(hearing: LocalDate, periods: readonly Period[]): PeriodEnd {
  const total = periods.reduce((sum, period) => sum + period.amount, 0);
  const walk = walkWorkdays(hearing, total, -1);
  return { rawEnd: null, due: walk.day, provisional: !walk.covered };
}

function walkWorkdays(from: LocalDate, amount: number, step: 1 | -1): { day: LocalDate; covered: boolean } {
  let day = from;
  let covered = true;
  for (let left = amount; left > 0;) {
    day = addDays(day, step);
    covered &&= isCovered(day);
    if (dayKind(day) === 'WORKDAY') left -= 1;
  }
  return { day, covered };
}

function addPeriod(date: LocalDate, { amount, unit }: Period): LocalDate {
  if (unit === 'MONTH') return addMonths(date, amount);
  if (unit === 'YEAR') return addYears(date, amount);
  return addDays(date, unit === 'HOUR' ? Math.ceil(amount / 24) : amount);
}

const unitNames: Record<PeriodUnit, string> = {
  DAY: '日',
  WORKING_DAY: '个工作日',
  MONTH: '个月',
  YEAR: '年',
  HOUR: '小时',
};

/** The length as a clerk reads it: 「30日＋10日」, 「5个工作日前」. */
export function describePeriods(calendar: CalendarCode, periods: readonly Period[]): string {
  const text = periods.map((period) => `${period.amount}${unitNames[period.unit]}`).join('＋');
  return calendar === 'BACK' ? `${text}前` : text;
}
