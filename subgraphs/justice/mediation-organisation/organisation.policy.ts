import { type Actor, hasRole } from '#kernel/actor.js';
import type { MediationOrganisationEntity } from './organisation.entity.js';

/** The bureau's officers and administrators keep its roster. */
export function mayRegisterOrganisation(actor: Actor): boolean {
  return actor.agency === 'justice' && hasRole(actor, 'LEGAL_AID_OFFICER', 'ADMINISTRATOR');
}

export function mayKeepRoster(
  actor: Actor,
  entry: Pick<MediationOrganisationEntity, 'organisation'>,
): boolean {
  return mayRegisterOrganisation(actor) && actor.organisation === entry.organisation;
}

/** The roster is public within the linkage: whoever works at one of its agencies may read it. */
export function mayReadRoster(actor: Actor): boolean {
  return actor.kind === 'STAFF';
}
