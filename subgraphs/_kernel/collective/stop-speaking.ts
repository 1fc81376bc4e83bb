import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { type WorkerEntryEntity, WorkerGroupEntity } from './worker-group.entity.js';

/** A worker who leaves speaks for the others no longer; where fewer than three do so, the group asks for a new election. */
export async function stopSpeaking(
  tx: EntityManager,
  ctx: RequestContext,
  { groupId: id, partyId, caseCode }: Pick<WorkerEntryEntity, 'groupId' | 'partyId' | 'caseCode'>,
): Promise<string[]> {
  const group = await tx.findOneOrFail(WorkerGroupEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!group.representatives.includes(partyId)) return group.representatives;
  const representatives = group.representatives.filter((each) => each !== partyId);
  await tx.update(WorkerGroupEntity, id, { representatives });
  const details = { representatives: representatives.length };
  record(tx, ctx, 'worker-group.representative-leaves', id, { caseCode, details });
  return representatives;
}
