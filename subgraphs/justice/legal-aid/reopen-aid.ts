import type { EntityManager } from 'typeorm';
import { load, loadBy } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { LegalAidCaseEntity } from './aid.entity.js';
import { moveAid, noteAid } from './move-aid.js';

/**
 * The justice bureau has ordered a refusal to be corrected (责令改正): the application stands as on its first day and is decided
 * anew, within the time of an application from the order. The refusal itself is kept with the objection.
 */
export async function reopenAid(tx: EntityManager, ctx: RequestContext, id: string): Promise<void> {
  const aid = await load(tx, LegalAidCaseEntity, id);
  const undecided = { decisionNumber: null, decidedOn: null, decisionReason: null, decidedBy: null };
  await moveAid(tx, ctx, aid, 'reopen', { ...undecided, endedOn: null });
  const { caseCode, organisation } = aid;
  const subject = { caseCode, organisation, recordKind: 'LegalAidCase', recordId: id };
  const { division } = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
  await startDeadline(tx, ctx, { ...subject, rule: 'LA-1', from: ctx.today, division });
  await noteAid(tx, ctx, aid);
}
