import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import type { ArbitrationCaseEntity } from './arbitration.entity.js';
import { clockOf, loadArbitration, needDayBetween } from './load-arbitration.js';
import { meetVariant } from './meet-variant.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';

/** The respondent has received the application (送达副本): the time to defend begins on that day. */
export function serveCopy(ctx: RequestContext, id: string, on: string): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, id);
    if (arbitration.copyServedOn !== null)
      throw new Refusal('WRONG_STATE', `副本已于${arbitration.copyServedOn}送达。`);
    await moveArbitration(tx, ctx, arbitration, 'serveCopy', { copyServedOn: on });
    needDayBetween(on, arbitration.acceptedOn!, ctx.today, '送达日期');
    await meetVariant(tx, id, { rule: 'ARB-3', variant: 'COPY' }, on);
    await startDeadline(tx, ctx, { ...clockOf(arbitration), rule: 'ARB-4', from: localDate(on) });
    if (arbitration.state === 'TRIBUNAL_FORMED') await moveArbitration(tx, ctx, arbitration, 'openDefence');
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

/** The defence is in (收到答辩书): the applicant is to have it within the time of ARB-5. */
export function receiveDefence(ctx: RequestContext, id: string, on: string): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, id);
    const { copyServedOn, defenceReceivedOn } = arbitration;
    await moveArbitration(tx, ctx, arbitration, 'receiveDefence', { defenceReceivedOn: on });
    if (copyServedOn === null)
      throw new Refusal('WRONG_STATE', '被申请人还没有收到副本。', '请先登记副本送达。');
    if (defenceReceivedOn !== null) throw new Refusal('WRONG_STATE', '答辩书已经登记。');
    needDayBetween(on, copyServedOn, ctx.today, '收到日期');
    await meetDeadline(tx, ctx, id, 'ARB-4', on);
    await startDeadline(tx, ctx, { ...clockOf(arbitration), rule: 'ARB-5', from: localDate(on) });
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

/** The applicant has the defence (送达答辩书). */
export function passDefence(ctx: RequestContext, id: string, on: string): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, id);
    const { defenceReceivedOn, defencePassedOn } = arbitration;
    await moveArbitration(tx, ctx, arbitration, 'passDefence', { defencePassedOn: on });
    if (defenceReceivedOn === null || defencePassedOn !== null)
      throw new Refusal('WRONG_STATE', '没有待送达的答辩书。');
    needDayBetween(on, defenceReceivedOn, ctx.today, '送达日期');
    await meetDeadline(tx, ctx, id, 'ARB-5', on);
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}
