import type { EntityManager } from 'typeorm';
import type { ReferralFollowUp } from '#kernel/agency.js';
import { can } from '#kernel/machine.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { keepObjection, keepReply } from './answer-recommendation.js';
import { RecommendationEntity } from './recommendation.entity.js';
import { recommendationMachine } from './recommendation.state.js';
import { beginReply } from './serve-recommendation.js';

/**
 * The addressee has moved the referral that carries a recommendation (A12): signing for it is receipt, a return with its reason
 * is an objection, a result is the written reply. What has been recorded on paper before stays.
 */
export const recommendationMoved: ReferralFollowUp = async (tx, ctx, referral) => {
  const row = await recommendationOf(tx, referral);
  if (!row) return;
  if (referral.state === 'RECEIVED' && can(recommendationMachine, row.state, 'serve'))
    await beginReply(tx, ctx, row, localDateOf(referral.signedForAt ?? ctx.now));
  if (referral.state === 'RETURNED' && can(recommendationMachine, row.state, 'object'))
    await keepObjection(tx, ctx, row, ctx.today, referral.returnText ?? '');
  if (referral.state === 'RESULT_REPORTED' && can(recommendationMachine, row.state, 'reply'))
    await keepReply(
      ...([tx, ctx, row, referral.result?.reportedOn ?? ctx.today, referral.result?.text ?? ''] as const),
    );
};

function recommendationOf(tx: EntityManager, referral: ReferralEntity): Promise<RecommendationEntity | null> {
  return tx.findOne(RecommendationEntity, {
    where: { referralId: referral.id },
    lock: { mode: 'pessimistic_write' },
  });
}
