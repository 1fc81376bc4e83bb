import { type Actor, caseRoles, hasRole } from '#kernel/actor.js';
import type { ReferralEntity } from './referral.entity.js';

/** Staff who work cases at the organisation whose copy it is; leaders and administrators only look. */
export function mayWorkReferral(actor: Actor, referral: Pick<ReferralEntity, 'organisation'>): boolean {
  const works = hasRole(actor, ...caseRoles);
  return works && actor.organisation === referral.organisation;
}

/** Staff who work cases at this agency send on what their own organisation has on file. */
export function maySendReferral(actor: Actor, agency: string): boolean {
  return actor.agency === agency && hasRole(actor, ...caseRoles);
}
