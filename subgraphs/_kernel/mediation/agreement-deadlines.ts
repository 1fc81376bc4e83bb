import { type EntityManager, IsNull } from 'typeorm';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';

/** The last day of the first limit that still runs on a record; null when none does. */
export async function earliestOpen(tx: EntityManager, recordId: string): Promise<string | null> {
  const row = await tx.findOne(DeadlineEntity, {
    where: { recordId, metOn: IsNull() },
    order: { due: 'ASC' },
  });
  return row?.due ?? null;
}
