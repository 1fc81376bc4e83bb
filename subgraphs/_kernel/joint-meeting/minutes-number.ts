import { Refusal } from '#kernel/refusal.js';

/** 虚工会纪〔2025〕1号: words, the year in brackets of any kind, a number. GB/T 9704 writes 发文字号 so. */
const shape = /^[\p{Script=Han}]{1,20}(?:字)?[〔[（(【]\d{4}[〕\]）)】](?:第)?\d{1,6}号$/u;

/** The number of minutes as it is kept. Refuses with BAD_INPUT what is no official number (文号). */
export function minutesNumber(text: string): string {
  const number = text.trim();
  if (shape.test(number)) return number;
  throw new Refusal('BAD_INPUT', '文号格式不对。', '文号形如：虚工会纪〔2025〕1号。');
}
