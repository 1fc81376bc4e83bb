import { type Actor, caseRoles, hasRole } from '#kernel/actor.js';

export interface HeldDocument {
  organisation: string;
  restricted: boolean;
  draftedBy: string;
}

/** Who works cases at the issuer; a restricted document is for the person who drew it up alone. */
export function mayHandleDocument(actor: Actor, agency: string, document: HeldDocument): boolean {
  const works = actor.kind === 'STAFF' && hasRole(actor, ...caseRoles);
  const own = actor.agency === agency && actor.organisation === document.organisation;
  return works && own && (!document.restricted || actor.id === document.draftedBy);
}

/** The keeper of a seal, whatever the keeper's work, at the issuer. */
export function maySealDocument(actor: Actor, agency: string, document: HeldDocument): boolean {
  const own = actor.agency === agency && actor.organisation === document.organisation;
  return actor.kind === 'STAFF' && own && (!document.restricted || actor.id === document.draftedBy);
}

/** Seals, words and templates are the administrator's to keep. */
export function mayKeepOffice(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency && hasRole(actor, 'ADMINISTRATOR');
}

/** Who draws documents up must know which seals there are. */
export function mayListSeals(actor: Actor, agency: string): boolean {
  return mayKeepOffice(actor, agency) || (actor.agency === agency && hasRole(actor, ...caseRoles));
}
