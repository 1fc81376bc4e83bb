import type { EntityManager } from 'typeorm';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { nextDue } from '#kernel/deadline/keep-deadline.js';
import type { LegalAidObjectionEntity } from './objection.entity.js';

/** Tells the register how the objection stands; the matter is in hand until it is reviewed. */
export async function noteObjection(
  tx: EntityManager,
  ctx: RequestContext,
  objection: LegalAidObjectionEntity,
): Promise<void> {
  const { id: recordId, caseCode, organisation, state, refusalNumber: number, outcome } = objection;
  const dueOn = await nextDue(tx, recordId);
  // What is ordered to be corrected is in hand again as an application.
  const holding = outcome !== 'MAINTAINED';
  progress(tx, ctx, {
    ...{ caseCode, organisation, kind: 'LegalAidObjection', recordId, state, number, dueOn, holding },
  });
}
