import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { reportResult, type ResultReport } from '#kernel/referral/handle.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { Refusal } from '#kernel/refusal.js';
import { arbitrationNumber, needFreeNumber } from '../arbitration/arbitration-number.js';
import { beginReviewing, moveReview, noteReview } from './move-review.js';
import { ArbitralReviewEntity } from './review.entity.js';
import { mayReview } from './review.policy.js';
import type { FinishReviewInput } from './review.type.js';

/** Ends the review: an arbitral statement is made (制作调解书), or none is made, with its ground (不予制作). */
export function finishReview(ctx: RequestContext, input: FinishReviewInput): Promise<ArbitralReviewEntity> {
  return ctx.transaction(async (tx) => {
    const review = await load(tx, ArbitralReviewEntity, input.id);
    permit(mayReview(ctx.actor, review));
    await beginReviewing(tx, ctx, review);
    const decided = { decidedOn: ctx.today, arbitrator: ctx.actor.name };
    if (input.decision === 'STATEMENT_ISSUED') {
      const statementNumber = arbitrationNumber(needed(input.statementNumber, '请填写调解书文号。'));
      const taken = await tx.existsBy(ArbitralReviewEntity, {
        organisation: review.organisation,
        statementNumber,
      });
      needFreeNumber(taken, statementNumber);
      await moveReview(tx, ctx, review, 'issue', { statementNumber, ...decided });
    } else {
      const declineGround = needed(input.ground, '请选择不予制作调解书的事由（办案规则第七十八条）。');
      await moveReview(tx, ctx, review, 'decline', {
        declineGround,
        ...decided,
        endReason: input.text ?? null,
      });
      const ruling = {
        type: 'REVIEW_DECLINED',
        number: review.number,
        decision: 'DECLINED',
        decidedOn: ctx.today,
        reason: declineGround,
      };
      const report: ResultReport = { outcome: 'DECLINED', text: input.text ?? null, ruling };
      await reportResult(tx, ctx, await loadReferral(tx, ctx, review.referralId, 'IN'), report);
    }
    await endDeadlines(tx, ctx, review.id);
    await noteReview(tx, ctx, review, review.state === 'STATEMENT_ISSUED');
    return review;
  });
}

function needed<Value>(value: Value | null | undefined, message: string): Value {
  if (value === null || value === undefined) throw new Refusal('BAD_INPUT', message);
  return value;
}
