import { type Actor, hasRole } from '#kernel/actor.js';
import { Refusal } from '#kernel/refusal.js';

interface Owned {
  organisation: string;
}

/** Clerks and judges of the court whose record it is. */
export function worksHere(actor: Actor, row: Owned): boolean {
  return atThisCourt(actor, row) && hasRole(actor, 'CLERK', 'JUDGE');
}

/** Judges of that court alone. */
export function judgesHere(actor: Actor, row: Owned): boolean {
  return atThisCourt(actor, row) && hasRole(actor, 'JUDGE');
}

/** Any member of that court's staff: may look, not act. */
export function atThisCourt(actor: Actor, { organisation }: Owned): boolean {
  return actor.kind === 'STAFF' && actor.agency === 'court' && actor.organisation === organisation;
}

/** For those who see the record and still may not do this. */
export function judgesOnly(): Refusal {
  return new Refusal('FORBIDDEN', '这项操作由法官办理。', '请由本案法官登录后操作。');
}
