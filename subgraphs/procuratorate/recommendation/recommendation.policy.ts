import { type Actor, hasRole } from '#kernel/actor.js';
import type { Relation } from '#kernel/disclosure/relation.js';
import type { RecommendationEntity } from './recommendation.entity.js';

/** A procurator issues recommendations for the own procuratorate. */
export function mayRecommend(actor: Actor): boolean {
  return actor.agency === 'procuratorate' && hasRole(actor, 'PROCURATOR');
}

/** A procurator of the procuratorate that issued it. */
export function mayWorkRecommendation(
  actor: Actor,
  recommendation: Pick<RecommendationEntity, 'organisation'>,
): boolean {
  return mayRecommend(actor) && actor.organisation === recommendation.organisation;
}

export function mayListRecommendations(actor: Actor): boolean {
  return actor.agency === 'procuratorate' && hasRole(actor, 'PROCURATOR', 'ADMINISTRATOR');
}

/** Until the addressee has it, nobody outside the procuratorate sees it. */
export function mayKnowOfRecommendation(
  relation: Relation,
  recommendation: Pick<RecommendationEntity, 'state'>,
): boolean {
  return relation === 'OWN' || recommendation.state !== 'ISSUED';
}
