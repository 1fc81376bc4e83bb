import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** How many records of an organisation stand in each state; the query calls them `r`. */
export function countByState<State>(
  query: SelectQueryBuilder<ObjectLiteral>,
  organisation: string,
): Promise<{ state: State; total: number }[]> {
  return query
    .where('r.organisation = :organisation', { organisation })
    .select('r.state', 'state')
    .addSelect('count(*)::int', 'total')
    .groupBy('r.state')
    .getRawMany<{ state: State; total: number }>();
}
