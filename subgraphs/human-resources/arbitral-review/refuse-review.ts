import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { returnReferral } from '#kernel/referral/answer.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { moveReview, noteReview } from './move-review.js';
import { ArbitralReviewEntity, type ReviewFault } from './review.entity.js';
import { faultAnswers } from './review-fault.js';
import { mayReview } from './review.policy.js';

/** Does not accept the application (不予受理); the referral goes back with the ground. */
export function refuseReview(
  ctx: RequestContext,
  id: string,
  fault: ReviewFault,
  text: string | null,
): Promise<ArbitralReviewEntity> {
  return ctx.transaction(async (tx) => {
    const review = await load(tx, ArbitralReviewEntity, id);
    permit(mayReview(ctx.actor, review));
    const answer = faultAnswers[fault];
    const endReason = text?.trim() ? text : answer.text;
    await moveReview(tx, ctx, review, 'refuse', { fault, endReason });
    await returnReferral(tx, ctx, await loadReferral(tx, ctx, review.referralId, 'IN'), {
      reason: answer.reason,
      text: endReason,
    });
    await noteReview(tx, ctx, review, false);
    return review;
  });
}
