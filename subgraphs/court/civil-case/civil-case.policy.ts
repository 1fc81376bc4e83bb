import type { Actor } from '#kernel/actor.js';
import { judgesHere, worksHere } from '../staff.policy.js';
import type { CivilCaseEntity } from './civil-case.entity.js';

type Owned = Pick<CivilCaseEntity, 'organisation'>;

export function mayWorkCivilCase(actor: Actor, civilCase: Owned): boolean {
  return worksHere(actor, civilCase);
}

export function mayConcludeCivilCase(actor: Actor, civilCase: Owned): boolean {
  return judgesHere(actor, civilCase);
}
