import { type Actor, hasRole } from '#kernel/actor.js';
import type { Relation } from '#kernel/disclosure/relation.js';
import type { SupportedLitigationEntity } from './support.entity.js';
import type { SupportState } from './support.state.js';

/** A procurator takes applications in at the door of the own procuratorate. */
export function mayApplySupport(actor: Actor): boolean {
  return actor.agency === 'procuratorate' && hasRole(actor, 'PROCURATOR');
}

/** A procurator of the procuratorate that has the application. */
export function mayWorkSupport(
  actor: Actor,
  support: Pick<SupportedLitigationEntity, 'organisation'>,
): boolean {
  return mayApplySupport(actor) && actor.organisation === support.organisation;
}

export function mayListSupports(actor: Actor): boolean {
  return actor.agency === 'procuratorate' && hasRole(actor, 'PROCURATOR', 'ADMINISTRATOR');
}

const underReview: readonly SupportState[] = ['APPLIED', 'REVIEWING'];

/** While an application is weighed, nobody outside the procuratorate sees it. */
export function mayKnowOfSupport(
  relation: Relation,
  support: Pick<SupportedLitigationEntity, 'state'>,
): boolean {
  return relation === 'OWN' || !underReview.includes(support.state);
}
