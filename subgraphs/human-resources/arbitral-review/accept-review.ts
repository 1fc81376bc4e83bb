import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { acceptReferral } from '#kernel/referral/answer.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { arbitrationNumber, needFreeNumber } from '../arbitration/arbitration-number.js';
import { moveReview, beginReviewing, noteReview } from './move-review.js';
import { ArbitralReviewEntity } from './review.entity.js';
import { mayReview } from './review.policy.js';

/** Accepts the application (受理): the time for the review begins. */
export function acceptReview(ctx: RequestContext, id: string, number: string): Promise<ArbitralReviewEntity> {
  return ctx.transaction(async (tx) => {
    const review = await load(tx, ArbitralReviewEntity, id);
    permit(mayReview(ctx.actor, review));
    const { caseCode, organisation, referralId } = review;
    const given = arbitrationNumber(number);
    needFreeNumber(await tx.existsBy(ArbitralReviewEntity, { organisation, number: given }), given);
    await moveReview(tx, ctx, review, 'accept', { number: given, acceptedOn: ctx.today });
    const clock = {
      caseCode,
      organisation,
      recordKind: 'ArbitralReview',
      recordId: id,
      rule: 'AR-2',
      from: ctx.today,
    };
    const { due } = await startDeadline(tx, ctx, clock);
    await acceptReferral(tx, ctx, await loadReferral(tx, ctx, referralId, 'IN'), {
      recordId: id,
      due,
      number: review.number,
    });
    await noteReview(tx, ctx, review, true);
    return review;
  });
}

/** An arbitrator takes the agreement up (审查). */
export function beginReview(ctx: RequestContext, id: string): Promise<ArbitralReviewEntity> {
  return ctx.transaction(async (tx) => {
    const review = await load(tx, ArbitralReviewEntity, id);
    permit(mayReview(ctx.actor, review));
    if (review.state === 'ACCEPTED') await beginReviewing(tx, ctx, review);
    else await moveReview(tx, ctx, review, 'begin');
    await noteReview(tx, ctx, review);
    return review;
  });
}
