import type { EntityManager } from 'typeorm';
import { loadBy } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import type { SupervisionComplaintEntity } from './complaint.entity.js';

/** Local times of a complaint: to decide on it, to tell of a refusal, and to tell of the result (各地监督条例). */
export const decideRule = 'SUP-ACCEPT';
export const refusalRule = 'SUP-REFUSAL';
export const resultRule = 'SUP-COMPLAINANT';

/** Begins one of them today, by the rule of the place or the default where it has none. */
export async function startComplaintClock(
  tx: EntityManager,
  ctx: RequestContext,
  { id: recordId, caseCode, organisation }: SupervisionComplaintEntity,
  rule: typeof decideRule | typeof refusalRule | typeof resultRule,
): Promise<void> {
  const { division } = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
  const subject = { caseCode, organisation, recordKind: 'SupervisionComplaint', recordId };
  await startDeadline(tx, ctx, { ...subject, rule, from: ctx.today, division });
}
