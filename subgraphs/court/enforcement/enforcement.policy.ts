import type { Actor } from '#kernel/actor.js';
import { judgesHere, worksHere } from '../staff.policy.js';
import type { EnforcementEntity } from './enforcement.entity.js';

type Owned = Pick<EnforcementEntity, 'organisation'>;

export function mayWorkEnforcement(actor: Actor, enforcement: Owned): boolean {
  return worksHere(actor, enforcement);
}

/** Suspending, resuming and ending a round are the judge's. */
export function mayRuleEnforcement(actor: Actor, enforcement: Owned): boolean {
  return judgesHere(actor, enforcement);
}
