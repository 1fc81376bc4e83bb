import { type Actor, hasRole } from '#kernel/actor.js';
import type { LegalAidCaseEntity } from './aid.entity.js';

/** A legal-aid officer takes in applications. */
export function mayApplyAid(actor: Actor): boolean {
  return actor.agency === 'justice' && hasRole(actor, 'LEGAL_AID_OFFICER');
}

/** A legal-aid officer of the bureau that has the application. */
export function mayWorkAid(actor: Actor, aid: Pick<LegalAidCaseEntity, 'organisation'>): boolean {
  return mayApplyAid(actor) && actor.organisation === aid.organisation;
}

/** The bureau's own people see its list of work. */
export function mayListAid(actor: Actor): boolean {
  return actor.agency === 'justice' && hasRole(actor, 'LEGAL_AID_OFFICER', 'ADMINISTRATOR');
}

/** Means are for the officers of the bureau alone: no other agency, no leader, no administrator. */
export function mayReadMeans(actor: Actor, aid: Pick<LegalAidCaseEntity, 'organisation'>): boolean {
  return mayWorkAid(actor, aid);
}
