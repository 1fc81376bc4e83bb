import { Refusal } from '#kernel/refusal.js';
import { addMonths, type LocalDate } from '#kernel/values/local-date.js';

/** A month as it is written: 2025-01. Compares correctly as text. */
const written = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/;
export const mostMonths = 60;

/** Refuses with BAD_INPUT what is no month. */
export function needMonth(text: string): string {
  const month = text.trim();
  if (!written.test(month))
    throw new Refusal('BAD_INPUT', `“${text.slice(0, 20)}”不是有效的月份。`, '请按 2025-01 的格式填写。');
  return month;
}

/** Every month from the first to the last, both included. Refuses a period that ends before it begins, and one above five years. */
export function monthsFrom(from: string, until: string): string[] {
  if (from > until) throw new Refusal('BAD_INPUT', '起始月份晚于截止月份。');
  const months: string[] = [];
  for (let month = from; month <= until; month = addMonths(`${month}-01` as LocalDate, 1).slice(0, 7)) {
    if (months.length === mostMonths)
      throw new Refusal('BAD_INPUT', '争议期间最多填写六十个月。', '期间更长的，请分别登记。');
    months.push(month);
  }
  return months;
}
