import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { answerSender } from './follow-referral.js';
import { loadSupport, moveSupport } from './move-support.js';
import type { SupportedLitigationEntity } from './support.entity.js';

export type SupportEnd = 'close' | 'settle' | 'withdraw';

const missing: Record<SupportEnd, string> = {
  close: '请写明诉讼结果。',
  settle: '请写明和解的情况。',
  withdraw: '请写明撤回的理由。',
};

/** Ends the support: the suit is over (办结), the parties have settled (促成和解), or the claimants withdraw (撤回). */
export function endSupport(
  ctx: RequestContext,
  id: string,
  act: SupportEnd,
  text: string,
): Promise<SupportedLitigationEntity> {
  return ctx.transaction(async (tx) => {
    const support = await loadSupport(tx, ctx, id);
    if (text.trim() === '') throw new Refusal('BAD_INPUT', missing[act]);
    const resultText = text.trim();
    await moveSupport(tx, ctx, support, act, { resultText, endedOn: ctx.today });
    await answerSender(tx, ctx, support, act === 'withdraw' ? 'WITHDRAWN' : 'HANDLED', resultText);
    return support;
  });
}
