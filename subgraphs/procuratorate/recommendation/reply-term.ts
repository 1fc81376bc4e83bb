import type { EntityManager } from 'typeorm';
import { firstWorkdayFrom } from '#kernel/clock/calendar.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { addDays, type LocalDate } from '#kernel/values/local-date.js';
import type { RecommendationEntity } from './recommendation.entity.js';

/** Time to act and reply in writing (检察建议工作规定 §19): from receipt. */
export const replyRule = 'PRO-1';

/** Starts the time to reply at the day of receipt; answers the last day, which an urgent recommendation sets earlier. */
export async function startReply(
  tx: EntityManager,
  ctx: RequestContext,
  recommendation: Pick<RecommendationEntity, 'id' | 'caseCode' | 'organisation' | 'replyWithinDays'>,
  from: LocalDate,
): Promise<string> {
  const { id: recordId, caseCode, organisation, replyWithinDays } = recommendation;
  const subject = { caseCode, organisation, recordKind: 'ProcuratorialRecommendation', recordId };
  const { due } = await startDeadline(tx, ctx, { ...subject, rule: replyRule, from });
  if (replyWithinDays === null) return due;
  const urgent = firstWorkdayFrom(addDays(from, replyWithinDays));
  return urgent < due ? urgent : due;
}

/** Unanswered past the last day, or answered after it. Before it is served, and where it was withdrawn, nothing is due. */
export function isOverdue(
  { replyDue, repliedOn, state }: Pick<RecommendationEntity, 'replyDue' | 'repliedOn' | 'state'>,
  today: string,
): boolean {
  return state !== 'WITHDRAWN' && replyDue !== null && (repliedOn ?? today) > replyDue;
}
