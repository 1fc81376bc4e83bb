import { describe, expect, test } from 'vitest';
import { localDate } from '#kernel/values/local-date.js';
import { applyBy } from './apply-by.js';

const today = localDate('2025-09-01');
const last = (from: string, ...suspensions: [string, string | null][]) => {
  const rows = suspensions.map(([begun, until]) => ({ from: begun, until }));
  const { rawEnd, due } = applyBy(localDate(from), rows, today);
  return [rawEnd, due];
};

describe('the last day to apply for arbitration', () => {
  test('lies a year after the event, and moves off a rest day', () => {
    expect(last('2025-03-14')).toEqual(['2026-03-14', '2026-03-16']);
    expect(last('2024-02-29')).toEqual(['2025-02-28', '2025-02-28']);
  });

  test('is later by the days of a suspension; the day its ground falls away counts again', () => {
    expect(last('2025-05-26', ['2025-07-01', '2025-07-31'])).toEqual(['2026-06-25', '2026-06-25']);
  });

  test('is later by the days of two suspensions, each day once', () => {
    const overlapping: [string, string][] = [
      ['2025-07-11', '2025-07-31'],
      ['2025-07-01', '2025-07-21'],
    ];
    expect(last('2025-05-26', ...overlapping)).toEqual(['2026-06-25', '2026-06-25']);
  });

  test('leaves out of a suspension that began before the event only the days after it', () => {
    expect(last('2025-05-26', ['2025-05-20', '2025-06-01'])).toEqual(['2026-05-31', '2026-06-01']);
    expect(last('2025-05-26', ['2025-05-01', '2025-05-20'])).toEqual(['2026-05-26', '2026-05-26']);
  });

  test('moves on with every day that a suspension lasts', () => {
    expect(last('2025-05-26', ['2025-08-22', null])).toEqual(['2026-06-05', '2026-06-05']);
  });

  test('is not brought back by a suspension that begins once it has passed', () => {
    expect(last('2024-03-14', ['2025-03-15', '2025-04-14'])).toEqual(['2025-03-14', '2025-03-14']);
    expect(last('2024-03-14', ['2025-03-14', '2025-03-15'])).toEqual(['2025-03-15', '2025-03-17']);
  });
});
