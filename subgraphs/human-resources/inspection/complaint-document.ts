import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { partiesOfCase } from '#kernel/documents/party-lines.js';
import { partySigners } from '#kernel/documents/signers.js';
import { owedMonths, owedWages } from '#kernel/fact-table/facts-in-words.js';
import { arrearsLines } from './arrears-lines.js';
import { loadInspection } from './move-inspection.js';

/** Fills the complaint to the inspectors (劳动保障监察投诉书) as it was taken down, for those who complain to sign; months and sum that nobody took down are those of the fact table. */
export async function fillComplaint(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
  supplements: Readonly<Record<string, string>> = {},
): Promise<FilledDocument> {
  const inspection = await loadInspection(tx, ctx, id);
  const { caseCode, organisation, unpaidMonths } = inspection;
  const { claim, facts } = await tx.findOneByOrFail(CaseFileEntity, { caseCode, organisation });
  const known = supplements.months === undefined ? await owedMonths(tx, inspection) : null;
  const amount = claim ?? (await owedWages(tx, inspection));
  const parties = await partiesOfCase(tx, inspection);
  return {
    ...{ caseCode, organisation },
    fields: { ...arrearsLines(parties), months: unpaidMonths ?? known, amount, facts },
    signers: partySigners(
      'APPLICANT',
      parties.filter(({ kind }) => kind === 'PERSON'),
    ),
  };
}
