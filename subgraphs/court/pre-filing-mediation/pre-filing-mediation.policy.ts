import type { Actor } from '#kernel/actor.js';
import { judgesHere, worksHere } from '../staff.policy.js';
import type { PreFilingMediationEntity } from './pre-filing-mediation.entity.js';

type Owned = Pick<PreFilingMediationEntity, 'organisation'>;

export function mayWorkMediation(actor: Actor, mediation: Owned): boolean {
  return worksHere(actor, mediation);
}

export function mayIssueStatement(actor: Actor, mediation: Owned): boolean {
  return judgesHere(actor, mediation);
}
