import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { maySendReferral } from '#kernel/referral/referral.policy.js';
import { Refusal } from '#kernel/refusal.js';
import { PriorityFlagEntity, type PriorityGround } from './priority-flag.entity.js';
import { priorityBody, standingFlag } from './standing-priority.js';

export interface NewPriority {
  caseCode: string;
  ground: PriorityGround;
  reason: string;
  /** Organisations asked at once to put it first too; later referrals carry the flag by themselves. */
  to: readonly string[];
}

/** Puts a case first (绿色通道, A28), on a ground the file bears out. */
export function flagPriority(ctx: RequestContext, input: NewPriority): Promise<PriorityFlagEntity> {
  return ctx.transaction(async (tx) => {
    permit(maySendReferral(ctx.actor, ctx.agency.manifest.name));
    const { organisation } = ctx.actor;
    const { caseCode, ground } = input;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    const reason = needReason(input.reason);
    if (await standingFlag(tx, organisation, caseCode))
      throw new Refusal('WRONG_STATE', '本案已经在绿色通道。');
    const flag: PriorityFlagEntity = {
      ...{ id: randomUUID(), organisation, caseCode, ground, reason },
      ...{ flaggedBy: organisation, flaggedOn: ctx.today },
      ...{ droppedOn: null, droppedBecause: null, droppedElsewhere: [] },
    };
    const stated = { priority: priorityBody(flag, null) };
    await weighArrow(tx, ctx, { arrow: 'A28', caseCode, from: organisation, stated });
    await tx.insert(PriorityFlagEntity, flag);
    record(tx, ctx, 'priority.flag', flag.id, { caseCode, details: { ground } });
    for (const to of new Set(input.to)) await sendFlag(tx, ctx, flag, to);
    return flag;
  });
}

/** Tells an organisation of the flag, or of its end here. */
export async function sendFlag(
  tx: EntityManager,
  ctx: RequestContext,
  flag: PriorityFlagEntity,
  to: string,
  droppedBecause: string | null = null,
): Promise<void> {
  const { organisation: from, caseCode, id: recordId } = flag;
  const title = droppedBecause === null ? '绿色通道告知函' : '绿色通道取消告知函';
  await issueReferral(tx, ctx, {
    ...{ arrow: 'A28', from, to, caseCode, recordId, consents: [], materials: [title] },
    letter: { type: 'PRIORITY_NOTICE', number: null, title, signedBy: ctx.actor.name },
    content: { priority: priorityBody(flag, droppedBecause) },
  });
}

export function needReason(text: string): string {
  if (text.trim() === '') throw new Refusal('BAD_INPUT', '请写明理由。');
  return text.trim();
}
