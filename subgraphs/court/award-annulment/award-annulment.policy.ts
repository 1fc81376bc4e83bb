import type { Actor } from '#kernel/actor.js';
import { judgesHere, worksHere } from '../staff.policy.js';
import type { AwardAnnulmentEntity } from './award-annulment.entity.js';

type Owned = Pick<AwardAnnulmentEntity, 'organisation'>;

export function mayWorkAnnulment(actor: Actor, annulment: Owned): boolean {
  return worksHere(actor, annulment);
}

export function mayRuleAnnulment(actor: Actor, annulment: Owned): boolean {
  return judgesHere(actor, annulment);
}
