import { type Actor, hasRole } from '#kernel/actor.js';

/** The whole chain of an agency is its administrators' to read; everybody else reads what they did themselves. */
export function mayReadWholeTrail(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency && hasRole(actor, 'ADMINISTRATOR');
}

/** How often each act was done, without who and in which case: for who administers the agency, and who leads it or the linkage. */
export function mayCountWholeTrail(actor: Actor, agency: string): boolean {
  return mayReadWholeTrail(actor, agency) || (actor.kind === 'STAFF' && hasRole(actor, 'LEADER'));
}

/** The own staff count what they did themselves. */
export function mayCountTrail(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && (actor.agency === agency || hasRole(actor, 'LEADER'));
}
