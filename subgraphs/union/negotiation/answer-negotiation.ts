import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, meetDeadline, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { needText } from '../need-text.js';
import { passUnanswered } from './lapse-negotiation.js';
import {
  answerRule,
  dayOf,
  interrupt,
  loadNegotiation,
  moveNegotiation,
  tellNegotiation,
} from './move-negotiation.js';
import type { NegotiationEntity } from './negotiation.entity.js';
import type { AnswerNegotiationInput } from './negotiation.type.js';

/** The other side is willing (回应), or says that it is not; a refusal ends it and interrupts the limitation. */
export function answerNegotiation(
  ctx: RequestContext,
  input: AnswerNegotiationInput,
): Promise<NegotiationEntity> {
  return ctx.transaction(async (tx) => {
    const negotiation = await loadNegotiation(tx, ctx, input.id);
    const { id, requestedOn } = negotiation;
    const on = dayOf(ctx, input.on, requestedOn);
    const evidence = needText(input.evidence, '请填写回应的证据。');
    const limit = await openDeadline(tx, id, answerRule);
    if (limit && on > limit.due)
      throw new Refusal(
        'OUT_OF_TIME',
        '回应期限已经届满，视为不愿协商。',
        '请先登记未回应，以保留时效中断的证据；之后仍可登记迟到的回应。',
      );
    if (input.willing) {
      await moveNegotiation(tx, ctx, negotiation, 'respond', { respondedOn: on });
      await meetDeadline(tx, ctx, id, answerRule, on);
    } else {
      await moveNegotiation(tx, ctx, negotiation, 'refuse', { endedOn: on });
      await endDeadlines(tx, ctx, id);
      await interrupt(tx, ctx, negotiation, { kind: 'NEGOTIATION_REFUSED', at: on, evidence });
    }
    await tellNegotiation(tx, ctx, negotiation);
    return negotiation;
  });
}

/** The five days passed without an answer (视为不愿): the last of them interrupts the limitation. */
export function noteNoResponse(
  ctx: RequestContext,
  id: string,
  evidence: string,
): Promise<NegotiationEntity> {
  return ctx.transaction(async (tx) => {
    const negotiation = await loadNegotiation(tx, ctx, id);
    await moveNegotiation(tx, ctx, negotiation, 'lapse');
    const limit = await openDeadline(tx, id, answerRule);
    if (!limit || ctx.today <= limit.due)
      throw new Refusal(
        'WRONG_STATE',
        '回应期限还没有届满。',
        limit ? `回应期限：${limit.due}（${limit.source}）。` : null,
      );
    await passUnanswered(tx, ctx, negotiation, { due: limit.due, evidence });
    return negotiation;
  });
}
