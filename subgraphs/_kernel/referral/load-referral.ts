import type { EntityManager } from 'typeorm';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { ReferralEntity, type ReferralDirection } from './referral.entity.js';
import { mayWorkReferral } from './referral.policy.js';

/** The referral for an act of this side, row locked; a referral of another organisation is one that does not exist. */
export async function loadReferral(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
  direction: ReferralDirection,
): Promise<ReferralEntity> {
  const referral = await loadBy(tx, ReferralEntity, { id: uuidOrNone(id), direction });
  permit(mayWorkReferral(ctx.actor, referral));
  return referral;
}
