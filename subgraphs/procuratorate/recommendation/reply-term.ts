import type { EntityManager } from 'typeorm';
import { firstWorkdayFrom } from '#kernel/clock/calendar.js';
import type { RequestContext } from '#kernel/context.js';
import type { RecountHandler } from '#kernel/deadline/recounted.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { addDays, type LocalDate, localDate } from '#kernel/values/local-date.js';
import { RecommendationEntity } from './recommendation.entity.js';

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
  return noLaterThan(due, from, replyWithinDays);
}

function noLaterThan(due: string, from: LocalDate, days: number | null): string {
  if (days === null) return due;
  const urgent = firstWorkdayFrom(addDays(from, days));
  return urgent < due ? urgent : due;
}

/** The calendar has moved the last day to reply. */
export const recountReply: RecountHandler = async (tx, _ctx, { recordId: id, rule, from, due }) => {
  if (rule !== replyRule || from === null) return;
  const row = await tx.findOneByOrFail(RecommendationEntity, { id });
  if (row.repliedOn !== null || row.replyDue === null) return;
  const replyDue = noLaterThan(due, localDate(from), row.replyWithinDays);
  await tx.update(RecommendationEntity, id, { replyDue });
};

/** Unanswered past the last day, or answered after it. Before it is served, and where it was withdrawn, nothing is due. */
export function isOverdue(
  { replyDue, repliedOn, state }: Pick<RecommendationEntity, 'replyDue' | 'repliedOn' | 'state'>,
  today: string,
): boolean {
  return state !== 'WITHDRAWN' && replyDue !== null && (repliedOn ?? today) > replyDue;
}
