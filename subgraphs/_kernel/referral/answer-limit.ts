import type { EntityManager } from 'typeorm';
import type { Arrow } from '#kernel/arrows/arrow-row.js';
import type { RequestContext } from '#kernel/context.js';
import type { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
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

/** Starts the receiver's time to answer on one side's copy of a referral; null where the arrow has none. */
export async function startAnswer(
  tx: EntityManager,
  ctx: RequestContext,
  { answerRule: rule, answerVariant: variant }: Arrow,
  { caseCode, organisation, referralId: recordId, issuedOn, division }: AnsweredReferral,
): Promise<DeadlineEntity | null> {
  if (!rule) return null;
  const subject = { caseCode, organisation, recordKind: 'Referral', recordId };
  return startDeadline(tx, ctx, { ...subject, rule, variant, from: localDate(issuedOn), division });
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
