import { computeDeadline, type Deadline } from '#kernel/clock/compute-deadline.js';
import { dutyOf } from '#kernel/clock/duty.js';
import type { LocalDate } from '#kernel/values/local-date.js';

/** When what was told by public notice counts as served (公告送达): in a collective dispute by the rule of the place, where it has one. */
export function noticeEnd(
  from: LocalDate,
  { collective, division }: { collective: boolean; division: string },
): Deadline {
  const local = 'ARB-COLLECTIVE-NOTICE';
  const governs = collective && dutyOf(local, { division, on: from }) !== null;
  return computeDeadline(governs ? { rule: local, from, division } : { rule: 'SRV-1', from });
}
