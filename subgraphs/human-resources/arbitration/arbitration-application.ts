import type { EntityManager } from 'typeorm';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { lackingOf, partiesOfCase, partyLines } from '#kernel/documents/party-lines.js';
import { partySigners } from '#kernel/documents/signers.js';
import { employmentText } from '#kernel/fact-table/facts-in-words.js';
import { claimLines } from './claims-text.js';
import { loadArbitration } from './load-arbitration.js';

/** Fills the application for arbitration (仲裁申请书, 办案规则 §29) as it was taken down, for the applicants to sign. */
export async function fillArbitrationApplication(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const arbitration = await loadArbitration(tx, ctx, id);
  const { caseCode, organisation, evidence, witnesses } = arbitration;
  const parties = await partiesOfCase(tx, arbitration);
  const applicants = parties.filter(({ side }) => side === 'APPLICANT');
  const { facts } = await tx.findOneByOrFail(CaseFileEntity, { caseCode, organisation });
  return {
    ...{ caseCode, organisation, missing: lackingOf(parties) },
    fields: {
      applicant: partyLines(applicants),
      respondent: partyLines(parties.filter(({ side }) => side === 'RESPONDENT')),
      claims: claimLines(arbitration),
      facts: facts ?? (await employmentText(tx, arbitration)),
      ...{ evidence, witnesses },
    },
    signers: partySigners('APPLICANT', applicants),
  };
}
