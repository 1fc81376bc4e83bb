import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, localDate, type LocalDate } from '#kernel/values/local-date.js';
import { coverageEnd, dayKind, firstWorkdayFrom, isCovered } from './calendar.js';
import { adjustableClock } from './clock.js';
import { computeDeadline } from './compute-deadline.js';
import { deadlines } from './law.js';

const start = localDate('2024-01-01');
const days = fc.integer({ min: 0, max: 1500 }).map((offset) => addDays(start, offset));
const rulesOf = (...calendars: string[]) =>
  fc.constantFrom(
    ...deadlines()
      .filter((row) => calendars.includes(row.calendar) && row.shift && row.amount !== null)
      .map((row) => row.id),
  );

describe('every limit', () => {
  test('never ends before its raw end and, when covered, never on a day off', () => {
    fc.assert(
      fc.property(rulesOf('ND', 'MO', 'YR'), days, (rule, from) => {
        const { rawEnd, due, provisional } = computeDeadline({ rule, from });
        expect(rawEnd).not.toBeNull();
        expect(due >= rawEnd!).toBe(true);
        expect(rawEnd! > from).toBe(true);
        expect(isCovered(due)).toBe(!provisional);
        if (provisional) return;
        expect(dayKind(due)).toBe('WORKDAY');
        for (let day = rawEnd!; day < due; day = addDays(day, 1)) expect(dayKind(day)).toBe('REST');
      }),
      { numRuns: 500 },
    );
  });

  test('of working days spans exactly that many of them', () => {
    fc.assert(
      fc.property(rulesOf('WD'), days, (rule, from) => {
        const { rawEnd, due, provisional } = computeDeadline({ rule, from });
        const amount = deadlines().find((row) => row.id === rule)!.amount!;
        expect(rawEnd).toBeNull();
        expect(workdaysAfter(from, due)).toBe(amount);
        expect(dayKind(due)).toBe('WORKDAY');
        expect(provisional).toBe(due > coverageEnd());
      }),
      { numRuns: 500 },
    );
  });

  test('moves with its start: a later start never ends earlier', () => {
    fc.assert(
      fc.property(rulesOf('ND', 'WD', 'MO', 'YR', 'BACK'), days, (rule, from) => {
        const covered = (date: LocalDate) => computeDeadline({ rule, from: date });
        const [first, second] = [covered(from), covered(addDays(from, 1))];
        if (!first.provisional && !second.provisional) expect(second.due >= first.due).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('counted backwards leaves the full number of working days before the hearing', () => {
    fc.assert(
      fc.property(days, (hearing) => {
        const { due } = computeDeadline({ rule: 'ARB-6', from: hearing });
        expect(due < hearing).toBe(true);
        expect(workdaysAfter(addDays(due, -1), addDays(hearing, -1))).toBe(5);
      }),
    );
  });
});

describe('the calendar', () => {
  test('covers 2024 to 2026 and says so', () => {
    expect(coverageEnd()).toBe('2026-12-31');
    expect([isCovered(localDate('2023-12-31')), isCovered(localDate('2027-01-01'))]).toEqual([false, false]);
  });

  test('decides date by date, not by the weekday', () => {
    const kinds = ['2025-01-26', '2025-02-03', '2025-02-08', '2025-02-09', '2024-10-12', '2026-02-23'].map(
      (day) => dayKind(localDate(day)),
    );
    expect(kinds).toEqual(['WORKDAY', 'REST', 'WORKDAY', 'REST', 'WORKDAY', 'REST']);
  });

  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, expected) => {
    expect(workdaysAfter(localDate(`${year - 1}-12-31`), localDate(`${year}-12-31`))).toBe(expected);
  });

  test('no rest in the covered years is longer than nine days', () => {
    for (let day = start; day < '2026-12-20'; day = addDays(day, 1)) {
      expect(daysBetween(day, firstWorkdayFrom(day))).toBeLessThanOrEqual(9);
    }
  });
});

describe('the adjustable clock', () => {
  test('runs on from the instant it is set to, and returns to the machine', () => {
    const clock = adjustableClock();
    clock.set(new Date('2025-01-10T23:59:00+08:00'));
    expect(clock.today()).toBe('2025-01-10');
    expect(clock.now().getTime() - Date.parse('2025-01-10T23:59:00+08:00')).toBeLessThan(1000);
    clock.set(null);
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000);
  });
});

function workdaysAfter(from: LocalDate, to: LocalDate): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (dayKind(day) === 'WORKDAY') count += 1;
  return count;
}
