import type { Actor } from '#kernel/actor.js';
import { mayWorkReferral } from '#kernel/referral/referral.policy.js';

/** Whoever works cases at the agency; leaders and administrators do not. */
export function mayRegisterLimit(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency && mayWorkReferral(actor, actor);
}
