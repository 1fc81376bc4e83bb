import type { EntityManager } from 'typeorm';
import { uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesOfCase, partyLines } from '#kernel/documents/party-lines.js';
import { reviewStatement } from '../arbitral-review/review-statement.js';
import { claimLines } from './claims-text.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { loadArbitration } from './load-arbitration.js';
import { arbitratorSigners } from './arbitrator-signers.js';

/** Fills the arbitral statement (仲裁调解书) of an arbitration (办案规则 §72), or of the review of an agreement (§77). */
export async function fillStatement(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  if (!(await tx.existsBy(ArbitrationCaseEntity, { id: uuidOrNone(id) })))
    return reviewStatement(tx, ctx, id);
  const arbitration = await loadArbitration(tx, ctx, id);
  const { caseCode, organisation, statement, statementNumber: number } = arbitration;
  return {
    ...{ caseCode, organisation, number, ...arbitratorSigners(arbitration.arbitrators) },
    fields: {
      parties: partyLines(await partiesOfCase(tx, arbitration)),
      claims: claimLines(arbitration),
      terms: statement?.terms ?? null,
      amount: statement?.amount ?? null,
      performBy: statement?.performBy ?? null,
      madeOn: statement?.madeOn ?? null,
    },
  };
}
