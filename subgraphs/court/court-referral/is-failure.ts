import { outcomeCodes } from '#kernel/clock/law.js';

/** Whether a mediation's outcome code counts as 调解不成. */
export function isFailure(outcome: string): boolean {
  return outcomeCodes().find((row) => row.code === outcome)?.failure ?? true;
}
