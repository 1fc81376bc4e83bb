import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, openDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { returnReferral } from '#kernel/referral/answer.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { InspectionCaseEntity } from './inspection.entity.js';
import type { InspectionAct } from './inspection.state.js';
import { clockOf, divisionOf, moveInspection, noteInspection } from './move-inspection.js';

/** Ends an inspection and its clocks. Where a recommendation was taken up, the time to tell the union of it begins. */
export async function closeInspection(
  tx: EntityManager,
  ctx: RequestContext,
  inspection: InspectionCaseEntity,
  act: InspectionAct,
  changes: Partial<InspectionCaseEntity>,
): Promise<void> {
  await moveInspection(tx, ctx, inspection, act, { endedOn: ctx.today, ...changes });
  const told = await openDeadline(tx, inspection.id, 'SUP-FEEDBACK');
  if (!told) {
    await endDeadlines(tx, ctx, inspection.id);
    await startFeedback(tx, ctx, inspection);
  }
  await noteInspection(tx, ctx, inspection, false);
}

/** The department tells the union what came of its recommendation within the time of the place (处理结果反馈). */
async function startFeedback(
  tx: EntityManager,
  ctx: RequestContext,
  inspection: InspectionCaseEntity,
): Promise<void> {
  const { referralId, acceptedOn, fedBackOn } = inspection;
  if (referralId === null || acceptedOn === null || fedBackOn !== null) return;
  const division = await divisionOf(tx, inspection);
  await startDeadline(tx, ctx, { ...clockOf(inspection), rule: 'SUP-FEEDBACK', from: ctx.today, division });
}

/** A recommendation that nobody has answered yet goes back with the reason; one that was accepted has had its answer. */
export async function returnUnanswered(
  tx: EntityManager,
  ctx: RequestContext,
  { referralId }: InspectionCaseEntity,
  answer: { reason: string; text: string },
): Promise<void> {
  if (referralId === null) return;
  const referral = await tx.findOne(ReferralEntity, {
    where: { id: referralId, direction: 'IN' },
    lock: { mode: 'pessimistic_write' },
  });
  if (referral?.state === 'SENT' || referral?.state === 'RECEIVED')
    await returnReferral(tx, ctx, referral, answer);
}
