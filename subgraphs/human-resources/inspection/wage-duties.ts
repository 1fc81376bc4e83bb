import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { type DeadlineCount, presentCount } from '#kernel/clock/deadline-count.type.js';
import { dutyOf } from '#kernel/clock/duty.js';
import { presentDuty, type StatutoryDuty } from '#kernel/clock/duty.type.js';
import { localDate } from '#kernel/values/local-date.js';
import type { InspectionSource, ViolationKind } from './inspection.entity.js';

/** A complaint of unpaid wages: whoever is asked first sees to it (保障农民工工资支付条例 §10, INS-7). */
export function firstAskedDuty(complaint: {
  source: InspectionSource;
  violation: ViolationKind;
  receivedOn: string;
}): StatutoryDuty | null {
  if (complaint.source !== 'COMPLAINT' || complaint.violation !== 'WAGE_ARREARS') return null;
  const duty = dutyOf('INS-7', { on: localDate(complaint.receivedOn) });
  return duty && presentDuty(duty, complaint.receivedOn);
}

/** How long the employer keeps the pay register at least, counted from the last day in question (§15). */
export function payRegisterKept(from: string): DeadlineCount {
  return presentCount(computeDeadline({ rule: 'INS-8', from: localDate(from) }));
}
