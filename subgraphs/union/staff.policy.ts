import { type Actor, hasRole } from '#kernel/actor.js';

/** People of the union who serve whoever comes to its door. */
export function mayServe(actor: Actor, record: { organisation: string }): boolean {
  return hasRole(actor, 'MEDIATOR', 'UNION_OFFICER') && actor.organisation === record.organisation;
}

/** A new record is made by staff of the union, for their own organisation. */
export function mayBegin(actor: Actor): boolean {
  return actor.agency === 'union' && mayServe(actor, actor);
}

/** Supervision letters are signed by the chair and kept by a union officer; a mediator has no part in them. */
export function maySupervise(actor: Actor, record: { organisation: string }): boolean {
  return (
    hasRole(actor, 'UNION_OFFICER') && actor.agency === 'union' && actor.organisation === record.organisation
  );
}

/** Whoever works or leads at the union reads its letters; to work them is the officers' alone. */
export function mayReadLetters(actor: Actor, record: { organisation: string }): boolean {
  return (
    hasRole(actor, 'UNION_OFFICER', 'MEDIATOR', 'LEADER') &&
    actor.agency === 'union' &&
    actor.organisation === record.organisation
  );
}

/** Arbitrators ask what the union's mediation came to; the union's own staff may as well. */
export function mayAskResults(actor: Actor): boolean {
  const arbitrator = actor.agency === 'human-resources' && hasRole(actor, 'ARBITRATOR');
  return arbitrator || (actor.agency === 'union' && hasRole(actor, 'MEDIATOR', 'UNION_OFFICER'));
}
