import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { acceptReferral } from '#kernel/referral/answer.js';
import { beginHandling } from '#kernel/referral/handle.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { needFreeNumber } from '../arbitration/arbitration-number.js';
import { keepViolationEnd } from './file-complaint.js';
import { needNoArbitration } from './in-procedure.js';
import { InspectionCaseEntity } from './inspection.entity.js';
import { inspectionNumber } from './inspection-number.js';
import type { AcceptComplaintInput } from './inspection.input.js';
import { clockOf, loadInspection, moveInspection, noteInspection } from './move-inspection.js';
import { needInTime } from './two-year-bar.js';

/** Accepts a complaint (受理) that is in time and in no other procedure; a recommendation is answered with it. */
export function acceptComplaint(
  ctx: RequestContext,
  { id, violation, violationEndedOn, apartFromArbitration }: AcceptComplaintInput,
): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const inspection = await loadInspection(tx, ctx, id);
    if (violationEndedOn) await keepViolationEnd(tx, ctx, inspection, violationEndedOn);
    needInTime(inspection);
    const apartReason = apartFromArbitration?.trim() || null;
    if (apartReason === null) await needNoArbitration(tx, inspection);
    await moveInspection(tx, ctx, inspection, 'accept', {
      ...{ acceptedOn: ctx.today, apartReason },
      violation: violation ?? inspection.violation,
    });
    if (inspection.referralId !== null) {
      const referral = await loadReferral(tx, ctx, inspection.referralId, 'IN');
      await acceptReferral(tx, ctx, referral, { recordId: id, due: null });
    }
    await noteInspection(tx, ctx, inspection);
    return inspection;
  });
}

/** Files an accepted complaint under its number (立案): the time for the investigation begins. */
export function fileInspection(
  ctx: RequestContext,
  id: string,
  number: string,
): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const inspection = await loadInspection(tx, ctx, id);
    const { organisation, referralId } = inspection;
    const given = inspectionNumber(number);
    needFreeNumber(await tx.existsBy(InspectionCaseEntity, { organisation, number: given }), given);
    await moveInspection(tx, ctx, inspection, 'file', { number: given, filedOn: ctx.today });
    await meetDeadline(tx, ctx, id, 'INS-1');
    await startDeadline(tx, ctx, { ...clockOf(inspection), rule: 'INS-2', from: ctx.today });
    if (referralId !== null) await beginHandling(tx, ctx, await loadReferral(tx, ctx, referralId, 'IN'));
    await noteInspection(tx, ctx, inspection);
    return inspection;
  });
}
