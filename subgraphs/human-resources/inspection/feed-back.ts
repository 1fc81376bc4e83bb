import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { beginHandling, reportResult } from '#kernel/referral/handle.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { Refusal } from '#kernel/refusal.js';
import { InspectionCaseEntity } from './inspection.entity.js';
import { needText } from './inspection-number.js';
import { loadInspection, noteInspection } from './move-inspection.js';

/** Tells the union what came of its recommendation (处理结果反馈), once, when the inspection has ended. */
export function feedBackInspection(
  ctx: RequestContext,
  id: string,
  text: string,
): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const inspection = await loadInspection(tx, ctx, id);
    const { referralId, endedOn, acceptedOn, fedBackOn, state, caseCode } = inspection;
    if (referralId === null || acceptedOn === null)
      throw new Refusal('WRONG_STATE', '本案没有受理工会建议书，无须反馈。');
    if (endedOn === null) throw new Refusal('WRONG_STATE', '本案还没有办结，不能反馈处理结果。');
    if (fedBackOn !== null) throw new Refusal('ALREADY_ANSWERED', '处理结果已经反馈过。');
    const told = needText(text, '请写明处理结果。');
    const referral = await loadReferral(tx, ctx, referralId, 'IN');
    if (referral.state === 'ACCEPTED') await beginHandling(tx, ctx, referral);
    await reportResult(tx, ctx, referral, {
      outcome: state === 'WITHDRAWN' ? 'WITHDRAWN' : 'HANDLED',
      text: told,
      ruling: {
        ...{ type: 'INSPECTION_RESULT', number: inspection.decisionNumber ?? inspection.number },
        ...{ decision: inspection.decision ?? state, decidedOn: endedOn },
      },
    });
    await tx.update(InspectionCaseEntity, { id }, { fedBackOn: ctx.today });
    inspection.fedBackOn = ctx.today;
    await meetDeadline(tx, ctx, id, 'SUP-FEEDBACK');
    record(tx, ctx, 'inspection.feedBack', id, { caseCode });
    await noteInspection(tx, ctx, inspection);
    return inspection;
  });
}
