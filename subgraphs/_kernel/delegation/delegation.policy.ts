import { type Actor, hasRole } from '#kernel/actor.js';
import type { DelegationEntity } from './delegation.entity.js';

/** Staff of the agency who act in their own person: what is delegated is not delegated on. */
export function mayDelegate(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency && !actor.delegate && actor.roles.length > 0;
}

/** The principal, or the administrator of the organisation; never the delegate for the principal. */
export function mayEndDelegation(
  actor: Actor,
  { principalId, organisation }: Pick<DelegationEntity, 'principalId' | 'organisation'>,
): boolean {
  const concerned = actor.id === principalId || hasRole(actor, 'ADMINISTRATOR');
  return actor.kind === 'STAFF' && !actor.delegate && concerned && actor.organisation === organisation;
}

/** Staff of the agency, in their own person. */
export function mayListDelegations(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency && !actor.delegate;
}
