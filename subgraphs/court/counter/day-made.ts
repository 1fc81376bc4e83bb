import { Refusal } from '#kernel/refusal.js';

/** The day an application counts as made (民诉法 §85): of the postmark where it was posted. Refuses with BAD_INPUT a later one. */
export function dayMade(postmarkedOn: string | null, receivedOn: string): string {
  if (postmarkedOn !== null && postmarkedOn > receivedOn)
    throw new Refusal('BAD_INPUT', '邮戳日期不能晚于收到的日期。');
  return postmarkedOn ?? receivedOn;
}
