import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { ReferralFollowUp } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { returnReferral } from '#kernel/referral/answer.js';
import { ReferralEntity, type ReferralIssuedBody } from '#kernel/referral/referral.entity.js';
import type { PartySide } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { ArbitralReviewEntity } from './review.entity.js';
import { moveReview, noteReview } from './move-review.js';
import { faultAnswers, reviewFault } from './review-fault.js';

type Application = NonNullable<ReferralIssuedBody['application']>;

/** An application for review has arrived. One that the law excludes is kept as not accepted and goes back at once. */
export const reviewReferred: ReferralFollowUp = async (tx, ctx, referral) => {
  const { application } = referral.issued;
  if (!application) throw new Refusal('BAD_INPUT', '仲裁审查申请缺少调解协议。');
  const review = reviewOf(referral, application);
  await tx.insert(ArbitralReviewEntity, review);
  record(tx, ctx, 'review.apply', review.id, { caseCode: review.caseCode });
  const fault = reviewFault({
    appliedOn: application.appliedOn,
    effectiveAt: new Date(application.agreement.effectiveAt),
    applicantSides: sidesOf(referral.issued, application),
    claimKinds: application.agreement.claimKinds,
    confirmed: await isConfirmed(tx, referral, application),
  });
  if (fault) {
    await moveReview(tx, ctx, review, 'refuse', { fault, endReason: faultAnswers[fault].text });
    await returnReferral(tx, ctx, referral, faultAnswers[fault]);
  }
  await noteReview(tx, ctx, review, fault === null);
};

/** The sender has called its referral back. */
export const reviewMoved: ReferralFollowUp = async (tx, ctx, referral) => {
  if (referral.state === 'RECALLED') await endUnanswered(tx, ctx, referral, 'withdraw', '移送单位撤回');
};

/** A colleague has sent the referral back through the door of referrals. */
export const reviewReturned: ReferralFollowUp = async (tx, ctx, referral) => {
  await endUnanswered(tx, ctx, referral, 'refuse', referral.returnText);
};

async function endUnanswered(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  act: 'withdraw' | 'refuse',
  endReason: string | null,
): Promise<void> {
  const review = await tx.findOne(ArbitralReviewEntity, {
    where: { referralId: referral.id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!review) return;
  await moveReview(tx, ctx, review, act, { endReason });
  await noteReview(tx, ctx, review, false);
}

function reviewOf(
  referral: ReferralEntity,
  { appliedOn, applicantPartyIds, agreement }: Application,
): ArbitralReviewEntity {
  const { id: referralId, caseCode, organisation } = referral;
  const undecided = {
    number: null,
    acceptedOn: null,
    decidedOn: null,
    declineGround: null,
    statementNumber: null,
    arbitrator: null,
    effectiveOn: null,
  };
  return {
    ...{
      id: randomUUID(),
      caseCode,
      organisation,
      referralId,
      state: 'APPLIED',
      appliedOn,
      applicantPartyIds,
      agreement,
    },
    ...{ fault: null, extended: false, signatures: [], endReason: null, ...undecided },
  };
}

function sidesOf({ dispute }: ReferralIssuedBody, { applicantPartyIds }: Application): PartySide[] {
  return dispute.parties
    .filter((party) => applicantPartyIds.includes(party.partyId))
    .map((party) => party.side as PartySide);
}

/** A confirmation this agency itself asked for; what a court confirmed for another agency, that agency knows. */
async function isConfirmed(
  tx: EntityManager,
  { caseCode, organisation }: ReferralEntity,
  { agreement }: Application,
): Promise<boolean> {
  const confirmed = await tx.findBy(ReferralEntity, {
    caseCode,
    organisation,
    direction: 'OUT',
    arrow: 'A05',
    outcome: 'CONFIRMED',
  });
  return confirmed.some(
    (referral) => referral.issued.application?.agreement.agreementId === agreement.agreementId,
  );
}
