import { describe, expect, test } from 'vitest';
import type { YearNotice } from '#kernel/clock/calendar.js';
import { localDate } from '#kernel/values/local-date.js';
import { checkCalendarYear } from './check-calendar-year.js';
import { invented2027 } from './testing/invented-year.js';

const check = (changes: Partial<YearNotice> = {}, today = '2026-11-10') =>
  checkCalendarYear({ ...invented2027, ...changes }, localDate(today), localDate('2026-12-31'));
const without = (...days: string[]) => invented2027.off.filter((day) => !days.includes(day));
const says = (message: string) =>
  expect.objectContaining({ code: 'BAD_INPUT', message: expect.stringContaining(message) });
const july = ['07-05', '07-06', '07-07', '07-08', '07-09'];
const problem = (changes: Partial<YearNotice>, today?: string): unknown => {
  try {
    return check(changes, today);
  } catch (error) {
    return error;
  }
};

describe('the holidays of a year', () => {
  test('pass when they are what a notice says, in whatever order they were typed', () => {
    expect(check({ off: [...invented2027.off].reverse() })).toEqual(invented2027);
  });

  test.each<[string, Partial<YearNotice>, string]>([
    ['of a year that is known already', { year: 2026 }, '下一个要增加的是2027年'],
    ['of a year after the next', { year: 2028 }, '下一个要增加的是2027年'],
    ['without the notice', { notice: '  ' }, '放假通知的名称和文号'],
    ['with the notice of another year', { notice: '关于2026年部分节假日安排的通知' }, '放假通知的名称和文号'],
    ['with a day written otherwise', { off: [...invented2027.off, '9/16'] }, '应写成 10-01 的样子'],
    ['with a day twice', { off: [...invented2027.off, '10-01'] }, '有重复'],
    ['with a Saturday off', { off: [...invented2027.off, '05-01'] }, '05-01是周末'],
    ['with a Monday as made up', { makeUp: [...invented2027.makeUp, '02-22'] }, '02-22不是周末'],
    ['without the National Day', { off: without('10-01') }, '10-01是法定节日'],
    ['with a holiday worked', { makeUp: [...invented2027.makeUp, '05-01'] }, '05-01是法定节日'],
    ['without the Spring Festival', { off: without('02-05', '02-08', '02-09') }, '没有春节'],
    ['without Qingming', { off: without('04-05'), makeUp: [...invented2027.makeUp, '04-04'] }, '没有清明节'],
    ['with far too many days off', { off: [...invented2027.off, ...july] }, '相差太多'],
  ])('%s are refused', (_what, changes, message) => {
    expect(problem(changes)).toEqual(says(message));
  });

  test('with a day that no month has are refused', () => {
    expect(problem({ off: [...invented2027.off, '02-30'] })).toMatchObject({ code: 'INVALID_LOCAL_DATE' });
  });

  test('are refused long before the notice can have come out', () => {
    expect(problem({}, '2025-12-31')).toEqual(says('还没有到公布的时候'));
    expect(problem({}, '2026-01-01')).toEqual(invented2027);
  });
});
