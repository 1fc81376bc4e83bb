import { ReferralEntity, type ReferralDirection, type ReferralIssuedBody } from './referral.entity.js';

/** A side's copy of a referral as it begins: sent, and nothing answered. */
export function newCopy(
  direction: ReferralDirection,
  sides: Pick<ReferralEntity, 'organisation' | 'counterpart' | 'recordId'>,
  issued: ReferralIssuedBody,
  sentAt: Date,
): ReferralEntity {
  return {
    ...{ id: issued.referralId, direction, ...sides, arrow: issued.arrow, caseCode: issued.caseCode },
    ...{ state: 'SENT', originId: issued.originReferralId ?? null, issued, sentAt, signedForAt: null },
    ...{
      answerDue: issued.answerDue ?? null,
      acceptedOn: null,
      due: null,
      returnReason: null,
      returnText: null,
    },
    ...{ outcome: null, result: null, closedOn: null, dispute: null, supplement: null },
  };
}
