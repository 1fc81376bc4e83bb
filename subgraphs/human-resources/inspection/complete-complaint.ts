import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { askSender, tellSupplied } from '#kernel/referral/supplement.js';
import { Refusal } from '#kernel/refusal.js';
import { startIntake } from './file-complaint.js';
import type { InspectionCaseEntity } from './inspection.entity.js';
import { needText } from './inspection-number.js';
import { loadInspection, moveInspection, noteInspection } from './move-inspection.js';

/** Tells the complainant, once, what is missing (补充材料). */
export function requireComplaintSupplement(
  ctx: RequestContext,
  id: string,
  missing: string,
): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const inspection = await loadInspection(tx, ctx, id);
    if (inspection.missing !== null)
      throw new Refusal('WRONG_STATE', '已经通知过补充材料。', '需要补充的内容应当一次性告知。');
    const told = needText(missing, '请写明需要补充的材料。');
    await moveInspection(tx, ctx, inspection, 'requireSupplement', { missing: told });
    await endDeadlines(tx, ctx, id);
    await askSender(tx, ctx, inspection.referralId, { missing: told });
    await noteInspection(tx, ctx, inspection);
    return inspection;
  });
}

/** The complaint now meets the conditions: the time to accept and file begins anew from today. */
export function supplementComplaint(ctx: RequestContext, id: string): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const inspection = await loadInspection(tx, ctx, id);
    await moveInspection(tx, ctx, inspection, 'supplement');
    await startIntake(tx, ctx, inspection);
    await tellSupplied(tx, ctx, inspection.referralId);
    await noteInspection(tx, ctx, inspection);
    return inspection;
  });
}
