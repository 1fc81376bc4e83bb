import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { needCountyLevel } from '../county-level.js';
import { checkLetterNumber } from '../supervision/letter-number.js';
import { assignRule, decideRule, startAidLimit } from './apply-union-aid.js';
import { loadUnionAid, moveUnionAid, noteUnionAid } from './move-union-aid.js';
import { UnionLegalAidCaseEntity } from './union-aid.entity.js';

export interface UnionAidDecision {
  id: string;
  approved: boolean;
  reason: string;
  number: string;
}

/** Decides on an application (批准、不批准); an approval begins the time to assign. A county-level union decides. */
export function decideUnionAid(
  ctx: RequestContext,
  { id, approved, reason, number }: UnionAidDecision,
): Promise<UnionLegalAidCaseEntity> {
  return ctx.transaction(async (tx) => {
    const aid = await loadUnionAid(tx, ctx, id);
    needCountyLevel(ctx, '工会法律援助由县级以上总工会审批。');
    if (reason.trim() === '') throw new Refusal('BAD_INPUT', '请写明决定的理由。');
    checkLetterNumber(number);
    const decisionNumber = number.trim();
    const { organisation } = aid;
    if (await tx.existsBy(UnionLegalAidCaseEntity, { organisation, decisionNumber }))
      throw new Refusal('BAD_INPUT', '该文号已经使用。', '请核对文号。');
    const decision = { decisionNumber, decidedOn: ctx.today, decisionReason: reason.trim() };
    await moveUnionAid(tx, ctx, aid, approved ? 'approve' : 'reject', {
      ...decision,
      endedOn: approved ? null : ctx.today,
    });
    await meetDeadline(tx, ctx, aid.id, decideRule);
    if (approved) await startAidLimit(tx, ctx, aid, assignRule);
    await noteUnionAid(tx, ctx, aid);
    return aid;
  });
}
