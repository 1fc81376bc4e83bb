import { type Actor, hasRole } from '#kernel/actor.js';
import { worksHere } from '../staff.policy.js';
import type { FilingIntakeEntity } from './filing-intake.entity.js';

export function mayReceiveFiling(actor: Actor): boolean {
  return actor.agency === 'court' && hasRole(actor, 'CLERK', 'JUDGE');
}

export function mayWorkFiling(actor: Actor, intake: Pick<FilingIntakeEntity, 'organisation'>): boolean {
  return worksHere(actor, intake);
}
