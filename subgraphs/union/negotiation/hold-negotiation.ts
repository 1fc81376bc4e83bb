import type { Period } from '#kernel/clock/count-periods.js';
import type { RequestContext } from '#kernel/context.js';
import { extendDeadline, openDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { needText } from '../need-text.js';
import { dayOf, loadNegotiation, moveNegotiation, periodRule, tellNegotiation } from './move-negotiation.js';
import type { NegotiationEntity } from './negotiation.entity.js';

/** The talks begin (开始协商), with the time that the sides agreed in writing where they did. */
export function beginNegotiation(
  ctx: RequestContext,
  id: string,
  period: Period | null,
  on: string | null,
): Promise<NegotiationEntity> {
  return ctx.transaction(async (tx) => {
    const negotiation = await loadNegotiation(tx, ctx, id);
    const { caseCode, organisation, respondedOn, requestedOn } = negotiation;
    const beganOn = dayOf(ctx, on, respondedOn ?? requestedOn);
    await moveNegotiation(tx, ctx, negotiation, 'begin', { beganOn });
    if (period) {
      const subject = { caseCode, organisation, recordKind: 'Negotiation', recordId: id };
      await startDeadline(tx, ctx, { ...subject, rule: periodRule, from: beganOn, agreed: period });
    }
    await tellNegotiation(tx, ctx, negotiation);
    return negotiation;
  });
}

/** The sides agree in writing on a longer time, before the first has passed (书面延长). */
export function prolongNegotiation(
  ctx: RequestContext,
  id: string,
  by: Period,
  evidence: string,
): Promise<NegotiationEntity> {
  return ctx.transaction(async (tx) => {
    const negotiation = await loadNegotiation(tx, ctx, id);
    await moveNegotiation(tx, ctx, negotiation, 'prolong');
    const limit = await openDeadline(tx, id, periodRule);
    if (!limit) throw new Refusal('BAD_INPUT', '双方没有书面约定协商期限，无须延长。', '协商可以继续进行。');
    if (ctx.today > limit.due)
      throw new Refusal(
        'OUT_OF_TIME',
        '约定的协商期限已经届满，视为协商不成。',
        `约定期限到 ${limit.due}；要继续协商的，请重新提出。`,
      );
    await extendDeadline(tx, ctx, limit, by, needText(evidence, '请填写书面延长的材料。'));
    await tellNegotiation(tx, ctx, negotiation);
    return negotiation;
  });
}
