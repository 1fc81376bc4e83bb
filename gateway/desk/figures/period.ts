/** A span of whole days, both included. */
export interface Span {
  from: string;
  until: string;
}

export type PeriodKind = 'month' | 'quarter' | 'year' | 'range';

export interface Period extends Span {
  kind: PeriodKind;
  /** As an address spells it: 2026-11, 2026-Q4, 2026, 2026-09-01..2026-10-15. */
  code: string;
}

const dayLength = 86_400_000;

/** Today at the place (UTC+8). */
export function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The period of that code; null for what is none. */
export function periodOf(code: string): Period | null {
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(code) ?? [];
  if (year && month && Number(month) >= 1 && Number(month) <= 12)
    return { kind: 'month', code, ...months(Number(year), Number(month) - 1, 1) };
  const [, ofYear, quarter] = /^(\d{4})-Q([1-4])$/.exec(code) ?? [];
  if (ofYear && quarter)
    return { kind: 'quarter', code, ...months(Number(ofYear), (Number(quarter) - 1) * 3, 3) };
  if (/^\d{4}$/.test(code)) return { kind: 'year', code, ...months(Number(code), 0, 12) };
  const [, from, until] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(code) ?? [];
  return from && until && isDay(from) && isDay(until) && from <= until ? rangeOf(from, until) : null;
}

export function rangeOf(from: string, until: string): Period {
  return { kind: 'range', code: `${from}..${until}`, from, until };
}

/** The period of a kind in which the day lies. */
export function periodAround(kind: PeriodKind, day: string): Period {
  const codes: Record<PeriodKind, string> = {
    month: day.slice(0, 7),
    quarter: `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`,
    year: day.slice(0, 4),
    range: `${day.slice(0, 7)}-01..${day}`,
  };
  return periodOf(codes[kind])!;
}

/** The one before (上期): of the same kind, or as many days right before. */
export function before({ kind, from, until }: Period): Period {
  const eve = addDays(from, -1);
  if (kind !== 'range') return periodAround(kind, eve);
  return rangeOf(addDays(from, -1 - daysFrom(from, until)), eve);
}

/** The one after; null where it has not begun. */
export function after({ kind, from, until }: Period): Period | null {
  const next = addDays(until, 1);
  if (next > today()) return null;
  return kind === 'range' ? rangeOf(next, addDays(next, daysFrom(from, until))) : periodAround(kind, next);
}

function months(year: number, first: number, count: number): Span {
  return { from: dayText(Date.UTC(year, first, 1)), until: dayText(Date.UTC(year, first + count, 0)) };
}

function addDays(day: string, days: number): string {
  return dayText(Date.parse(day) + days * dayLength);
}

function daysFrom(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / dayLength);
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && dayText(time) === text;
}
