import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { reviewRoute } from '#kernel/mediation/enforceable-route.js';
import type { PartySide } from '#kernel/party/party.entity.js';
import { localDateOf } from '#kernel/values/local-date.js';
import type { ReviewFault } from './review.entity.js';

export interface ReviewApplication {
  appliedOn: string;
  effectiveAt: Date;
  applicantSides: readonly PartySide[];
  claimKinds: readonly string[];
  /** A court has confirmed the agreement. */
  confirmed: boolean;
}

/** Why an application for review cannot be accepted; null when nothing stands against it. */
export function reviewFault(application: ReviewApplication): ReviewFault | null {
  const sides = new Set(application.applicantSides);
  if (sides.size < 2) return 'ONE_PARTY_APPLICATION';
  if (isLate(application)) return 'OUT_OF_TIME';
  if (application.claimKinds.some((kind) => reviewRoute.excluded.includes(kind))) return 'EXCLUDED_CLAIM';
  if (application.confirmed) return 'ALREADY_CONFIRMED';
  return null;
}

/** A provisional end is the earliest it can be, and so it proves nobody late. */
function isLate({ appliedOn, effectiveAt }: ReviewApplication): boolean {
  const window = computeDeadline({ rule: reviewRoute.rule, from: localDateOf(effectiveAt) });
  return appliedOn > window.due && !window.provisional;
}

/** How each fault is said to the sender. */
export const faultAnswers: Record<ReviewFault, { reason: string; text: string }> = {
  ONE_PARTY_APPLICATION: {
    reason: 'MATERIALS_INCOMPLETE',
    text: '仲裁审查须由双方当事人共同申请（办案规则第七十四条）。',
  },
  OUT_OF_TIME: {
    reason: 'OUT_OF_TIME',
    text: '超过调解协议生效之日起十五日的申请期间（办案规则第七十五条第三项）。',
  },
  EXCLUDED_CLAIM: {
    reason: 'OUT_OF_SCOPE',
    text: '确认劳动关系的调解协议不予受理（办案规则第七十五条第四项）。',
  },
  ALREADY_CONFIRMED: {
    reason: 'ALREADY_IN_PROCEDURE',
    text: '调解协议已经人民法院司法确认（办案规则第七十五条第五项）。',
  },
  OUT_OF_SCOPE: {
    reason: 'OUT_OF_SCOPE',
    text: '不属于仲裁委员会受理争议范围（办案规则第七十五条第一项）。',
  },
  NO_JURISDICTION: {
    reason: 'NO_JURISDICTION',
    text: '不属于本仲裁委员会管辖（办案规则第七十五条第二项）。',
  },
};
