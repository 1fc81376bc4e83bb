import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { resumeDeadline, suspendDeadline } from '#kernel/deadline/interrupt-deadline.js';
import { endDeadlines, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { extendReferral } from '#kernel/referral/handle.js';
import { askSender, tellSupplied } from '#kernel/referral/supplement.js';
import { Refusal } from '#kernel/refusal.js';
import type { LegalAidCaseEntity } from './aid.entity.js';
import { answerSender, takeUp } from './follow-referral.js';
import { loadAid, moveAid, noteAid } from './move-aid.js';

/** Tells the applicant what is missing, all at once and once only (一次性告知, 法律援助法 §43). */
export function requireSupplement(
  ctx: RequestContext,
  id: string,
  missing: string,
): Promise<LegalAidCaseEntity> {
  return ctx.transaction(async (tx) => {
    const aid = await loadAid(tx, ctx, id);
    if (missing.trim() === '') throw new Refusal('BAD_INPUT', '请写明需要补充的材料。');
    if (aid.missing !== null)
      throw new Refusal(
        'WRONG_STATE',
        '已经通知过补充材料。',
        '需要补充的材料应当一次性告知（法律援助法第四十三条）。',
      );
    await moveAid(tx, ctx, aid, 'requireSupplement', { missing, missingToldOn: ctx.today });
    await takeUp(tx, ctx, aid);
    const clock = await openDeadline(tx, id, 'LA-1');
    if (clock) await suspendDeadline(tx, ctx, clock, '通知申请人补充材料');
    await askSender(tx, ctx, aid.referralId, { missing });
    await noteAid(tx, ctx, aid);
    return aid;
  });
}

/** The papers are complete: the days the applicant took do not count. */
export function supplementAid(ctx: RequestContext, id: string): Promise<LegalAidCaseEntity> {
  return ctx.transaction(async (tx) => {
    const aid = await loadAid(tx, ctx, id);
    await moveAid(tx, ctx, aid, 'supplement');
    await excludeWait(tx, ctx, aid);
    await tellSupplied(tx, ctx, aid.referralId);
    await noteAid(tx, ctx, aid);
    return aid;
  });
}

/** The papers never came, or the applicant gives up (视为撤回). */
export function withdrawAid(ctx: RequestContext, id: string, reason: string): Promise<LegalAidCaseEntity> {
  return ctx.transaction(async (tx) => {
    const aid = await loadAid(tx, ctx, id);
    if (reason.trim() === '') throw new Refusal('BAD_INPUT', '请写明理由。');
    await moveAid(tx, ctx, aid, 'withdraw', { endText: reason, endedOn: ctx.today });
    await answerSender(tx, ctx, aid, { outcome: 'WITHDRAWN', text: reason });
    await endDeadlines(tx, ctx, id);
    await noteAid(tx, ctx, aid);
    return aid;
  });
}

async function excludeWait(tx: EntityManager, ctx: RequestContext, aid: LegalAidCaseEntity): Promise<void> {
  const clock = await openDeadline(tx, aid.id, 'LA-1');
  if (!clock) return;
  // One told before its clock could stand still has the day in its own record alone.
  const waiting = { ...clock, suspendedOn: aid.missingToldOn };
  const { due } = await resumeDeadline(tx, ctx, waiting, '申请人补充材料');
  if (due === clock.due) return;
  const referral = await takeUp(tx, ctx, aid);
  if (referral?.state === 'IN_HANDLING') await extendReferral(tx, ctx, referral, { due, rawEnd: due }, []);
}
