import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, pageOf, type WorklistPage } from '#kernel/worklist.js';
import { countByState } from '../count-by-state.js';
import { RecommendationEntity } from './recommendation.entity.js';
import { mayListRecommendations } from './recommendation.policy.js';
import type { RecommendationState } from './recommendation.state.js';

/** The recommendations of many cases, by `<case code> <organisation>`; oldest first. */
export function recommendationsOf(ctx: RequestContext): DataLoader<string, RecommendationEntity[]> {
  return batchMany(
    ctx,
    'recommendations',
    (keys) =>
      ctx.db.find(RecommendationEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { issuedOn: 'ASC', number: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function recommendationById(ctx: RequestContext): DataLoader<string, RecommendationEntity | null> {
  return batchOne(
    ctx,
    'recommendation',
    (ids) => ctx.db.findBy(RecommendationEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}

/** How many recommendations of the own procuratorate stand how. */
export function countRecommendations(
  ctx: RequestContext,
): Promise<{ state: RecommendationState; total: number }[]> {
  permit(mayListRecommendations(ctx.actor));
  return countByState(ctx.db.createQueryBuilder(RecommendationEntity, 'r'), ctx.actor.organisation);
}

/** The procuratorate's list of work: what is objected to first, for it is reviewed at once; then by the last day to reply. */
export function listRecommendations(
  ctx: RequestContext,
  filter: PageRequest & { states: RecommendationState[] | null; overdueOnly: boolean },
): Promise<WorklistPage<RecommendationEntity>> {
  permit(mayListRecommendations(ctx.actor));
  const query = ctx.db
    .createQueryBuilder(RecommendationEntity, 'r')
    .where('r.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy(`case when r.state = 'OBJECTED' then 0 when r.replied_on is null then 1 else 2 end`)
    .addOrderBy('r.replyDue', 'ASC', 'NULLS LAST')
    .addOrderBy('r.id');
  if (filter.states)
    query.andWhere('r.state in (:...states)', { states: filter.states.length > 0 ? filter.states : [''] });
  if (filter.overdueOnly)
    query.andWhere(`r.state <> 'WITHDRAWN' and coalesce(r.replied_on, :today) > r.reply_due`, {
      today: ctx.today,
    });
  return pageOf(query, filter);
}
