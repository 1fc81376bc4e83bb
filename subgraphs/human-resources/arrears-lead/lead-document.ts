import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesOfCase } from '#kernel/documents/party-lines.js';
import { partySigners } from '#kernel/documents/signers.js';
import { owedMonths } from '#kernel/fact-table/facts-in-words.js';
import { arrearsLines } from '../inspection/arrears-lines.js';
import { mayInspect } from '../inspection/inspection.policy.js';
import { WageArrearsLeadEntity } from './lead.entity.js';

/** Fills the sheet of an arrears lead (欠薪线索单), for those who are owed to sign; months that it does not say are those of the fact table. */
export async function fillArrearsLead(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
  supplements: Readonly<Record<string, string>> = {},
): Promise<FilledDocument> {
  const lead = await load(tx, WageArrearsLeadEntity, id);
  permit(mayInspect(ctx.actor, lead));
  const { caseCode, organisation, unpaidMonths, claimed: amount, facts } = lead;
  const known = supplements.months === undefined ? await owedMonths(tx, lead) : null;
  const parties = await partiesOfCase(tx, lead);
  return {
    ...{ caseCode, organisation },
    fields: { ...arrearsLines(parties), months: unpaidMonths ?? known, amount, facts },
    signers: partySigners(
      'APPLICANT',
      parties.filter(({ kind }) => kind === 'PERSON'),
    ),
  };
}
