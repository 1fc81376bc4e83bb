import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { needText } from '../need-text.js';
import {
  interrupt,
  loadNegotiation,
  moveNegotiation,
  periodRule,
  tellNegotiation,
} from './move-negotiation.js';
import type { NegotiationEntity } from './negotiation.entity.js';
import type { FailNegotiationInput } from './negotiation.type.js';

/** The talks came to nothing (协商不成): the agreed time has passed, or a side broke them off. */
export function failNegotiation(
  ctx: RequestContext,
  { id, ground, text, evidence }: FailNegotiationInput,
): Promise<NegotiationEntity> {
  return ctx.transaction(async (tx) => {
    const negotiation = await loadNegotiation(tx, ctx, id);
    const endText = needText(text, '请填写协商不成的情况。');
    await moveNegotiation(tx, ctx, negotiation, 'fail', { endText, endedOn: ctx.today });
    const at = ground === 'PERIOD_ENDED' ? await endOfPeriod(tx, ctx, id) : ctx.today;
    await endDeadlines(tx, ctx, id);
    await interrupt(tx, ctx, negotiation, { kind: 'NEGOTIATION_FAILED', at, evidence });
    await tellNegotiation(tx, ctx, negotiation);
    return negotiation;
  });
}

/** The last day of the time that was agreed; refused where there was none, or it has not passed. */
async function endOfPeriod(tx: EntityManager, ctx: RequestContext, id: string): Promise<string> {
  const limit = await openDeadline(tx, id, periodRule);
  if (limit && ctx.today > limit.due) return limit.due;
  throw new Refusal(
    'WRONG_STATE',
    limit ? '约定的协商期限还没有届满。' : '双方没有书面约定协商期限。',
    limit ? `约定期限到 ${limit.due}；一方终止协商的，请选择“一方终止协商”。` : '请选择“一方终止协商”。',
  );
}
