import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { nextDue } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { beginHandling } from '#kernel/referral/handle.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ArbitralReviewEntity } from './review.entity.js';
import { type ReviewAct, reviewMachine } from './review.state.js';

/** Moves a review and records the act. */
export async function moveReview(
  tx: EntityManager,
  ctx: RequestContext,
  review: ArbitralReviewEntity,
  act: ReviewAct,
  changes: Partial<ArbitralReviewEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(reviewMachine, review.state, act) };
  Object.assign(review, next);
  await tx.update(ArbitralReviewEntity, { id: review.id }, next);
  record(tx, ctx, `review.${act}`, review.id, { caseCode: review.caseCode });
}

/** Begins the examination (审查) where it has not begun; the sender sees the referral in handling. */
export async function beginReviewing(
  tx: EntityManager,
  ctx: RequestContext,
  review: ArbitralReviewEntity,
): Promise<void> {
  if (review.state !== 'ACCEPTED') return;
  await moveReview(tx, ctx, review, 'begin');
  await beginHandling(tx, ctx, await loadReferral(tx, ctx, review.referralId, 'IN'));
}

/** Tells the register how the review stands. */
export async function noteReview(
  tx: EntityManager,
  ctx: RequestContext,
  review: ArbitralReviewEntity,
  holding?: boolean,
): Promise<void> {
  const { id, caseCode, organisation, state } = review;
  const number = review.statementNumber ?? review.number;
  const dueOn = await nextDue(tx, id);
  progress(tx, ctx, {
    caseCode,
    organisation,
    kind: 'ArbitralReview',
    recordId: id,
    state,
    number,
    dueOn,
    ...(holding === undefined ? {} : { holding }),
  });
}
