import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { returnReferral } from '#kernel/referral/answer.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { endWithArbitration } from '../arbitral-entrustment/end-with-arbitration.js';
import { ArbitrationCaseEntity, type RefusalGround } from './arbitration.entity.js';
import { mayArbitrate } from './arbitration.policy.js';
import type { ArbitrationAct } from './arbitration.state.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';

const returnReasonOf: Record<RefusalGround, string> = {
  OUT_OF_SCOPE: 'OUT_OF_SCOPE',
  NO_JURISDICTION: 'NO_JURISDICTION',
  NO_CLEAR_CLAIM: 'MATERIALS_INCOMPLETE',
  NO_DIRECT_INTEREST: 'OUT_OF_SCOPE',
  ALREADY_IN_PROCEDURE: 'ALREADY_IN_PROCEDURE',
};

/** Does not accept the application (不予受理), with its ground and the reason in words; the applicant may then sue. */
export function refuseArbitration(
  ctx: RequestContext,
  id: string,
  ground: RefusalGround,
  reason: string,
): Promise<ArbitrationCaseEntity> {
  const refused = { refusalGround: ground, endReason: reason, decidedOn: ctx.today };
  return end(ctx, id, 'refuse', refused, returnReasonOf[ground]);
}

/** Sends the case to the committee that has jurisdiction (移送, 办案规则 §9). */
export function transferArbitration(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<ArbitrationCaseEntity> {
  return end(ctx, id, 'transfer', { endReason: reason }, 'NO_JURISDICTION');
}

/** The applicant withdraws the application (撤回, 办案规则 §35). */
export function withdrawArbitration(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<ArbitrationCaseEntity> {
  return end(ctx, id, 'withdraw', { endReason: reason }, 'PARTY_REFUSES');
}

function end(
  ctx: RequestContext,
  id: string,
  act: ArbitrationAct,
  changes: Partial<ArbitrationCaseEntity> & { endReason: string },
  returnReason: string,
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await load(tx, ArbitrationCaseEntity, id);
    permit(mayArbitrate(ctx.actor, arbitration));
    if (changes.endReason.trim() === '') throw new Refusal('BAD_INPUT', '请写明理由。');
    await closeArbitration(tx, ctx, arbitration, act, changes);
    await returnUnanswered(tx, ctx, arbitration, { reason: returnReason, text: changes.endReason });
    return arbitration;
  });
}

/** Ends an arbitration and its clocks. */
export async function closeArbitration(
  tx: EntityManager,
  ctx: RequestContext,
  arbitration: ArbitrationCaseEntity,
  act: ArbitrationAct,
  changes: Partial<ArbitrationCaseEntity>,
): Promise<void> {
  await moveArbitration(tx, ctx, arbitration, act, changes);
  await endDeadlines(tx, ctx, arbitration.id);
  await endWithArbitration(tx, ctx, arbitration);
  await noteArbitration(tx, ctx, arbitration, false);
}

/** A referral that nobody has answered yet goes back with the reason; one that was accepted has had its answer. */
async function returnUnanswered(
  tx: EntityManager,
  ctx: RequestContext,
  { referralId }: ArbitrationCaseEntity,
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
