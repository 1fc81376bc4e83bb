import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, addYears, daysBetween, localDate, localDateOf, weekday } from './local-date.js';

const dates = fc
  .integer({ min: -20_000, max: 40_000 })
  .map((offset) => addDays(localDate('2000-01-01'), offset));

describe('a local date', () => {
  test.each(['2025-01-10', '2024-02-29', '２０２５-０１-１０'])('accepts %s', (text) => {
    expect(localDate(text)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test.each([
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-04-31',
    '2025-1-1',
    '20250110',
    '0000-01-01',
    '',
    '明天',
  ])('refuses %s', (text) => {
    expect(() => localDate(text)).toThrow(expect.objectContaining({ code: 'INVALID_LOCAL_DATE' }));
  });

  test('is the day in China, whatever the time in Greenwich', () => {
    expect(localDateOf(new Date('2025-01-09T15:59:59Z'))).toBe('2025-01-09');
    expect(localDateOf(new Date('2025-01-09T16:00:00Z'))).toBe('2025-01-10');
  });

  test('ends a month on its last day where the corresponding day is missing', () => {
    expect(addMonths(localDate('2024-12-31'), 2)).toBe('2025-02-28');
    expect(addMonths(localDate('2025-03-31'), -1)).toBe('2025-02-28');
    expect(addYears(localDate('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addYears(localDate('2024-02-29'), 4)).toBe('2028-02-29');
  });

  test('knows its weekday', () => {
    expect([
      weekday(localDate('2025-01-26')),
      weekday(localDate('2025-02-03')),
      weekday(localDate('1969-12-31')),
    ]).toEqual([7, 1, 3]);
  });

  test('adds and counts days consistently, in the order of the text', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 3000 }), (date, days) => {
        const later = addDays(date, days);
        expect(daysBetween(date, later)).toBe(days);
        expect(localDate(later)).toBe(later);
        expect(later >= date).toBe(true);
        expect((weekday(date) - 1 + days) % 7).toBe(weekday(later) - 1);
      }),
    );
  });

  test('adds months without skipping one', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -120, max: 120 }), (date, months) => {
        const later = addMonths(date, months);
        const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(index(later) - index(date)).toBe(months);
        expect(localDate(later)).toBe(later);
      }),
    );
  });
});
