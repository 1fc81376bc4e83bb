import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { loadRecommendation, moveRecommendation } from './move-recommendation.js';
import type { RecommendationEntity } from './recommendation.entity.js';
import type { AnswerRecommendationInput } from './recommendation-input.type.js';
import { replyRule } from './reply-term.js';

/** The addressee has replied in writing (书面回复). */
export function replyRecommendation(
  ctx: RequestContext,
  input: AnswerRecommendationInput,
): Promise<RecommendationEntity> {
  return answer(ctx, input, keepReply);
}

/** The addressee objects (异议): it is reviewed at once (PRO-2), before anything else happens to it. */
export function objectRecommendation(
  ctx: RequestContext,
  input: AnswerRecommendationInput,
): Promise<RecommendationEntity> {
  return answer(ctx, input, keepObjection);
}

/** The addressee has put things right (整改落实). */
export function rectifyRecommendation(
  ctx: RequestContext,
  input: AnswerRecommendationInput,
): Promise<RecommendationEntity> {
  return answer(ctx, input, async (tx, _ctx, row, on, resultText) => {
    await moveRecommendation(tx, ctx, row, 'rectify', { resultText, endedOn: on });
    await endDeadlines(tx, ctx, row.id);
  });
}

type Keep = (
  tx: EntityManager,
  ctx: RequestContext,
  row: RecommendationEntity,
  on: string,
  text: string,
) => Promise<void>;

export const keepReply: Keep = async (tx, ctx, row, repliedOn, replyText) => {
  await moveRecommendation(tx, ctx, row, 'reply', { repliedOn, replyText });
  await meetDeadline(tx, ctx, row.id, replyRule, repliedOn);
};

export const keepObjection: Keep = (tx, ctx, row, objectedOn, objectionText) =>
  moveRecommendation(tx, ctx, row, 'object', { objectedOn, objectionText });

function answer(
  ctx: RequestContext,
  { id, on, text }: AnswerRecommendationInput,
  keep: Keep,
): Promise<RecommendationEntity> {
  return ctx.transaction(async (tx) => {
    const row = await loadRecommendation(tx, ctx, id);
    const day = on ?? ctx.today;
    if (text.trim() === '') throw new Refusal('BAD_INPUT', '请填写回复、异议或整改的内容。');
    if (day > ctx.today || (row.servedOn !== null && day < row.servedOn))
      throw new Refusal('BAD_INPUT', '日期不能晚于今天，也不能早于送达日期。');
    await keep(tx, ctx, row, day, text.trim());
    return row;
  });
}
