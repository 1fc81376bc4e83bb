import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { loadRecommendation, moveRecommendation } from './move-recommendation.js';
import type { FollowUpMeasure, RecommendationEntity } from './recommendation.entity.js';
import { isOverdue } from './reply-term.js';

export const followUpMeasures: { [M in FollowUpMeasure]: M } = {
  REPORT_ABOVE: 'REPORT_ABOVE',
  INFORM_SUPERIOR: 'INFORM_SUPERIOR',
  INFORM_GOVERNMENT: 'INFORM_GOVERNMENT',
  SUIT: 'SUIT',
};

/** Follows up (跟进): the last day has passed without a reply, or what was replied does not do. */
export function followUpRecommendation(
  ctx: RequestContext,
  { id, measure, text }: { id: string; measure: FollowUpMeasure; text: string },
): Promise<RecommendationEntity> {
  return ctx.transaction(async (tx) => {
    const row = await loadRecommendation(tx, ctx, id);
    if (text.trim() === '') throw new Refusal('BAD_INPUT', '请写明跟进的情况。');
    const followed = { followUpMeasure: measure, followUpText: text.trim(), followedUpOn: ctx.today };
    const waiting = row.replyDue !== null && row.repliedOn === null && !isOverdue(row, ctx.today);
    if (waiting)
      throw new Refusal('WRONG_STATE', '回复期限还没有届满，也没有收到回复。', `回复期限：${row.replyDue}。`);
    await moveRecommendation(tx, ctx, row, 'followUp', followed);
    return row;
  });
}
