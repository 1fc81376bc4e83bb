import { type EntityManager, IsNull } from 'typeorm';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';

/** Meets one of several limits that run on a record under the same rule. */
export async function meetVariant(
  tx: EntityManager,
  recordId: string,
  { rule, variant }: { rule: string; variant: string },
  on: string,
): Promise<void> {
  await tx.update(DeadlineEntity, { recordId, rule, variant, metOn: IsNull() }, { metOn: on });
}
