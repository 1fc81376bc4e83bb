import type { EntityManager } from 'typeorm';
import { arrow } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { grant } from '#kernel/disclosure/grant.js';
import { moveReferral } from './move.js';
import type { ReferralEntity } from './referral.entity.js';
import { needReturn } from './return-reason.js';

/** A person of the receiver signs for the referral (签收). */
export async function signForReferral(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
): Promise<void> {
  await moveReferral(tx, ctx, referral, 'signFor', { changes: { signedForAt: ctx.now } });
}

/** Takes the referral up (受理); signs for it first where nobody has. From now on each side sees what the other holds of the case. */
export async function acceptReferral(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  accepted: { recordId: string | null; due: string | null; number?: string | null },
): Promise<void> {
  if (referral.state === 'SENT') await signForReferral(tx, ctx, referral);
  const { due, number = null } = accepted;
  await moveReferral(tx, ctx, referral, 'accept', {
    changes: { acceptedOn: ctx.today, due, recordId: accepted.recordId },
    type: 'ReferralAccepted',
    body: { acceptedOn: ctx.today, dueOn: due, number },
  });
  await grantSight(tx, ctx, referral);
  await meetAnswer(tx, ctx, referral);
}

/** Sends the referral back (退回) with a coded reason and a text. */
export async function returnReferral(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  answer: { reason: string; text: string; suggestedAgency?: string | null },
): Promise<void> {
  needReturn(referral, answer, ctx.today);
  if (referral.state === 'SENT') await signForReferral(tx, ctx, referral);
  await moveReferral(tx, ctx, referral, 'return', {
    changes: { returnReason: answer.reason, returnText: answer.text },
    type: 'ReferralReturned',
    body: { reason: answer.reason, text: answer.text, suggestedAgency: answer.suggestedAgency ?? null },
  });
  await meetAnswer(tx, ctx, referral);
}

/** The other side of an accepted referral may see this side's part of the case, unless its arrow opens nothing. */
export async function grantSight(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
): Promise<void> {
  if (!arrow(referral.arrow).identified) return;
  const { caseCode, organisation, counterpart, id } = referral;
  await grant(tx, ctx, { caseCode, organisation, grantee: counterpart, basis: 'REFERRAL', basisId: id });
}

async function meetAnswer(tx: EntityManager, ctx: RequestContext, referral: ReferralEntity): Promise<void> {
  const { answerRule } = arrow(referral.arrow);
  if (answerRule) await meetDeadline(tx, ctx, referral.id, answerRule);
}
