import type { YearNotice } from '#kernel/clock/calendar.js';
import { Refusal } from '#kernel/refusal.js';
import { addDays, type LocalDate, localDate, weekday, yearOf } from '#kernel/values/local-date.js';

/** How many working days a year can have: 13 statutory holidays, some of which fall on a weekend in one year or another. */
const workdaysOfYear = { least: 245, most: 253 };
const longestNotice = 200;

/** The notice of the year after the last one known, as it is kept. Refuses with BAD_INPUT another year. */
export function checkCalendarYear(given: YearNotice, today: LocalDate, coverageEnd: LocalDate): YearNotice {
  const { year } = given;
  const next = yearOf(coverageEnd) + 1;
  if (year !== next) throw wrong(`日历已经到${next - 1}年，下一个要增加的是${next}年。`);
  if (year > yearOf(today) + 1) throw wrong(`${year}年的放假通知还没有到公布的时候。`);
  return checkYearNotice(given);
}

/** The notice as it is kept, days in order. Refuses with BAD_INPUT what no notice of that year can say. */
export function checkYearNotice(given: YearNotice): YearNotice {
  const { year } = given;
  const notice = given.notice.trim();
  if (!notice.includes(`${year}年`) || !notice.includes('通知') || notice.length > longestNotice)
    throw wrong(
      '请填写放假通知的名称和文号。',
      `例如：国务院办公厅关于${year}年部分节假日安排的通知（文号）。`,
    );
  const off = daysOf(year, given.off, '放假');
  const makeUp = daysOf(year, given.makeUp, '调休上班');
  needWeekdays(year, off);
  needWeekends(year, makeUp);
  needHolidays(year, off, makeUp);
  return { year, notice, off, makeUp };
}

function daysOf(year: number, days: readonly string[], what: string): string[] {
  for (const day of days)
    if (!/^\d{2}-\d{2}$/.test(day)) throw wrong(`${what}的日子“${day.slice(0, 10)}”应写成 10-01 的样子。`);
  for (const day of days) localDate(`${year}-${day}`);
  const inOrder = [...new Set(days)].sort();
  if (inOrder.length !== days.length) throw wrong(`${what}的日子有重复。`);
  return inOrder;
}

function needWeekdays(year: number, off: string[]): void {
  const weekend = off.filter((day) => weekday(localDate(`${year}-${day}`)) > 5);
  if (weekend.length > 0)
    throw wrong(`${weekend.join('、')}是周末，不必填在放假里。`, '只填周一至周五中放假的日子。');
}

function needWeekends(year: number, makeUp: string[]): void {
  const weekdays = makeUp.filter((day) => weekday(localDate(`${year}-${day}`)) <= 5);
  if (weekdays.length > 0) throw wrong(`${weekdays.join('、')}不是周末，不能是调休上班的日子。`);
}

/** The holidays that fall on the same days every year, the Spring Festival within its month, and as many working days as a year has. */
function needHolidays(year: number, off: string[], makeUp: string[]): void {
  const rest = (day: string): boolean =>
    !makeUp.includes(day) && (off.includes(day) || weekday(localDate(`${year}-${day}`)) > 5);
  const missing = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].filter((day) => !rest(day));
  if (missing.length > 0) throw wrong(`${missing.join('、')}是法定节日，应当放假。`);
  if (!['04-04', '04-05', '04-06'].some((day) => rest(day))) throw wrong('没有清明节的放假日子。');
  if (off.filter((day) => '01-20' <= day && day <= '02-25').length < 3)
    throw wrong('没有春节的放假日子，或者少于三个工作日。');
  const workdays = workdaysIn(year, off, makeUp);
  if (workdays < workdaysOfYear.least || workdays > workdaysOfYear.most)
    throw wrong(
      `按所填的日子，${year}年有${workdays}个工作日，与往年相差太多。`,
      `一年一般有${workdaysOfYear.least}至${workdaysOfYear.most}个工作日，请核对有没有漏填。`,
    );
}

function workdaysIn(year: number, off: string[], makeUp: string[]): number {
  let count = makeUp.length - off.length;
  for (let day = localDate(`${year}-01-01`); yearOf(day) === year; day = addDays(day, 1))
    if (weekday(day) <= 5) count += 1;
  return count;
}

function wrong(message: string, hint: string | null = '请对照国务院办公厅的放假通知核对。'): Refusal {
  return new Refusal('BAD_INPUT', message, hint);
}
