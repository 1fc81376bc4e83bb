import { type Actor, hasRole } from '#kernel/actor.js';
import type { ArbitralReviewEntity } from './review.entity.js';

/** An arbitrator of the committee that was asked reviews the agreement. */
export function mayReview(actor: Actor, review: Pick<ArbitralReviewEntity, 'organisation'>): boolean {
  return (
    actor.agency === 'human-resources' &&
    hasRole(actor, 'ARBITRATOR') &&
    actor.organisation === review.organisation
  );
}

/** The committee's own people see its list of work. */
export function mayListReviews(actor: Actor): boolean {
  return actor.agency === 'human-resources' && hasRole(actor, 'ARBITRATOR', 'ADMINISTRATOR');
}
