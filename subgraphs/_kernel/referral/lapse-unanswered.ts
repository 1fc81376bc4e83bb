import type { LapseHandler } from '#kernel/timers/lapse.js';
import { lapseReferral } from './close.js';
import { ReferralEntity } from './referral.entity.js';

/** The receiver signed and did not answer in time (逾期未确认): the sender may turn to another. One that nobody signed for waits. */
export const referralUnanswered: LapseHandler = async (tx, ctx, { recordId: id }) => {
  const referral = await tx.findOne(ReferralEntity, {
    where: { id, direction: 'OUT' },
    lock: { mode: 'pessimistic_write' },
  });
  if (referral?.state !== 'RECEIVED') return false;
  await lapseReferral(tx, ctx, referral);
  return true;
};
