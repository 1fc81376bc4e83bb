import { type Actor, hasRole } from '#kernel/actor.js';

/** An inspection officer (劳动保障监察员) signs in as a clerk of the bureau; arbitration and inspection are kept apart. */
export function isInspector(actor: Actor): boolean {
  return actor.agency === 'human-resources' && hasRole(actor, 'CLERK');
}

/** Inspections, arrears leads and the blacklist are worked by the inspectors of the own bureau. */
export function mayInspect(actor: Actor, record: { organisation: string }): boolean {
  return isInspector(actor) && actor.organisation === record.organisation;
}

/** The bureau's inspectors and administrators see its lists of work. */
export function mayListInspections(actor: Actor): boolean {
  return actor.agency === 'human-resources' && hasRole(actor, 'CLERK', 'ADMINISTRATOR');
}
