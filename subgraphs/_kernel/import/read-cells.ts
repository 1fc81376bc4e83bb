import { causes, lawInForce, type Cause } from '#kernel/clock/law.js';
import { Refusal } from '#kernel/refusal.js';
import { type LocalDate, addDays, localDate } from '#kernel/values/local-date.js';
import { needMonth } from '#kernel/dispute-key/month.js';

/** A day as people write it in a sheet: 2026-3-5, 2026/3/5, 2026.3.5, 2026年3月5日. */
export function dayInSheet(text: string): LocalDate {
  return localDate(withZeros(text, 3));
}

/** A month in the same ways: 2026-3, 2026年3月. */
export function monthInSheet(text: string): string {
  return needMonth(withZeros(text, 2));
}

function withZeros(text: string, parts: number): string {
  const numbers = text.normalize('NFKC').match(/\d+/g) ?? [];
  if (numbers.length !== parts || /[^\d\s\-/.年月日号]/.test(text.normalize('NFKC'))) return text;
  return numbers.map((number, at) => (at === 0 ? number : number.padStart(2, '0'))).join('-');
}

/** When the matter came in: not after today, and at most a year ago, for an older one is more likely a slip. */
export function receivedDay(text: string, today: LocalDate): LocalDate {
  const day = dayInSheet(text);
  if (day > today) throw new Refusal('INVALID_LOCAL_DATE', '登记日期晚于今天。', '请核对年份和月份。');
  if (day < addDays(today, -366))
    throw new Refusal('INVALID_LOCAL_DATE', '登记日期早于一年前。', '请核对年份；确属旧案的，请逐件登记。');
  return day;
}

/** A cause (案由) by its code or its name, with or without 纠纷 at the end, as the list has it on that day. */
export function causeInSheet(text: string, today: string): Cause {
  const asked = plainCause(text);
  const known = causes().filter((row) => lawInForce(row, today));
  const found = known.find((row) => row.code === text.trim() || plainCause(row.name) === asked);
  if (found) return found;
  const near = known.filter(({ name }) => name.includes(asked) || asked.includes(plainCause(name)));
  const names = (near.length > 0 ? near : known).slice(0, 5).map(({ name }) => name);
  throw new Refusal(
    'INVALID_CAUSE',
    `“${text.slice(0, 40)}”不在现行案由清单内。`,
    `例如：${names.join('、')}。`,
  );
}

function plainCause(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/(纠纷|争议)$/, '');
}

/** 是 in whatever way somebody ticks a cell. */
export function isTicked(text: string): boolean {
  if (/^(是|y|yes|√|✓|1|true)$/i.test(text.trim())) return true;
  if (/^(否|n|no|×|0|false)$/i.test(text.trim())) return false;
  throw new Refusal('BAD_INPUT', '请填写“是”或“否”。', '不确定的留空。');
}

/** A text of at most so many letters. */
export function textUpTo(most: number): (text: string) => string {
  return (text) => {
    if (text.length > most) throw new Refusal('BAD_INPUT', `文字过长，最多 ${most} 字。`);
    return text;
  };
}
