import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { notFound } from '#kernel/refusal.js';

export { permit } from '#kernel/refusal.js';

/** Loads one row by its id and locks it for the rest of the transaction. Refuses with NOT_FOUND. */
export function load<Row extends ObjectLiteral & { id: string }>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  id: string,
): Promise<Row> {
  return loadBy(tx, entity, { id: uuidOrNone(id) } as FindOptionsWhere<Row>);
}

/** The same by other columns. */
export async function loadBy<Row extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  where: FindOptionsWhere<Row>,
): Promise<Row> {
  const row = await tx.findOne(entity, { where, lock: { mode: 'pessimistic_write' } });
  if (!row) throw notFound();
  return row;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id that is no UUID names nothing, and is looked for like any other that names nothing. */
export function uuidOrNone(id: string): string {
  return uuid.test(id) ? id : '00000000-0000-0000-0000-000000000000';
}
