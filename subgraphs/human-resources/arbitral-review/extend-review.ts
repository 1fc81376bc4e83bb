import { load, permit } from '#kernel/act.js';
import type { Period } from '#kernel/clock/count-periods.js';
import type { RequestContext } from '#kernel/context.js';
import { extendDeadline, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { extendReferral } from '#kernel/referral/handle.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { Refusal } from '#kernel/refusal.js';
import { beginReviewing, moveReview, noteReview } from './move-review.js';
import { ArbitralReviewEntity } from './review.entity.js';
import { mayReview } from './review.policy.js';

/** 办案规则 §76: with approval, once. */
const extension: Period = { amount: 5, unit: 'WORKING_DAY' };

/** Lengthens the time for the review (延长审查期限). */
export function extendReview(ctx: RequestContext, id: string): Promise<ArbitralReviewEntity> {
  return ctx.transaction(async (tx) => {
    const review = await load(tx, ArbitralReviewEntity, id);
    permit(mayReview(ctx.actor, review));
    if (review.extended)
      throw new Refusal(
        'WRONG_STATE',
        '审查期限已经延长过一次。',
        '审查期限只能延长一次（办案规则第七十六条）。',
      );
    await beginReviewing(tx, ctx, review);
    await moveReview(tx, ctx, review, 'extend', { extended: true });
    const clock = await openDeadline(tx, id, 'AR-2');
    if (!clock) throw new Error('A review under way has no open AR-2.');
    const { due } = await extendDeadline(tx, ctx, clock, extension, '经批准延长5个工作日');
    const referral = await loadReferral(tx, ctx, review.referralId, 'IN');
    await extendReferral(tx, ctx, referral, { due, rawEnd: due }, []);
    await noteReview(tx, ctx, review);
    return review;
  });
}
