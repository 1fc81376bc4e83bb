import { type Actor, hasRole } from '#kernel/actor.js';
import type { Relation } from '#kernel/disclosure/relation.js';
import type { CivilSupervisionEntity } from './civil-supervision.entity.js';
import type { CivilSupervisionState } from './civil-supervision.state.js';

/** A procurator accepts matters of civil supervision for the own procuratorate. */
export function mayAcceptSupervision(actor: Actor): boolean {
  return actor.agency === 'procuratorate' && hasRole(actor, 'PROCURATOR');
}

/** A procurator of the procuratorate that accepted it. */
export function mayWorkSupervision(
  actor: Actor,
  supervision: Pick<CivilSupervisionEntity, 'organisation'>,
): boolean {
  return mayAcceptSupervision(actor) && actor.organisation === supervision.organisation;
}

export function mayListSupervisions(actor: Actor): boolean {
  return actor.agency === 'procuratorate' && hasRole(actor, 'PROCURATOR', 'ADMINISTRATOR');
}

const underReview: readonly CivilSupervisionState[] = ['ACCEPTED', 'REVIEWING'];

/** While it is weighed, nobody outside the procuratorate sees it. */
export function mayKnowOfSupervision(
  relation: Relation,
  supervision: Pick<CivilSupervisionEntity, 'state'>,
): boolean {
  return relation === 'OWN' || !underReview.includes(supervision.state);
}
