import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { moveReferral } from '#kernel/referral/move.js';
import { Refusal } from '#kernel/refusal.js';
import { loadMediation, referralOf } from './load-mediation.js';
import { MediationEntity } from './mediation.entity.js';
import { mediationMachine } from './mediation.state.js';
import { tellMediation } from './start-mediation.js';

/**
 * SHAM_SUSPECTED  涉嫌虚假调解 (特邀规定 §18)
 * APPRAISAL       鉴定
 * OTHER           其他
 */
export type SuspensionReason = 'SHAM_SUSPECTED' | 'APPRAISAL' | 'OTHER';

/** Suspends a mediation (中止); whoever referred it is told why. */
export async function suspendMediation(
  ctx: RequestContext,
  id: string,
  reason: SuspensionReason,
  text: string,
): Promise<MediationEntity> {
  if (text.trim() === '') throw new Refusal('BAD_INPUT', '请写明中止的理由。');
  return change(ctx, id, 'suspend', { reason }, text);
}

/** Takes a suspended mediation up again (恢复); its last day is where it was. */
export function resumeMediation(ctx: RequestContext, id: string): Promise<MediationEntity> {
  return change(ctx, id, 'resume', {});
}

function change(
  ctx: RequestContext,
  id: string,
  act: 'suspend' | 'resume',
  details: Record<string, string>,
  text?: string,
): Promise<MediationEntity> {
  return ctx.transaction(async (tx) => {
    const mediation = await loadMediation(tx, ctx, id);
    mediation.state = move(mediationMachine, mediation.state, act);
    await tx.update(MediationEntity, mediation.id, { state: mediation.state });
    const referral = await referralOf(tx, mediation);
    if (referral) await moveReferral(tx, ctx, referral, act, text === undefined ? {} : { text });
    record(tx, ctx, `mediation.${act}`, mediation.id, { caseCode: mediation.caseCode, details });
    tellMediation(tx, ctx, mediation);
    return mediation;
  });
}
