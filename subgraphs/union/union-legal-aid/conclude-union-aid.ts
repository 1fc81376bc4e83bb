import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { loadUnionAid, moveUnionAid, noteUnionAid } from './move-union-aid.js';
import type { UnionLegalAidCaseEntity } from './union-aid.entity.js';

/** The lawyer has taken the matter up (办理). */
export function beginUnionAid(ctx: RequestContext, id: string): Promise<UnionLegalAidCaseEntity> {
  return ctx.transaction(async (tx) => {
    const aid = await loadUnionAid(tx, ctx, id);
    await moveUnionAid(tx, ctx, aid, 'begin');
    await noteUnionAid(tx, ctx, aid);
    return aid;
  });
}

/** Ends the aid with the lawyer's report (结案报告). */
export function concludeUnionAid(
  ctx: RequestContext,
  id: string,
  report: string,
): Promise<UnionLegalAidCaseEntity> {
  return ctx.transaction(async (tx) => {
    const aid = await loadUnionAid(tx, ctx, id);
    if (report.trim() === '') throw new Refusal('BAD_INPUT', '请填写结案报告。');
    await moveUnionAid(tx, ctx, aid, 'conclude', { report: report.trim(), endedOn: ctx.today });
    await endDeadlines(tx, ctx, aid.id);
    await noteUnionAid(tx, ctx, aid);
    return aid;
  });
}
