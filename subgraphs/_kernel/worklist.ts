import type { EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';

export interface WorklistPage<Row> {
  rows: Row[];
  total: number;
  /** Where the next page begins; null at the end. */
  endCursor: string | null;
}

export interface PageRequest {
  first: number;
  after: string | null;
}

/** The records of the person's organisation: earliest open deadline first, so that what is late stands on top. */
export function worklist<Row extends ObjectLiteral & { id: string; organisation: string; state: string }>(
  ctx: RequestContext,
  entity: EntityTarget<Row>,
  filter: PageRequest & { states: readonly string[] | null },
): Promise<WorklistPage<Row>> {
  const query = ctx.db
    .createQueryBuilder(entity, 'r')
    .where('r.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy(
      `(select min(d.due) from deadline d where d.record_id = r.id and d.met_on is null)`,
      'ASC',
      'NULLS LAST',
    )
    .addOrderBy('r.id');
  if (filter.states)
    query.andWhere('r.state in (:...states)', { states: filter.states.length > 0 ? filter.states : [''] });
  return pageOf(query, filter);
}

/** One page of a query; at most a hundred rows. */
export async function pageOf<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  page: PageRequest,
): Promise<WorklistPage<Row>> {
  const offset = /^\d{1,9}$/.test(page.after ?? '') ? Number(page.after) : 0;
  const [rows, total] = await query
    .offset(offset)
    .limit(Math.min(Math.max(page.first, 1), 100))
    .getManyAndCount();
  const end = offset + rows.length;
  return { rows, total, endCursor: end < total ? String(end) : null };
}
