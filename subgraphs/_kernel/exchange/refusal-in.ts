import { Refusal, type RefusalCode } from '#kernel/refusal.js';

/** Whether the database cannot hold a value (22…) or it contradicts the rows that are there (23…). */
export function isWrongValue(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^2[23]...$/.test(code);
}

/** The code a message is refused with; null where the fault is ours, and the message may be sent again. */
export function refusalIn(error: unknown): RefusalCode | null {
  if (error instanceof Refusal) return error.code;
  return isWrongValue(error) ? 'BAD_INPUT' : null;
}
