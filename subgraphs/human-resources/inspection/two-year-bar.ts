import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import type { InspectionCaseEntity } from './inspection.entity.js';

type Known = Pick<InspectionCaseEntity, 'receivedOn' | 'violationEndedOn'>;

/**
 * Whether nobody complained within two years of the end of the violation (劳动保障监察条例 §20); one that goes on is never barred.
 * A provisional end is the earliest it can be, and so it proves nobody late.
 */
export function isBarred({ receivedOn, violationEndedOn }: Known): boolean {
  if (violationEndedOn === null) return false;
  const bar = computeDeadline({ rule: 'INS-3', from: localDate(violationEndedOn) });
  return receivedOn > bar.due && !bar.provisional;
}

/** Refuses with OUT_OF_TIME. */
export function needInTime(inspection: Known): void {
  if (isBarred(inspection))
    throw new Refusal(
      'OUT_OF_TIME',
      '违法行为终了已超过二年，不再查处（劳动保障监察条例第二十条）。',
      '请以超过二年为由不予受理，并告知投诉人。',
    );
}
