import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { returnReferral } from '#kernel/referral/answer.js';
import { reportResult } from '#kernel/referral/handle.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { Refusal } from '#kernel/refusal.js';
import { beginReviewing, moveReview, noteReview } from './move-review.js';
import { ArbitralReviewEntity } from './review.entity.js';
import { mayReview } from './review.policy.js';

/** A party withdraws the application, or does not sign for the statement (撤回); arbitration on the content stays open. */
export function withdrawReview(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<ArbitralReviewEntity> {
  return ctx.transaction(async (tx) => {
    const review = await load(tx, ArbitralReviewEntity, id);
    permit(mayReview(ctx.actor, review));
    if (reason.trim() === '') throw new Refusal('BAD_INPUT', '请写明撤回理由。');
    const unanswered = review.state === 'APPLIED';
    await beginReviewing(tx, ctx, review);
    await moveReview(tx, ctx, review, 'withdraw', { endReason: reason });
    const referral = await loadReferral(tx, ctx, review.referralId, 'IN');
    if (unanswered) await returnReferral(tx, ctx, referral, { reason: 'PARTY_REFUSES', text: reason });
    else await reportResult(tx, ctx, referral, { outcome: 'WITHDRAWN', text: reason });
    await endDeadlines(tx, ctx, id);
    await noteReview(tx, ctx, review, false);
    return review;
  });
}
