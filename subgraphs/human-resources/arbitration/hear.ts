import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { releaseForHearing } from '../arbitral-entrustment/release-for-hearing.js';
import type { ArbitrationCaseEntity } from './arbitration.entity.js';
import { loadArbitration } from './load-arbitration.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';

/** Opens the hearing (开庭): on its day, after the time to defend, and not while mediators have the case in time. */
export function openHearing(ctx: RequestContext, id: string): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, id);
    const { hearingOn } = arbitration;
    await moveArbitration(tx, ctx, arbitration, 'hear');
    if (hearingOn === null || ctx.today < hearingOn)
      throw new Refusal(
        'WRONG_STATE',
        '还没有到开庭的日期。',
        hearingOn ? `开庭日期：${hearingOn}。` : '请先通知开庭。',
      );
    const defence = await openDeadline(tx, id, 'ARB-4');
    if (defence && ctx.today <= defence.due)
      throw new Refusal('WRONG_STATE', '答辩期限还没有届满。', `被申请人可以在${defence.due}以前答辩。`);
    await releaseForHearing(tx, ctx, arbitration);
    await meetDeadline(tx, ctx, id, 'ARB-4');
    await meetDeadline(tx, ctx, id, 'ARB-6');
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}
