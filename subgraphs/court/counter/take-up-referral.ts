import type { EntityManager } from 'typeorm';
import { loadBy } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { acceptReferral, returnReferral } from '#kernel/referral/answer.js';
import { beginHandling, type ResultReport, reportResult } from '#kernel/referral/handle.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';

/** Takes up the referral that brought an application, where nobody has answered it yet. */
export async function takeUpReferral(
  tx: EntityManager,
  ctx: RequestContext,
  referralId: string | null,
  accepted: { recordId: string; due: string | null; number: string | null },
): Promise<void> {
  const referral = await referralOf(tx, referralId);
  if (referral?.state !== 'RECEIVED') return;
  await acceptReferral(tx, ctx, referral, accepted);
  await beginHandling(tx, ctx, referral);
}

/** Tells the sender how the application ended: as its result where it was taken up, as a return where it was not. */
export async function answerReferral(
  tx: EntityManager,
  ctx: RequestContext,
  referralId: string | null,
  answer: { result: ResultReport; returned: { reason: string; text: string } },
): Promise<void> {
  const referral = await referralOf(tx, referralId);
  if (referral?.state === 'RECEIVED') await returnReferral(tx, ctx, referral, answer.returned);
  if (referral?.state === 'IN_HANDLING') await reportResult(tx, ctx, referral, answer.result);
}

async function referralOf(tx: EntityManager, id: string | null): Promise<ReferralEntity | null> {
  return id === null ? null : loadBy(tx, ReferralEntity, { id, direction: 'IN' });
}
