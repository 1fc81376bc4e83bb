import type { Actor } from '#kernel/actor.js';
import { judgesHere, worksHere } from '../staff.policy.js';
import type { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';

type Owned = Pick<JudicialConfirmationEntity, 'organisation'>;

export function mayWorkConfirmation(actor: Actor, confirmation: Owned): boolean {
  return worksHere(actor, confirmation);
}

/** Ruling, and the extension of the time to rule, are the judge's. */
export function mayRuleConfirmation(actor: Actor, confirmation: Owned): boolean {
  return judgesHere(actor, confirmation);
}
