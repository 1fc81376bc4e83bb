import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { insertion } from './compiled-write.js';

/** Inserts the rows of which none stands yet; one that stands is left as it is. */
export async function insertUnlessThere<Row extends ObjectLiteral>(
  tx: EntityManager,
  target: EntityTarget<Row>,
  rows: readonly Partial<Row>[],
): Promise<void> {
  if (rows.length === 0) return;
  const write = insertion(tx.dataSource.getMetadata(target), rows);
  if (write) await tx.query(`${write.text} on conflict do nothing`, [...write.values]);
  else
    await tx
      .createQueryBuilder()
      .insert()
      .into(target)
      .values(rows as never)
      .orIgnore()
      .execute();
}
