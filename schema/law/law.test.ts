import { describe, expect, test } from 'vitest';
import { noticeFor } from '#kernel/clock/calendar.js';
import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import * as law from '#kernel/clock/law.js';
import { localDate, weekday } from '#kernel/values/local-date.js';

const tables: Record<string, readonly string[]> = {
  deadlines: law.deadlines().map((row) => row.id),
  'local rules': law.localRules().map((row) => row.id),
  'calendar years': law.calendarYears().map((row) => String(row.year)),
  arrows: law.arrows().map((row) => row.id),
  'return reasons': law.returnReasons().map((row) => row.code),
  outcomes: law.outcomeCodes().map((row) => row.code),
  causes: law.causes().map((row) => row.code),
  instruments: law.instruments().map((row) => row.id),
  'direct suit grounds': law.directSuitGrounds().map((row) => row.id),
  interruptions: law.interruptions().map((row) => row.id),
  'citation drift': law.citationDrift().map((row) => row.id),
  'court modes': law.courtModes().map((row) => row.id),
};
const knownRules = new Set([
  ...law.deadlines().map((row) => row.id),
  ...law.localRules().map((row) => row.rule),
]);

describe('the law tables', () => {
  test.each(Object.entries(tables))('the ids of %s are unique', (_, ids) => {
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('no local rule hides behind the id of a national one', () => {
    const national = new Set(law.deadlines().map((row) => row.id));
    expect(law.localRules().filter((row) => national.has(row.rule))).toEqual([]);
  });

  test('every statutory row cites its source', () => {
    for (const row of [...law.deadlines(), ...law.localRules()]) {
      if (row.tag === 'V') expect(row.source, row.id).toMatch(/第\d|条例|〔/);
    }
  });
});

describe('arrows', () => {
  test('are A01 to A28', () => {
    const expected = Array.from({ length: 28 }, (_, index) => `A${String(index + 1).padStart(2, '0')}`);
    expect(tables['arrows']).toEqual(expected);
  });

  test('name only limits and arrows that exist', () => {
    for (const arrow of law.arrows()) {
      for (const rule of [arrow.answerRule, arrow.handlingRule])
        if (rule !== null) expect(knownRules, arrow.id).toContain(rule);
      for (const next of arrow.nextArrows) expect(tables['arrows'], arrow.id).toContain(next);
    }
  });

  test('have answer and handling limits that can be counted anywhere', () => {
    for (const arrow of law.arrows()) {
      for (const rule of [arrow.answerRule, arrow.handlingRule]) {
        if (rule !== null)
          expect(computeDeadline({ rule, from: localDate('2025-06-03') }).due, arrow.id).not.toBe('');
      }
    }
  });

  test('delegation before filing is offered in mode P only', () => {
    expect(
      law
        .arrows()
        .filter((row) => !row.modes.includes('F'))
        .map((row) => row.id),
    ).toEqual(['A01']);
    expect([law.courtModeOn('2024-12-31'), law.courtModeOn('2025-01-01')]).toEqual(['P', 'F']);
  });

  test('an unknown arrow is refused', () => {
    expect(() => law.arrow('A99')).toThrow('没有编号为“A99”');
    expect(law.arrow('A01').handlingRule).toBe('MED-5');
  });
});

describe('calendar years', () => {
  test.each(law.calendarYears())('$year lists weekdays as off and weekend days as made up', (year) => {
    const dates = (days: readonly string[]) => days.map((day) => localDate(`${year.year}-${day}`));
    expect(dates(year.off).filter((date) => weekday(date) > 5)).toEqual([]);
    expect(dates(year.makeUp).filter((date) => weekday(date) <= 5)).toEqual([]);
    for (const days of [year.off, year.makeUp]) expect([...new Set(days)].sort()).toEqual(days);
    expect([year.from, year.until]).toEqual([`${year.year}-01-01`, `${year.year}-12-31`]);
    expect(noticeFor(localDate(year.from))).toBe(year.notice);
  });
});

describe('deadline rows', () => {
  const counted = law
    .deadlines()
    .flatMap((row) => [undefined, ...Object.keys(row.variants)].map((variant) => [row.id, variant] as const));

  test.each(counted)('%s %s is counted, or refused with the reason', (rule, variant) => {
    const row = law.deadlines().find((found) => found.id === rule)!;
    const count = () => computeDeadline({ rule, variant, from: localDate('2025-06-03') });
    if (row.amount === null) expect(count).toThrow('无法计算');
    else expect(count()).toMatchObject({ rule, source: row.source });
  });

  test('every local rule with a period holds at its place and has one answer elsewhere', () => {
    for (const row of law.localRules().filter((found) => found.amount !== null && found.division !== '00')) {
      const division = row.division.padEnd(6, '0');
      const deadline = computeDeadline({ rule: row.rule, division, from: localDate('2025-06-03') });
      expect([deadline.place, ...deadline.alternatives.map((other) => other.place)], row.id).toContain(
        row.place,
      );
    }
  });
});

describe('causes', () => {
  test('every parent exists, and what is new in 2026 has no number of 2020', () => {
    for (const cause of law.causes()) {
      if (cause.parent !== null) expect(law.cause(cause.parent), cause.code).not.toBeNull();
      expect(cause.inForceFrom === '2026-01-01', cause.code).toBe(cause.number2020 === null);
    }
    expect(law.cause('WAGE_CLAIM')).toMatchObject({ number2020: '186(5)', number2025: '205(5)' });
  });
});
