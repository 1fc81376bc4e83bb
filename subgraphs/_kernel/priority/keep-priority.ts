import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import type { PriorityBody, ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { priorityGrounds } from './priority-ground.js';
import { PriorityFlagEntity, type PriorityGround } from './priority-flag.entity.js';

/**
 * A referral carries a priority flag: the case goes first here too. One that tells of its end ends it where it comes from whoever set
 * it, and is noted where it comes from another. Refuses with BAD_INPUT what is no flag.
 */
export async function keepPriority(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, organisation, counterpart }: ReferralEntity,
  body: PriorityBody,
): Promise<void> {
  const { flagId: id, ground, reason, flaggedBy, flaggedOn, droppedBecause = null } = body;
  if (!Object.hasOwn(priorityGrounds, ground) || reason.trim() === '')
    throw new Refusal('BAD_INPUT', '优先标记的事由或者理由无效。');
  const known = await tx.findOne(PriorityFlagEntity, {
    where: { id, organisation },
    lock: { mode: 'pessimistic_write' },
  });
  if (known && known.caseCode !== caseCode) throw new Refusal('BAD_INPUT', '优先标记属于另一案件。');
  if (known && droppedBecause !== null) {
    await noteDropped(tx, ctx, known, counterpart, droppedBecause);
  } else if (!known && droppedBecause === null) {
    await tx.insert(PriorityFlagEntity, {
      ...{ id, organisation, caseCode, ground: ground as PriorityGround, reason, flaggedBy, flaggedOn },
      ...{ droppedOn: null, droppedBecause: null, droppedElsewhere: [] },
    });
    record(tx, ctx, 'priority.arrive', id, { caseCode, details: { ground } });
  }
}

async function noteDropped(
  tx: EntityManager,
  ctx: RequestContext,
  flag: PriorityFlagEntity,
  by: string,
  reason: string,
): Promise<void> {
  const { id, organisation, caseCode, flaggedBy, droppedOn, droppedElsewhere } = flag;
  const told = { organisation: by, on: ctx.today, reason };
  const ends = by === flaggedBy && droppedOn === null;
  await tx.update(
    PriorityFlagEntity,
    { id, organisation },
    {
      droppedElsewhere: [...droppedElsewhere, told],
      ...(ends ? { droppedOn: ctx.today, droppedBecause: reason } : {}),
    },
  );
  record(tx, ctx, 'priority.dropped-elsewhere', id, { caseCode, details: { by } });
}
