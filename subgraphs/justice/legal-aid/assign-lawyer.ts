import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import type { LegalAidCaseEntity } from './aid.entity.js';
import type { AssignLawyerInput } from './aid.type.js';
import { loadAid, moveAid, noteAid } from './move-aid.js';

/** Assigns a lawyer, or another one in the first one's place (指派、更换). */
export function assignLawyer(ctx: RequestContext, input: AssignLawyerInput): Promise<LegalAidCaseEntity> {
  return ctx.transaction(async (tx) => {
    const aid = await loadAid(tx, ctx, input.id);
    const { lawyerName, firm, licenceNumber } = input;
    if ([lawyerName, firm, licenceNumber].some((text) => text.trim() === '')) {
      throw new Refusal('BAD_INPUT', '请填写律师姓名、所在机构和执业证号。');
    }
    await moveAid(tx, ctx, aid, 'assign', { lawyerName, firm, licenceNumber, assignedOn: ctx.today });
    await meetDeadline(tx, ctx, aid.id, 'LA-2');
    await noteAid(tx, ctx, aid);
    return aid;
  });
}

/** The lawyer has taken the matter up (办理). */
export function beginAid(ctx: RequestContext, id: string): Promise<LegalAidCaseEntity> {
  return ctx.transaction(async (tx) => {
    const aid = await loadAid(tx, ctx, id);
    await moveAid(tx, ctx, aid, 'begin');
    await noteAid(tx, ctx, aid);
    return aid;
  });
}

/** Ends the aid: concluded with its report (结案), or terminated with its reason (终止, 法律援助法 §48). */
export function endAid(
  ctx: RequestContext,
  id: string,
  act: 'conclude' | 'terminate',
  text: string,
): Promise<LegalAidCaseEntity> {
  return ctx.transaction(async (tx) => {
    const aid = await loadAid(tx, ctx, id);
    if (text.trim() === '')
      throw new Refusal('BAD_INPUT', act === 'conclude' ? '请填写结案报告。' : '请写明终止理由。');
    await moveAid(tx, ctx, aid, act, { endText: text, endedOn: ctx.today });
    await endDeadlines(tx, ctx, id);
    await noteAid(tx, ctx, aid);
    return aid;
  });
}
