import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '#kernel/project-root.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import { computeDeadline } from './compute-deadline.js';
import { computeHourDeadline } from './hour-deadline.js';

/*
 * Every rule over every start day of 2024–2026, against a count made here from the rules of the law alone: days are numbers,
 * working days a list, and the holidays stand below as the yearly notices give them. Nothing of the kernel's counting is used.
 */

const notices: Record<number, { off: string; worked: string }> = {
  2024: {
    off: '01-01 02-12..16 04-04..05 05-01..03 06-10 09-16..17 10-01..04 10-07',
    worked: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  2025: {
    off: '01-01 01-28..31 02-03..04 04-04 05-01..02 05-05 06-02 10-01..03 10-06..08',
    worked: '01-26 02-08 04-27 09-28 10-11',
  },
  2026: {
    off: '01-01..02 02-16..20 02-23 04-06 05-01 05-04..05 06-19 09-25 10-01..02 10-05..07',
    worked: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
};

const day = (text: string): number => Date.parse(text) / 86_400_000;
const text = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
const first = day('2024-01-01');
const last = day('2026-12-31');
const everyDay = Array.from({ length: last - first + 1 }, (_, at) => first + at);

const spans = (pick: 'off' | 'worked'): Set<number> =>
  new Set(
    Object.entries(notices).flatMap(([year, notice]) =>
      notice[pick].split(' ').flatMap((span) => {
        const [from, until] = span.split('..');
        const begin = day(`${year}-${from}`);
        const length = until ? Number(until) - Number(from!.slice(3)) : 0;
        return Array.from({ length: length + 1 }, (_, at) => begin + at);
      }),
    ),
  );
const off = spans('off');
const worked = spans('worked');
// 1 January 1970 was a Thursday.
const isWeekend = (number: number): boolean => [0, 6].includes((number + 4) % 7);
const workdays = everyDay.filter((number) => worked.has(number) || (!isWeekend(number) && !off.has(number)));
/** How many working days lie before each day. */
const before = new Map<number, number>();
for (let number = first, count = 0; number <= last + 1; number += 1) {
  before.set(number, count);
  if (workdays[count] === number) count += 1;
}

interface Row {
  id: string;
  rule?: string;
  division?: string;
  amount: number | null;
  calendar: string | null;
  shift?: boolean;
  variants?: Record<string, { amount: number | null; calendar: string }>;
  inForceFrom?: string;
  inForceUntil?: string;
}

/** The end as the law gives it; `due` null where no calendar says it yet, `rawEnd` undefined where it hangs on that. */
interface End {
  rawEnd: string | null | undefined;
  due: string | null;
  provisional: boolean;
}

const onlyWorkdays = (end: number | undefined): End => ({
  rawEnd: null,
  due: end === undefined ? null : text(end),
  provisional: end === undefined,
});

function endOf({ amount, calendar, shift = true }: Omit<Row, 'id'>, from: number): End {
  const length = amount!;
  if (calendar === 'WD')
    return onlyWorkdays(from >= last ? undefined : workdays[before.get(from + 1)! + length - 1]);
  if (calendar === 'BACK') return onlyWorkdays(workdays[before.get(from)! - length]);
  if (calendar === 'HR') return fixed(from + Math.ceil(length / 24));
  const raw = calendar === 'ND' ? from + length : monthsAfter(from, calendar === 'YR' ? 12 * length : length);
  if (!shift) return fixed(raw);
  const open = raw > last ? undefined : workdays[before.get(raw)!];
  return { rawEnd: text(raw), due: text(open ?? raw), provisional: open === undefined };
}

const fixed = (end: number): End => ({ rawEnd: text(end), due: text(end), provisional: false });

function monthsAfter(from: number, months: number): number {
  const date = new Date(from * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / 86_400_000;
}

const rowsOf = (file: string): Row[] =>
  parse(readFileSync(join(projectRoot, 'schema', 'law', file), 'utf8')) as Row[];
const national = rowsOf('deadlines.yaml');
const local = rowsOf('local-rules.yaml');

const inForce = ({ inForceFrom = '', inForceUntil = '9999' }: Row, on: string): boolean =>
  inForceFrom <= on && on <= inForceUntil;

/** What the kernel says, in the same words. */
function said(rule: string, from: number, options: { variant?: string; division?: string } = {}): End {
  const { rawEnd, due, provisional } = computeDeadline({ rule, from: text(from) as LocalDate, ...options });
  return { rawEnd, due, provisional };
}

function disagreement(expected: End, found: End, from: number): string | null {
  const silent = expected.due === null;
  const agrees =
    found.provisional === expected.provisional &&
    (expected.rawEnd === undefined || found.rawEnd === expected.rawEnd) &&
    (silent ? found.due! > text(last) || found.due! < text(first) : found.due === expected.due);
  return agrees ? null : `${text(from)}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`;
}

const sweep = (compare: (from: number) => string | null): string[] =>
  everyDay.map(compare).filter((found) => found !== null);

describe('the count made here', () => {
  test('knows the working days of each year and the ends that the domain reference gives', () => {
    const inYear = (year: number) =>
      workdays.filter((number) => text(number).startsWith(String(year))).length;
    expect([everyDay.length, inYear(2024), inYear(2025), inYear(2026)]).toEqual([1096, 251, 248, 248]);
    const ends = [
      endOf({ amount: 15, calendar: 'ND' }, day('2025-01-10')),
      endOf({ amount: 30, calendar: 'ND' }, day('2025-01-10')),
      endOf({ amount: 15, calendar: 'ND' }, day('2025-01-14')),
      endOf({ amount: 5, calendar: 'WD' }, day('2025-04-25')),
      endOf({ amount: 2, calendar: 'MO' }, day('2024-12-31')),
      endOf({ amount: 1, calendar: 'YR' }, day('2024-02-29')),
      endOf({ amount: 5, calendar: 'BACK' }, day('2025-10-13')),
    ].map(({ due }) => due);
    const spring = ['2025-01-26', '2025-02-10', '2025-02-05', '2025-05-06', '2025-02-28', '2025-02-28'];
    expect(ends).toEqual([...spring, '2025-09-29']);
    expect(endOf({ amount: 2, calendar: 'YR' }, day('2025-03-20')).provisional).toBe(true);
  });

  test('is not that of the kernel with the holidays left out', () => {
    const plain = (from: number): End => fixed(from + 15);
    expect(sweep((from) => disagreement(plain(from), said('AR-1', from), from)).length).toBeGreaterThan(300);
  });
});

describe('over every day of 2024 to 2026', () => {
  const counted = national.flatMap((row) => [
    { id: row.id, row, variant: undefined },
    ...Object.entries(row.variants ?? {}).map(([variant, own]) => ({
      id: `${row.id} ${variant}`,
      row: { ...row, ...own },
      variant,
    })),
  ]);
  const withPeriod = counted.filter(({ row }) => row.amount !== null);

  test('all the rules of the country are counted but those without a figure', () => {
    const without = counted.filter(({ row }) => row.amount === null).map(({ id }) => id);
    expect(without).toEqual(['NEG-2', 'INS-7', 'PRO-2', 'LA-3', 'HOT-1']);
    expect(withPeriod.length).toBeGreaterThan(90);
    expect(counted.filter(({ row }) => row.inForceFrom ?? row.inForceUntil)).toEqual([]);
    for (const id of without) expect(() => said(id, first), id).toThrow('无法计算');
  });

  test.each(withPeriod)('$id ends where the law says', ({ row, variant }) => {
    const options = variant === undefined ? {} : { variant };
    expect(sweep((from) => disagreement(endOf(row, from), said(row.id, from, options), from))).toEqual([]);
  });

  const places = [
    ...new Set(local.filter(({ amount }) => amount !== null).map((row) => `${row.rule} ${row.division}`)),
  ].map((found) => found.split(' ') as [string, string]);

  test('all the places that have a figure of their own are swept', () => {
    expect(places.filter(([, division]) => division !== '00').length).toBeGreaterThan(20);
  });

  test.each(places)('%s in %s ends where the earliest rule in force there says', (rule, prefix) => {
    const division = prefix === '00' ? undefined : prefix.padEnd(6, '0');
    const compare = (from: number): string | null => {
      const governing = endIn(rule, prefix, from);
      const options = division === undefined ? {} : { division };
      if (governing === null) {
        expect(() => said(rule, from, options)).toThrow('本地没有关于');
        return null;
      }
      return disagreement(governing, said(rule, from, options), from);
    };
    expect(sweep(compare)).toEqual([]);
  });

  test('hours run from the next full hour, whatever the day', () => {
    const wrong = everyDay.flatMap((from) =>
      [0, 9 * 60 + 20, 23 * 60 + 59].filter((minute) => {
        // Midnight in China is eight hours before midnight in UTC.
        const event = (from * 24 - 8) * 60 + minute;
        const end = (Math.floor(event / 60) + 1 + 48) * 60;
        return computeHourDeadline('CRT-4', new Date(event * 60_000)).getTime() !== end * 60_000;
      }),
    );
    expect(wrong).toEqual([]);
  });
});

/** The earliest end under the rules in force at a place; its default where it has none; null where there is no default. */
function endIn(rule: string, prefix: string, from: number): End | null {
  const known = local.filter((row) => row.rule === rule && row.amount !== null && inForce(row, text(from)));
  const here = known.filter(
    (row) => row.division !== '00' && prefix !== '00' && prefix.startsWith(row.division!),
  );
  const governing = here.length > 0 ? here : known.filter((row) => row.division === '00');
  if (governing.length < 2) return governing[0] ? endOf(governing[0], from) : null;
  // Of two that end on one day the nearer place's is shown.
  const nearest = governing.sort((a, b) => b.division!.length - a.division!.length);
  const certain = nearest.map((row) => endOf(row, from)).filter(({ provisional }) => !provisional);
  if (certain.length === 0) return { rawEnd: undefined, due: null, provisional: true };
  return certain.reduce((first, end) => (end.due! < first.due! ? end : first));
}
