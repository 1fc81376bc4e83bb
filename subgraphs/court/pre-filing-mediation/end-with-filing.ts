import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { can } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { closeReferral } from '#kernel/referral/close.js';
import { referralMachine } from '#kernel/referral/referral.state.js';
import { referralsServing } from '../court-referral/referrals-serving.js';
import type { FilingIntakeEntity } from '../filing-intake/filing-intake.entity.js';
import { moveMediation } from './move-mediation.js';
import { mediationOf } from './open.js';

/** The mediation of a complaint ends because a civil case is registered (转立案); its referrals that can be closed are. */
export async function endMediationWithFiling(
  tx: EntityManager,
  ctx: RequestContext,
  intake: FilingIntakeEntity,
): Promise<void> {
  const mediation = await mediationOf(tx, intake);
  if (!mediation) return;
  await moveMediation(tx, ctx, mediation, 'transfer');
  for (const referral of await referralsServing(tx, mediation.id)) {
    if (can(referralMachine, referral.state, 'close')) await closeReferral(tx, ctx, referral);
  }
}

/** A complaint that mediators have in hand is neither refused nor diverted. */
export async function needNoReferralUnderway(tx: EntityManager, intake: FilingIntakeEntity): Promise<void> {
  const mediation = await mediationOf(tx, intake);
  if (mediation?.state !== 'REFERRED') return;
  throw new Refusal(
    'WRONG_STATE',
    '正在委派调解，不能处理收件。',
    '请等待调解结果，或在对方签收前撤回委派。',
  );
}
