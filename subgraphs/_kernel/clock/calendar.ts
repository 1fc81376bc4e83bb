import { addDays, weekday, yearOf, type LocalDate } from '#kernel/values/local-date.js';
import { calendarYears } from './law.js';

export type DayKind = 'WORKDAY' | 'REST';

/** The holidays of one year as its notice gives them: days off on Monday to Friday, Saturdays and Sundays worked instead. */
export interface YearNotice {
  year: number;
  notice: string;
  off: readonly string[];
  makeUp: readonly string[];
}

/** The first and the last day for which a yearly holiday notice is known. */
export function coverageStart(): LocalDate {
  return `${Math.min(...yearTables().keys())}-01-01` as LocalDate;
}

export function coverageEnd(): LocalDate {
  return `${Math.max(...yearTables().keys())}-12-31` as LocalDate;
}

export function isCovered(date: LocalDate): boolean {
  return yearTable(date) !== undefined;
}

/** Decided date by date. Outside the coverage only the weekday is known, and whoever asks must say 暂定. */
export function dayKind(date: LocalDate): DayKind {
  const year = yearTable(date);
  if (year?.off.has(date)) return 'REST';
  if (year?.makeUp.has(date)) return 'WORKDAY';
  return weekday(date) <= 5 ? 'WORKDAY' : 'REST';
}

/** The holiday notice behind a date; null where none is in the table yet. */
export function noticeFor(date: LocalDate): string | null {
  return yearTable(date)?.notice ?? null;
}

/** The date itself when it is a working day, else the first working day after it. */
export function firstWorkdayFrom(date: LocalDate): LocalDate {
  let day = date;
  while (dayKind(day) === 'REST') day = addDays(day, 1);
  return day;
}

/** How many working days lie after the first date, up to and with the second. */
export function workdaysAfter(from: LocalDate, until: LocalDate): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1))
    if (dayKind(day) === 'WORKDAY') count += 1;
  return count;
}

/** Every year known, with the days that are counted by: `01-01 05-01 / 05-09`. */
export function countedDays(): { year: number; days: string }[] {
  const inOrder = (days: Set<string>): string =>
    [...days]
      .map((day) => day.slice(5))
      .sort()
      .join(' ');
  return [...yearTables()].map(([year, { off, makeUp }]) => ({
    year,
    days: `${inOrder(off)} / ${inOrder(makeUp)}`,
  }));
}

interface YearTable {
  notice: string;
  off: Set<string>;
  makeUp: Set<string>;
}

let tables: Map<number, YearTable> | null = null;
const added = new Map<string, readonly YearNotice[]>();

/**
 * Counts by the years that an agency's administrator has added, beside those of the law tables, which go before. A process serves one
 * agency; where several run in one, what one of them knows all of them know.
 */
export function countByAddedYears(agency: string, years: readonly YearNotice[]): void {
  added.set(agency, years);
  tables = null;
}

function yearTables(): Map<number, YearTable> {
  tables ??= new Map(
    [...[...added.values()].flat(), ...calendarYears()].map((row) => [row.year, asSets(row)]),
  );
  return tables;
}

function yearTable(date: LocalDate): YearTable | undefined {
  return yearTables().get(yearOf(date));
}

function asSets(year: YearNotice): YearTable {
  const dates = (days: readonly string[]): Set<string> => new Set(days.map((day) => `${year.year}-${day}`));
  return { notice: year.notice, off: dates(year.off), makeUp: dates(year.makeUp) };
}
