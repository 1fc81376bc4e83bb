import { type Actor, caseRoles, hasRole } from '#kernel/actor.js';

/** Whoever works cases at an organisation that is in one of the two cases. */
export function mayDecideDuplicate(actor: Actor, concerned: boolean): boolean {
  return actor.kind === 'STAFF' && concerned && hasRole(actor, ...caseRoles);
}
