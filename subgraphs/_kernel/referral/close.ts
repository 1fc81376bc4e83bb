import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { moveReferral } from './move.js';
import type { ReferralEntity } from './referral.entity.js';

/** The sender has taken note of the result, or of the return, and closes (办结). */
export async function closeReferral(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
): Promise<void> {
  await moveReferral(tx, ctx, referral, 'close', { changes: { closedOn: ctx.today } });
}

/** The sender calls the referral back before anybody has signed for it (撤回). */
export async function recallReferral(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  reason: string,
): Promise<void> {
  if (reason.trim() === '') throw new Refusal('BAD_INPUT', '请写明撤回理由。');
  await moveReferral(tx, ctx, referral, 'recall', { text: reason });
}

/** The receiver signed but did not answer in time (逾期未确认, 在线规则 §12). */
export async function lapseReferral(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
): Promise<void> {
  if (!referral.answerDue || ctx.today <= referral.answerDue) {
    throw new Refusal('WRONG_STATE', '答复期限还没有届满。', `答复期限：${referral.answerDue ?? '未定'}。`);
  }
  await moveReferral(tx, ctx, referral, 'lapse');
}

/** A returned or unconfirmed referral goes to another organisation as a child; this one ends. */
export async function redesignateReferral(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
): Promise<void> {
  await moveReferral(tx, ctx, referral, 'redesignate', { changes: { closedOn: ctx.today } });
}
