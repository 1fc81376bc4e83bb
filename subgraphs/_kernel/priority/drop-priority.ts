import { type EntityManager, In } from 'typeorm';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { maySendReferral } from '#kernel/referral/referral.policy.js';
import { notFound } from '#kernel/refusal.js';
import { needReason, sendFlag } from './flag-priority.js';
import { PriorityFlagEntity } from './priority-flag.entity.js';
import { standingFlag } from './standing-priority.js';

/**
 * The case no longer goes first here (取消绿色通道). Never silently: the reason stays with the flag, and goes to whoever set it; who
 * set it tells everybody it has sent the case to.
 */
export function dropPriority(
  ctx: RequestContext,
  caseCode: string,
  reason: string,
): Promise<PriorityFlagEntity> {
  return ctx.transaction(async (tx) => {
    permit(maySendReferral(ctx.actor, ctx.agency.manifest.name));
    const { organisation } = ctx.actor;
    const flag = await standingFlag(tx, organisation, caseCode);
    if (!flag) throw notFound();
    const next = { droppedOn: ctx.today, droppedBecause: needReason(reason) };
    Object.assign(flag, next);
    await tx.update(PriorityFlagEntity, { id: flag.id, organisation }, next);
    record(tx, ctx, 'priority.drop', flag.id, { caseCode });
    for (const to of await whoIsTold(tx, flag)) await sendFlag(tx, ctx, flag, to, next.droppedBecause);
    return flag;
  });
}

async function whoIsTold(tx: EntityManager, flag: PriorityFlagEntity): Promise<string[]> {
  const { organisation, caseCode, flaggedBy } = flag;
  if (flaggedBy !== organisation) return [flaggedBy];
  const reached = In(['SENT', 'RECEIVED', 'ACCEPTED', 'IN_HANDLING', 'EXTENDED', 'SUSPENDED', 'CLOSED']);
  const sent = await tx.findBy(ReferralEntity, { organisation, caseCode, direction: 'OUT', state: reached });
  const carried = sent.filter(({ issued }) => issued.priority?.flagId === flag.id);
  return [...new Set(carried.map(({ counterpart }) => counterpart))];
}
