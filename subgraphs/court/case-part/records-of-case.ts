import type DataLoader from 'dataloader';
import {
  Any,
  type EntityTarget,
  type FindOptionsOrder,
  type FindOptionsWhere,
  type ObjectLiteral,
} from 'typeorm';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';

interface CaseRecord extends ObjectLiteral {
  id: string;
  caseCode: string;
  organisation: string;
}

/** What a court holds of many cases in one table, by `<case code> <organisation>`. */
export function recordsOfCase<Row extends CaseRecord>(
  ctx: RequestContext,
  name: string,
  entity: EntityTarget<Row>,
  order: FindOptionsOrder<Row>,
): DataLoader<string, Row[]> {
  return batchMany<Row>(
    ctx,
    `case ${name}`,
    (keys) =>
      ctx.db.find(entity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) } as FindOptionsWhere<Row>,
        order,
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

/** Records by their own id. */
export function recordsById<Row extends CaseRecord>(
  ctx: RequestContext,
  name: string,
  entity: EntityTarget<Row>,
): DataLoader<string, Row | null> {
  return batchOne<Row>(
    ctx,
    `record ${name}`,
    (ids) => ctx.db.findBy(entity, { id: Any([...ids]) } as FindOptionsWhere<Row>),
    (row) => row.id,
  );
}
