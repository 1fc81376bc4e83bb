import { Refusal } from '#kernel/refusal.js';
import { halfWidth, textScalar } from './value-scalar.js';

/** A day in China as the law counts it: YYYY-MM-DD, without a time. Compares correctly as text. */
export type LocalDate = string & { readonly brand: 'LocalDate' };

const dayLength = 86_400_000;
/** China keeps UTC+8 all year. */
const shanghaiOffset = 8 * 3_600_000;

export function localDate(text: string): LocalDate {
  const normal = halfWidth(text);
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(normal);
  if (!match || !isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]))) {
    throw new Refusal(
      'INVALID_LOCAL_DATE',
      `“${text.slice(0, 40)}”不是有效的日期。`,
      '请按 2025-01-10 的格式填写真实存在的日期。',
    );
  }
  return normal as LocalDate;
}

/** The day asked for last: each field of an answer asks for today. */
let latest = { number: NaN, day: '' as LocalDate };

export function localDateOf(instant: Date): LocalDate {
  const local = instant.getTime() + shanghaiOffset;
  const number = Math.floor(local / dayLength);
  if (number !== latest.number)
    latest = { number, day: new Date(local).toISOString().slice(0, 10) as LocalDate };
  return latest.day;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The first day after a period that ends on this day. */
export function dayAfter(date: LocalDate): LocalDate {
  return addDays(date, 1);
}

/** The corresponding day; where the month has none, its last day (民法典 §202). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = parts(date);
  const target = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(target / 12);
  const targetMonth = (target % 12) + 1;
  return format(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

export function addYears(date: LocalDate, years: number): LocalDate {
  return addMonths(date, years * 12);
}

/** Days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(date: LocalDate): number {
  return parts(date).year;
}

export function isCalendarDay(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export const LocalDateScalar = textScalar(
  'LocalDate',
  '日期（中国时间），格式 2025-01-10。A calendar day in China.',
  localDate,
);

function parts(date: LocalDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function dayNumber(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

function fromDayNumber(number: number): LocalDate {
  return new Date(number * dayLength).toISOString().slice(0, 10) as LocalDate;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function format(year: number, month: number, day: number): LocalDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate;
}
