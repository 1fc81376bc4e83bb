import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate, type LocalDate } from '#kernel/values/local-date.js';
import { loadRecommendation, moveRecommendation } from './move-recommendation.js';
import type { RecommendationEntity } from './recommendation.entity.js';
import { startReply } from './reply-term.js';

/** The addressee has received it on paper (送达); the time to act and reply begins. */
export function serveRecommendation(
  ctx: RequestContext,
  id: string,
  servedOn: string,
): Promise<RecommendationEntity> {
  return ctx.transaction(async (tx) => {
    const row = await loadRecommendation(tx, ctx, id);
    if (servedOn > ctx.today || servedOn < row.issuedOn)
      throw new Refusal('BAD_INPUT', '送达日期不能晚于今天，也不能早于发出日期。');
    await beginReply(tx, ctx, row, localDate(servedOn));
    return row;
  });
}

/** Moves it to served and starts the time to reply. */
export async function beginReply(
  tx: EntityManager,
  ctx: RequestContext,
  row: RecommendationEntity,
  servedOn: LocalDate,
): Promise<void> {
  const replyDue = row.state === 'ISSUED' ? await startReply(tx, ctx, row, servedOn) : null;
  await moveRecommendation(tx, ctx, row, 'serve', { servedOn, replyDue });
}
