import { describe, expect, test } from 'vitest';
import { dayOfLevel, firstLook, levelOn, nextLook } from './share-used.js';
import { localDate } from '#kernel/values/local-date.js';

const span = (startsFrom: string, due: string, runsFrom: string | null = null) => ({
  startsFrom,
  due,
  runsFrom,
});
const level = (given: ReturnType<typeof span>, day: string) => levelOn(given, localDate(day));

describe('the share of a deadline that is used', () => {
  // Thirty days: the 21st day is seven tenths, the 27th nine tenths.
  const thirty = span('2025-03-01', '2025-03-31');

  test.each([
    ['2025-03-21', null],
    ['2025-03-22', 70],
    ['2025-03-27', 70],
    ['2025-03-28', 90],
    ['2025-03-31', 90],
    ['2025-04-01', 100],
  ] as const)('on %s it is %s', (day, expected) => {
    expect(level(thirty, day)).toBe(expected);
  });

  test('is rounded up to the day on which it is reached, and a short one is warned of on its last day', () => {
    // Of three days 2.1 and 2.7 are used on the third.
    const three = span('2025-03-03', '2025-03-06');
    expect([level(three, '2025-03-05'), level(three, '2025-03-06'), level(three, '2025-03-07')]).toEqual([
      null,
      90,
      100,
    ]);
  });

  test('is measured from the day of its entry where it is counted backwards from a hearing', () => {
    const told = span('2025-04-28', '2025-04-21', '2025-04-01');
    expect(dayOfLevel(told, 70)).toBe('2025-04-15');
    expect(dayOfLevel(told, 100)).toBe('2025-04-22');
    // Entered after its last day: it has lapsed at once.
    expect(level(span('2025-04-28', '2025-04-21', '2025-04-25'), '2025-04-25')).toBe(100);
  });
});

describe('the next look', () => {
  const row = { ...span('2025-03-01', '2025-03-31'), metOn: null, suspendedOn: null };

  test('is the next level’s day, and none after the last', () => {
    expect(firstLook(row)).toBe('2025-03-22');
    expect([nextLook(row, 70), nextLook(row, 90), nextLook(row, 100)]).toEqual([
      '2025-03-28',
      '2025-04-01',
      null,
    ]);
  });

  test('is never, while it stands still and when it is met', () => {
    expect(firstLook({ ...row, suspendedOn: '2025-03-10' })).toBeNull();
    expect(firstLook({ ...row, metOn: '2025-03-10' })).toBeNull();
  });
});
