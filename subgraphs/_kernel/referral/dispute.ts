import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { reportResult } from './handle.js';
import { moveReferral } from './move.js';
import type { ReferralEntity } from './referral.entity.js';

/** The sender does not take the result as it is (有异议), and says why; the receiver answers before the referral is closed. */
export async function disputeResult(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  reason: string,
): Promise<void> {
  const text = reason.trim();
  if (text === '') throw new Refusal('BAD_INPUT', '请写明对结果的异议。');
  await moveReferral(tx, ctx, referral, 'dispute', { changes: { dispute: text }, text });
}

/**
 * The receiver answers the dispute (答复异议): the result stands, with what it says to it. A result that turns out otherwise is
 * decided anew where it was decided.
 */
export async function answerDispute(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  answer: string,
): Promise<void> {
  const text = answer.trim();
  if (text === '') throw new Refusal('BAD_INPUT', '请写明对异议的答复。');
  if (referral.state !== 'DISPUTED' || !referral.result)
    throw new Refusal('WRONG_STATE', '移送单位没有对结果提出异议。');
  const { outcome, agreement, undisputedFacts, mediators, ruling } = referral.result;
  const known = { agreement, undisputedFacts, mediators, ruling };
  const stated = Object.fromEntries(Object.entries(known).filter(([, part]) => part !== undefined));
  await reportResult(tx, ctx, referral, { outcome, ...stated, text });
}
