import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { askSender, tellSupplied } from '#kernel/referral/supplement.js';
import { Refusal } from '#kernel/refusal.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { mayArbitrate } from './arbitration.policy.js';
import { startDecision } from './file-arbitration.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';

/** Tells the applicant what is missing (补正通知), all at once and once only (办案规则 §29). */
export function requireSupplement(
  ctx: RequestContext,
  id: string,
  defects: string,
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await load(tx, ArbitrationCaseEntity, id);
    permit(mayArbitrate(ctx.actor, arbitration));
    if (defects.trim() === '') throw new Refusal('BAD_INPUT', '请写明需要补正的材料。');
    if (arbitration.defects !== null)
      throw new Refusal(
        'WRONG_STATE',
        '已经通知过补正。',
        '需要补正的材料应当一次性告知（办案规则第二十九条）。',
      );
    await moveArbitration(tx, ctx, arbitration, 'requireSupplement', { defects });
    await endDeadlines(tx, ctx, id);
    await askSender(tx, ctx, arbitration.referralId, { missing: defects });
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

/** The applicant has completed the application: the time to decide begins anew from today. */
export function supplementArbitration(ctx: RequestContext, id: string): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await load(tx, ArbitrationCaseEntity, id);
    permit(mayArbitrate(ctx.actor, arbitration));
    await moveArbitration(tx, ctx, arbitration, 'supplement');
    await startDecision(tx, ctx, arbitration);
    await tellSupplied(tx, ctx, arbitration.referralId);
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}
