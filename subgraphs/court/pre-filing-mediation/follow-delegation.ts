import type { EntityManager } from 'typeorm';
import { loadBy } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { can } from '#kernel/machine.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { isFailure } from '../court-referral/is-failure.js';
import { FilingIntakeEntity } from '../filing-intake/filing-intake.entity.js';
import { startRegistrationClock, stopIntakeClocks } from '../filing-intake/intake-clocks.js';
import { moveIntake } from '../filing-intake/load-intake.js';
import { barMediators } from '../neutrality/bar-mediators.js';
import { reportProgress } from '../report-progress.js';
import { moveMediation } from './move-mediation.js';
import { PreFilingMediationEntity } from './pre-filing-mediation.entity.js';
import { type PreFilingMediationAct, preFilingMediationMachine } from './pre-filing-mediation.state.js';

/** What a delegated mediation (A01) comes to, as the mediator's side moves it or the court calls it back. */
export async function followDelegation(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
): Promise<void> {
  const act = actOf(referral);
  if (act === null || referral.recordId === null) return;
  const mediation = await loadBy(tx, PreFilingMediationEntity, { id: referral.recordId });
  if (referral.result) await barMediators(tx, ctx, referral, referral.result.mediators ?? []);
  if (!can(preFilingMediationMachine, mediation.state, act)) return;
  const ended = act === 'agree' || act === 'fail';
  await moveMediation(tx, ctx, mediation, act, ended ? { outcome: referral.outcome } : {});
  await moveOnIntake(tx, ctx, mediation, act);
}

export function actOf({
  state,
  outcome,
}: Pick<ReferralEntity, 'state' | 'outcome'>): PreFilingMediationAct | null {
  if (state === 'RETURNED' || state === 'RECALLED') return 'return';
  // Signed for after all: a recall that crossed the signature on the way is void.
  if (state === 'RECEIVED') return 'delegate';
  if (state !== 'RESULT_REPORTED' || outcome === null) return null;
  return isFailure(outcome) ? 'fail' : 'agree';
}

/** A settled complaint needs no registration; one that failed is to be registered from the day the materials came back. */
async function moveOnIntake(
  tx: EntityManager,
  ctx: RequestContext,
  mediation: PreFilingMediationEntity,
  act: PreFilingMediationAct,
): Promise<void> {
  const intake = await loadBy(tx, FilingIntakeEntity, { id: mediation.intakeId });
  if (intake.state !== 'RECEIVED' || act === 'return' || act === 'delegate') return;
  if (act === 'agree') {
    await moveIntake(tx, ctx, intake, 'divert', '诉前调解达成协议。');
    await stopIntakeClocks(tx, ctx, intake);
  } else {
    await startRegistrationClock(tx, ctx, intake);
  }
  await reportProgress(tx, ctx, 'FilingIntake', intake);
}
