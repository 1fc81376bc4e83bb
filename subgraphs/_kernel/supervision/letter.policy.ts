import type { Actor } from '#kernel/actor.js';
import { arrow } from '#kernel/clock/law.js';
import type { ReceivedLetterEntity } from './letter.entity.js';

/** Whoever may send an employer a reminder or an opinion (A09) tells others of it. */
export function maySendLetter(actor: Actor): boolean {
  return actor.kind === 'ORGANISATION' && arrow('A09').from.includes(actor.agency);
}

/** News of a letter comes from the organisation that sent it, and from nobody else. */
export function mayProgressLetter(actor: Actor, letter: Pick<ReceivedLetterEntity, 'sender'>): boolean {
  return maySendLetter(actor) && actor.organisation === letter.sender;
}

/** The staff of the agency follow the letters of their own organisation. */
export function mayListLetters(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency;
}
