import { computeDeadline, type Deadline as ComputedDeadline } from '#kernel/clock/compute-deadline.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import type { LetterKind, ReceivedLetterEntity } from './letter.entity.js';

/** The local rule for the reply to each kind; a recommendation is answered when its matter is closed, and by no day before. */
export const replyRules: Record<LetterKind, string | null> = {
  REMINDER: 'SUP-REMINDER',
  OPINION: 'SUP-OPINION',
  RECOMMENDATION: null,
};

/** When the reply is due at the letter's place, with the rules beside the one that governs; null where none gives a time. */
export function replyClock(
  letter: Pick<ReceivedLetterEntity, 'kind' | 'servedOn' | 'division'>,
): ComputedDeadline | null {
  const rule = replyRules[letter.kind];
  return rule === null
    ? null
    : computeDeadline({ rule, from: letter.servedOn as LocalDate, division: letter.division });
}

/** No answer by the last day, or an answer after it. */
export function isOverdue(
  { replyDue, answeredOn }: Pick<ReceivedLetterEntity, 'replyDue' | 'answeredOn'>,
  today: string,
): boolean {
  return replyDue !== null && (answeredOn ?? today) > replyDue;
}
