import { type EntityManager, IsNull } from 'typeorm';
import type { PriorityBody } from '#kernel/referral/referral.entity.js';
import { PriorityFlagEntity } from './priority-flag.entity.js';

/** The flag that stands here for the case; null where none does. */
export function standingFlag(
  tx: EntityManager,
  organisation: string,
  caseCode: string,
): Promise<PriorityFlagEntity | null> {
  return tx.findOne(PriorityFlagEntity, {
    where: { organisation, caseCode, droppedOn: IsNull() },
    order: { flaggedOn: 'ASC' },
  });
}

/** The same as a referral letter carries it. */
export async function standingPriority(
  tx: EntityManager,
  organisation: string,
  caseCode: string,
): Promise<PriorityBody | null> {
  const flag = await standingFlag(tx, organisation, caseCode);
  return flag && priorityBody(flag);
}

export function priorityBody(flag: PriorityFlagEntity, droppedBecause: string | null = null): PriorityBody {
  const { id: flagId, ground, reason, flaggedBy, flaggedOn } = flag;
  return { flagId, ground, reason, flaggedBy, flaggedOn, ...(droppedBecause ? { droppedBecause } : {}) };
}
