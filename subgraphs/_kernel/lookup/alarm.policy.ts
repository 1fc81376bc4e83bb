import { type Actor, hasRole } from '#kernel/actor.js';

/** Alarms are for the administrators of the agency, whichever of its organisations they work for. */
export function mayFollowAlarms(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency && hasRole(actor, 'ADMINISTRATOR');
}
