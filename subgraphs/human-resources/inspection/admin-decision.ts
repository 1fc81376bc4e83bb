import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { sentence } from '#kernel/documents/sentences.js';
import { Refusal } from '#kernel/refusal.js';
import { administrativeRemedies } from './administrative-remedies.js';
import { employerOf } from './employer-of.js';
import { loadInspection } from './move-inspection.js';

/** Fills the administrative decision that ends an inspection (行政处理决定书, 劳动保障监察条例 §18). */
export async function fillAdminDecision(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const inspection = await loadInspection(tx, ctx, id);
  const { caseCode, organisation, decision, decisionNumber: number, decisionText } = inspection;
  if (decision !== 'ADMINISTRATIVE_DECISION')
    throw new Refusal('WRONG_STATE', '本案没有作出行政处理决定。', '改正后结案和行政处罚不用这份文书。');
  const { decisionFacts: facts, decisionAmount: amount, performBy: limit } = inspection;
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: {
      addressee: await employerOf(tx, inspection),
      facts: facts && sentence(facts),
      decision: decisionText && sentence(decisionText),
      ...{ amount, limit },
      remedies: administrativeRemedies('本决定'),
    },
  };
}
