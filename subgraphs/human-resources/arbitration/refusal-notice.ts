import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { sideNamed } from '#kernel/documents/parties-named.js';
import { clause } from '#kernel/documents/sentences.js';
import { loadArbitration } from './load-arbitration.js';

/** Fills the notice that an application is not accepted (不予受理通知书, 办案规则 §31): with its reason, and only once it is decided. */
export async function fillRefusalNotice(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const arbitration = await loadArbitration(tx, ctx, id);
  const { caseCode, organisation, state, endReason, decidedOn } = arbitration;
  const refused = state === 'NOT_ACCEPTED';
  return {
    ...{ caseCode, organisation, signers: [] },
    fields: {
      applicant: await sideNamed(tx, arbitration, 'APPLICANT'),
      respondent: await sideNamed(tx, arbitration, 'RESPONDENT'),
      decidedOn: refused ? decidedOn : null,
      reason: refused && endReason ? clause(endReason) : null,
    },
  };
}
