import { type Actor, caseRoles, hasRole } from '#kernel/actor.js';
import type { ReferralEntity } from './referral.entity.js';

/** Staff who work cases at the organisation whose copy it is; leaders and administrators only look. */
export function mayWorkReferral(actor: Actor, referral: Pick<ReferralEntity, 'organisation'>): boolean {
  const works = hasRole(actor, ...caseRoles);
  return works && actor.organisation === referral.organisation;
}
