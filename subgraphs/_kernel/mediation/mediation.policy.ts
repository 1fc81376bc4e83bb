import { type Actor, hasRole } from '#kernel/actor.js';

/** Whoever works mediations at the organisation whose record it is. */
export function mayMediate(actor: Actor, record: { organisation: string }): boolean {
  return hasRole(actor, 'MEDIATOR', 'UNION_OFFICER') && actor.organisation === record.organisation;
}

/** The roster of mediators is kept by those who mediate and by the administrator of the same agency. */
export function mayKeepRoster(actor: Actor, agency: string): boolean {
  return hasRole(actor, 'MEDIATOR', 'UNION_OFFICER', 'ADMINISTRATOR') && actor.agency === agency;
}

/** Staff of the organisation who speak with the parties. */
export function mayRecordConsent(actor: Actor, record: { organisation: string }): boolean {
  return (
    hasRole(actor, 'MEDIATOR', 'UNION_OFFICER', 'ARBITRATOR', 'LEGAL_AID_OFFICER') &&
    actor.organisation === record.organisation
  );
}

/** The notes of a mediation are for its own mediators, and for nobody above, beside or outside them; for a delegate who mediates too. */
export function mayReadNotes(
  actor: Actor,
  mediation: { organisation: string; mediators: readonly { staffId: string | null }[] },
): boolean {
  const mediates = mediation.mediators.some((mediator) => mediator.staffId === actor.id);
  const works = !actor.delegate || mayMediate(actor, mediation);
  return mediates && works && actor.kind === 'STAFF' && actor.organisation === mediation.organisation;
}
