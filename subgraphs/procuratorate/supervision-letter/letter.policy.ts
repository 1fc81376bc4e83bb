import { type Actor, hasRole } from '#kernel/actor.js';
import type { SupervisionLetterEntity } from './letter.entity.js';

/** Letters of this kind come from unions. */
export function maySendLetter(actor: Actor): boolean {
  return actor.kind === 'ORGANISATION' && actor.agency === 'union';
}

/** News of a letter comes from the union that sent it, and from nobody else. */
export function mayProgressLetter(actor: Actor, letter: Pick<SupervisionLetterEntity, 'sender'>): boolean {
  return maySendLetter(actor) && actor.organisation === letter.sender;
}

/** The procurators of an organisation follow its letters. */
export function mayListLetters(actor: Actor): boolean {
  return actor.agency === 'procuratorate' && hasRole(actor, 'PROCURATOR', 'ADMINISTRATOR');
}
