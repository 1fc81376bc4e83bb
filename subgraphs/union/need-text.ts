import { Refusal } from '#kernel/refusal.js';

/** What has to be said in words, without blanks around it; refused with BAD_INPUT where nothing is. */
export function needText(given: string, message: string): string {
  const text = given.trim();
  if (text === '') throw new Refusal('BAD_INPUT', message);
  return text;
}
