import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import type { RequestContext } from '#kernel/context.js';
import { closeInspection, returnUnanswered } from './end-inspection.js';
import type { InspectionCaseEntity, InspectionRefusalGround } from './inspection.entity.js';
import { needText } from './inspection-number.js';
import { loadInspection } from './move-inspection.js';

/** Does not accept a complaint (不予受理), with its ground and the reason in words; a recommendation goes back with both. */
export function refuseComplaint(
  ctx: RequestContext,
  id: string,
  ground: InspectionRefusalGround,
  reason: string,
): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const inspection = await loadInspection(tx, ctx, id);
    const text = needText(reason, '请写明不予受理的理由。');
    await closeInspection(tx, ctx, inspection, 'refuse', { refusalGround: ground, endReason: text });
    await returnUnanswered(tx, ctx, inspection, { reason: ground, text });
    return inspection;
  });
}

/**
 * Tells the complainant to use the dispute procedure (告知按争议程序, A22): what is, or belongs, in mediation, arbitration or court
 * (劳动保障监察条例 §21). Nothing becomes of the inspection; the application for arbitration is the worker's own.
 */
export function sendToDisputeProcedure(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const inspection = await loadInspection(tx, ctx, id);
    const { caseCode, organisation: from } = inspection;
    await weighArrow(tx, ctx, { arrow: 'A22', caseCode, from, recordId: id, stated: { reason } });
    const text = reason.trim();
    await closeInspection(tx, ctx, inspection, 'toDisputeProcedure', { endReason: text });
    await returnUnanswered(tx, ctx, inspection, { reason: 'ALREADY_IN_PROCEDURE', text });
    return inspection;
  });
}
