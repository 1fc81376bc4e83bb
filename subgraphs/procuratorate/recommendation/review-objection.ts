import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { loadRecommendation, moveRecommendation } from './move-recommendation.js';
import type { RecommendationEntity } from './recommendation.entity.js';
import type { ReviewObjectionInput } from './recommendation-input.type.js';
import { startReply } from './reply-term.js';

export const reviewOutcomes = { MODIFY: 'MODIFY', WITHDRAW: 'WITHDRAW', MAINTAIN: 'MAINTAIN' } as const;
export type ReviewOutcome = keyof typeof reviewOutcomes;

/** Reviews an objection (复核, 检察建议工作规定 §23): modify and serve anew, withdraw, or explain and maintain. */
export function reviewObjection(
  ctx: RequestContext,
  input: ReviewObjectionInput,
): Promise<RecommendationEntity> {
  return ctx.transaction(async (tx) => {
    const row = await loadRecommendation(tx, ctx, input.id);
    if (input.text.trim() === '') throw new Refusal('BAD_INPUT', '请写明复核的理由。');
    const reviewed = { reviewedOn: ctx.today, reviewText: input.text.trim() };
    if (input.outcome === 'MAINTAIN') await moveRecommendation(tx, ctx, row, 'maintain', reviewed);
    else if (input.outcome === 'MODIFY') await modify(tx, ctx, row, input, reviewed);
    else {
      await moveRecommendation(tx, ctx, row, 'withdraw', { ...reviewed, endedOn: ctx.today });
      await endDeadlines(tx, ctx, row.id);
    }
    return row;
  });
}

/** The modified recommendation is served anew; the time to act and reply runs from that day. */
async function modify(
  tx: EntityManager,
  ctx: RequestContext,
  row: RecommendationEntity,
  { advice, servedOn }: ReviewObjectionInput,
  reviewed: Pick<RecommendationEntity, 'reviewedOn' | 'reviewText'>,
): Promise<void> {
  if (!advice?.trim() || !servedOn)
    throw new Refusal('BAD_INPUT', '请填写修改后的建议内容和再次送达的日期。');
  if (servedOn > ctx.today || servedOn < (row.objectedOn ?? row.issuedOn))
    throw new Refusal('BAD_INPUT', '再次送达的日期不能晚于今天，也不能早于提出异议的日期。');
  await moveRecommendation(tx, ctx, row, 'modify', {
    ...{ ...reviewed, advice: advice.trim(), servedOn, repliedOn: null, replyText: null },
    replyDue: await restartReply(tx, ctx, row, servedOn),
  });
}

async function restartReply(
  tx: EntityManager,
  ctx: RequestContext,
  row: RecommendationEntity,
  servedOn: string,
): Promise<string> {
  await endDeadlines(tx, ctx, row.id);
  return startReply(tx, ctx, row, localDate(servedOn));
}
