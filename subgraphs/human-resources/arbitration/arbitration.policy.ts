import { type Actor, hasRole } from '#kernel/actor.js';
import type { ArbitrationCaseEntity } from './arbitration.entity.js';

/** An arbitrator takes in applications for the own committee. */
export function mayFileArbitration(actor: Actor): boolean {
  return actor.agency === 'human-resources' && hasRole(actor, 'ARBITRATOR');
}

/** An arbitrator decides on the applications of the own committee. */
export function mayArbitrate(
  actor: Actor,
  arbitration: Pick<ArbitrationCaseEntity, 'organisation'>,
): boolean {
  return mayFileArbitration(actor) && actor.organisation === arbitration.organisation;
}

/** The committee's own people see its list of work. */
export function mayListArbitrations(actor: Actor): boolean {
  return actor.agency === 'human-resources' && hasRole(actor, 'ARBITRATOR', 'ADMINISTRATOR');
}
