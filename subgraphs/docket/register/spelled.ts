import { Refusal } from '#kernel/refusal.js';

// Values as the database holds them. What is told too early is written in the transaction of another's message: that must not fail
// for it, so nothing is taken in here that could not be written.

const day = /^(?!0000)\d{4}-\d\d-\d\d$/;
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const longestNumber = 200;

export function momentOf(text: string): Date {
  const moment = new Date(text);
  const year = moment.getUTCFullYear();
  return year > 0 && year < 9999 ? moment : refuse('at');
}

export function dayOf(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  return day.test(text) ? text : refuse('dueOn');
}

/** An id in its one spelling, by which the same record is found again. */
export function idOf(text: string): string {
  const spelled = String(text).toLowerCase();
  return id.test(spelled) ? spelled : refuse('referralId');
}

/** An official number; a longer text is none, and too long to be searched by. */
export function numberOf(text: string | null | undefined): string | null {
  return (text?.length ?? 0) <= longestNumber ? (text ?? null) : refuse('number');
}

function refuse(field: string): never {
  throw new Refusal('BAD_INPUT', `消息内容不符合约定：${field}。`);
}
