import type { Period } from '#kernel/clock/count-periods.js';
import type { RequestContext } from '#kernel/context.js';
import { extendDeadline, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import type { InspectionCaseEntity } from './inspection.entity.js';
import { loadInspection, moveInspection, noteInspection } from './move-inspection.js';

/** 劳动保障监察条例 §17: with approval, once. */
const extension: Period = { amount: 30, unit: 'WORKING_DAY' };

/** An inspector begins the investigation (调查). */
export function beginInvestigation(ctx: RequestContext, id: string): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const inspection = await loadInspection(tx, ctx, id);
    await moveInspection(tx, ctx, inspection, 'investigate');
    await noteInspection(tx, ctx, inspection);
    return inspection;
  });
}

/** Lengthens the time for an investigation that is not simple (延长调查期限). */
export function extendInvestigation(ctx: RequestContext, id: string): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const inspection = await loadInspection(tx, ctx, id);
    if (inspection.extended)
      throw new Refusal('WRONG_STATE', '调查期限已经延长过一次。', '依据：劳动保障监察条例第十七条。');
    await moveInspection(tx, ctx, inspection, 'extend', { extended: true });
    const clock = await openDeadline(tx, id, 'INS-2');
    if (!clock) throw new Error('An investigation under way has no open INS-2.');
    await extendDeadline(tx, ctx, clock, extension, '情况复杂，经批准延长30个工作日');
    await noteInspection(tx, ctx, inspection);
    return inspection;
  });
}
