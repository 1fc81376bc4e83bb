import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import type { FactEntryEntity } from './fact-entry.entity.js';
import { needField } from './fact-field.js';
import { factHistory, type OfCase, standing } from './fact-table.js';
import { maySendSensitive } from './fact-table.policy.js';

/** An entry of the fact table as a letter carries it: FactBody of schema/messages.graphql. */
export interface FactBody {
  factId: string;
  field: string;
  about?: string | null;
  value: string;
  supplier: string;
  supplierParty?: string | null;
  supplierOrganisation: string;
  supplierRole: string;
  suppliedAt: string;
  evidenceHash?: string | null;
  replaces?: string | null;
  reason?: string | null;
  confirmedOn?: string | null;
  confirmedBy: string[];
}

/**
 * The fact table as a letter to that agency carries it: what stands, each entry with its source. Sensitive facts stay behind where the
 * receiver may not see them; what was said in a mediation is not in the table unless every party has confirmed it. Where the letter
 * names some of the parties alone, nothing travels that is about another or by another.
 */
export async function factsForLetter(
  tx: EntityManager,
  ctx: RequestContext,
  of: OfCase,
  receiver: { agency: string },
  partyIds?: readonly string[],
): Promise<FactBody[]> {
  const sensitive = maySendSensitive(receiver.agency, ctx.today);
  const isNamed = (id: string | null): boolean => id === null || !partyIds || partyIds.includes(id);
  return standing(await factHistory(tx, of))
    .filter(({ about, supplierParty }) => isNamed(about) && isNamed(supplierParty))
    .filter(({ field }) => sensitive || !needField(field).sensitive)
    .map(factBody);
}

/** The same for a result that is reported back; of a mediation only what every party has confirmed leaves (特邀规定 §22). */
export async function factsForResult(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, organisation, counterpart, issued }: ReferralEntity,
): Promise<{ factTable?: FactBody[] }> {
  const receiver = ctx.agency.book.organisation(counterpart);
  const known = issued.dispute.parties.map(({ partyId }) => partyId);
  const facts = await factsForLetter(tx, ctx, { caseCode, organisation }, receiver, known);
  const factTable = facts.filter(({ confirmedOn }) => !issued.mediation || confirmedOn);
  return factTable.length > 0 ? { factTable } : {};
}

function factBody(entry: FactEntryEntity): FactBody {
  const {
    id: factId,
    field,
    about,
    value,
    supplier,
    supplierParty,
    supplierOrganisation,
    supplierRole,
  } = entry;
  const { evidenceHash, replaces, reason, confirmedOn, confirmedBy } = entry;
  return {
    ...{ factId, field, about, value, supplier, supplierParty, supplierOrganisation, supplierRole },
    ...{
      suppliedAt: entry.suppliedAt.toISOString(),
      evidenceHash,
      replaces,
      reason,
      confirmedOn,
      confirmedBy,
    },
  };
}
