import type { EntityManager } from 'typeorm';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { cause } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { sideText } from '#kernel/documents/parties-named.js';
import { partiesOfCase } from '#kernel/documents/party-lines.js';
import { partySigners } from '#kernel/documents/signers.js';
import { employmentText } from '#kernel/fact-table/facts-in-words.js';
import { formatYuan } from '#kernel/values/money.js';
import { loadMediation } from './load-mediation.js';

/** Fills the application for mediation (调解申请书) from the case that the mediation is of. */
export async function fillApplication(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const { caseCode, organisation } = await loadMediation(tx, ctx, id);
  const file = await tx.findOneByOrFail(CaseFileEntity, { caseCode, organisation });
  const parties = await partiesOfCase(tx, file);
  return {
    ...{ caseCode, organisation },
    fields: {
      applicant: sideText(parties, 'APPLICANT'),
      respondent: sideText(parties, 'RESPONDENT'),
      claim: claimOf(file),
      facts: file.facts ?? (await employmentText(tx, file)),
    },
    signers: partySigners(
      'APPLICANT',
      parties.filter(({ side }) => side === 'APPLICANT'),
    ),
  };
}

function claimOf({ cause: code, claim }: CaseFileEntity): string {
  const sum = claim === null ? '' : `，请求金额${formatYuan(claim)}元`;
  return `请求调解${cause(code)?.name ?? code}${sum}`;
}
