import { type Actor, hasRole } from '#kernel/actor.js';
import type { Relation } from '#kernel/disclosure/relation.js';
import type { ProcuratorialLeadEntity } from './lead.entity.js';
import type { LeadState } from './lead.state.js';

/** A procurator of the procuratorate that the lead was handed to. */
export function mayWorkLead(actor: Actor, lead: Pick<ProcuratorialLeadEntity, 'organisation'>): boolean {
  return (
    actor.agency === 'procuratorate' &&
    hasRole(actor, 'PROCURATOR') &&
    actor.organisation === lead.organisation
  );
}

/** A procurator hands leads to a union for the own procuratorate. */
export function maySendLead(actor: Actor): boolean {
  return actor.agency === 'procuratorate' && hasRole(actor, 'PROCURATOR');
}

/** The procurators of an organisation see its leads. */
export function mayListLeads(actor: Actor): boolean {
  return actor.agency === 'procuratorate' && hasRole(actor, 'PROCURATOR', 'ADMINISTRATOR');
}

const underReview: readonly LeadState[] = ['RECEIVED', 'REVIEWING'];

/** While a lead is weighed, nobody outside the procuratorate sees it; afterwards they see the result alone. */
export function mayKnowOfLead(relation: Relation, lead: Pick<ProcuratorialLeadEntity, 'state'>): boolean {
  return relation === 'OWN' || !underReview.includes(lead.state);
}
