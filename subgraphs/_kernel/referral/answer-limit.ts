import type { EntityManager } from 'typeorm';
import type { Arrow } from '#kernel/arrows/arrow-row.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { meetDeadline, newDeadline } from '#kernel/deadline/keep-deadline.js';
import { localDate } from '#kernel/values/local-date.js';

export interface AnsweredReferral {
  caseCode: string;
  /** Whose copy of the referral it is started on. */
  organisation: string;
  referralId: string;
  /** The day of the letter. */
  issuedOn: string;
  division: string;
}

/** The receiver's time to answer, for one side's copy of a referral; null where the arrow has none. Not written yet. */
export function answerDeadline(
  ctx: RequestContext,
  { answerRule: rule, answerVariant: variant }: Arrow,
  { caseCode, organisation, referralId: recordId, issuedOn, division }: AnsweredReferral,
): DeadlineEntity | null {
  if (!rule) return null;
  const subject = { caseCode, organisation, recordKind: 'Referral', recordId };
  return newDeadline(ctx, { ...subject, rule, variant, from: localDate(issuedOn), division });
}

/** The same, written. */
export async function startAnswer(
  tx: EntityManager,
  ctx: RequestContext,
  arrow: Arrow,
  referral: AnsweredReferral,
): Promise<void> {
  const deadline = answerDeadline(ctx, arrow, referral);
  if (deadline) await tx.insert(DeadlineEntity, deadline);
}

/** An answer ends the time to answer. */
export async function meetAnswer(
  tx: EntityManager,
  ctx: RequestContext,
  { answerRule }: Arrow,
  referralId: string,
  act: string,
): Promise<void> {
  if ((act === 'accept' || act === 'return') && answerRule)
    await meetDeadline(tx, ctx, referralId, answerRule);
}
