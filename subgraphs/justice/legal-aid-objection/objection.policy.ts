import { type Actor, hasRole } from '#kernel/actor.js';
import type { LegalAidObjectionEntity } from './objection.entity.js';

/** Objections are reviewed by people of the bureau, of whom none has made the decision, in person or by delegation. */
export function mayReviewObjection(
  actor: Actor,
  objection: Pick<LegalAidObjectionEntity, 'organisation' | 'refusedBy'>,
): boolean {
  const ours = actor.agency === 'justice' && actor.organisation === objection.organisation;
  return ours && hasRole(actor, 'CLERK', 'LEGAL_AID_OFFICER') && !decidedIt(actor, objection);
}

function decidedIt(
  { id, delegate }: Actor,
  { refusedBy }: Pick<LegalAidObjectionEntity, 'refusedBy'>,
): boolean {
  return refusedBy !== null && [id, delegate?.id].includes(refusedBy);
}

export function mayListObjections(actor: Actor): boolean {
  return actor.agency === 'justice' && hasRole(actor, 'CLERK', 'LEGAL_AID_OFFICER', 'ADMINISTRATOR');
}
