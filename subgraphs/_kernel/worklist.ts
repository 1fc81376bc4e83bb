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

/** Ten workers or more on one side of the case: such disputes are filed and heard first (绿色通道, 办案规则 §5). */
const collective = `exists (select 1 from party p where p.case_code = r.case_code and p.organisation = r.organisation
  and p.kind = 'PERSON' and p.side = 'APPLICANT' offset 9 limit 1)`;

/** The records of the person's organisation: collective disputes first, then the earliest open deadline, so that what is late stands on top. */
export function worklist<Row extends ObjectLiteral & { id: string; organisation: string; state: string }>(
  ctx: RequestContext,
  entity: EntityTarget<Row>,
  filter: PageRequest & { states: readonly string[] | null },
): Promise<WorklistPage<Row>> {
  const query = ctx.db
    .createQueryBuilder(entity, 'r')
    .where('r.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy(goesFirst(ctx, entity), 'DESC')
    .addOrderBy(
      `(select min(d.due) from deadline d where d.record_id = r.id and d.met_on is null)`,
      'ASC',
      'NULLS LAST',
    )
    .addOrderBy('r.id');
  if (filter.states)
    query.andWhere('r.state in (:...states)', { states: filter.states.length > 0 ? filter.states : [''] });
  return pageOf(query, filter);
}

/** A record that belongs to no case goes with the others. */
function goesFirst<Row extends ObjectLiteral>(ctx: RequestContext, entity: EntityTarget<Row>): string {
  const { columns } = ctx.agency.dataSource.getMetadata(entity);
  return columns.some(({ propertyName }) => propertyName === 'caseCode') ? collective : 'false';
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
