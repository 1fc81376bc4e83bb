import { type Actor, hasRole } from '#kernel/actor.js';

/** The administrators of the agency, in their own person, whichever of its organisations they work for. */
export function mayAddCalendarYear(actor: Actor, agency: string): boolean {
  return (
    actor.kind === 'STAFF' && actor.agency === agency && !actor.delegate && hasRole(actor, 'ADMINISTRATOR')
  );
}
