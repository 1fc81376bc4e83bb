import { type Actor, hasRole } from '#kernel/actor.js';

/** A leader, and the staff of the linkage centre itself, see every header. */
export function maySeeAllHeaders(actor: Actor): boolean {
  return actor.kind === 'STAFF' && (hasRole(actor, 'LEADER') || actor.agency === 'docket');
}

/** Staff of an agency see the header of a case that their organisation is in. */
export function maySeeHeader(actor: Actor, involved: boolean): boolean {
  return actor.kind === 'STAFF' && (involved || maySeeAllHeaders(actor));
}

/** The employer is named in the clear to those who work on the case. */
export function maySeeEmployer(involved: boolean): boolean {
  return involved;
}
