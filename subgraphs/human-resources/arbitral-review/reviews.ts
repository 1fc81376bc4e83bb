import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist, type WorklistPage } from '#kernel/worklist.js';
import { ArbitralReviewEntity } from './review.entity.js';
import { mayListReviews } from './review.policy.js';
import type { ReviewState } from './review.state.js';

/** The reviews of many cases, by `<case code> <organisation>`; oldest first. */
export function reviewsOf(ctx: RequestContext): DataLoader<string, ArbitralReviewEntity[]> {
  return batchMany(
    ctx,
    'reviews',
    (keys) =>
      ctx.db.find(ArbitralReviewEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { appliedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function reviewById(ctx: RequestContext): DataLoader<string, ArbitralReviewEntity | null> {
  return batchOne(
    ctx,
    'review',
    (ids) => ctx.db.findBy(ArbitralReviewEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}

/** The committee's list of work. */
export function listReviews(
  ctx: RequestContext,
  filter: PageRequest & { states: ReviewState[] | null },
): Promise<WorklistPage<ArbitralReviewEntity>> {
  permit(mayListReviews(ctx.actor));
  return worklist(ctx, ArbitralReviewEntity, filter);
}
