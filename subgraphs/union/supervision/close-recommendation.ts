import { type EntityManager, In } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { closeReferral } from '#kernel/referral/close.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import type { SupervisionLetterEntity } from './supervision-letter.entity.js';

/** The arrow a recommendation goes to the authority by. */
export const recommendationArrow = 'A08';

/** Who closes a recommendation has taken note of the feedback, or of the return: its referral ends with it (办结). */
export async function closeItsReferral(
  tx: EntityManager,
  ctx: RequestContext,
  { id: recordId }: SupervisionLetterEntity,
): Promise<void> {
  const open = await tx.findOne(ReferralEntity, {
    where: {
      ...{ recordId, direction: 'OUT' as const, arrow: recommendationArrow },
      state: In(['RESULT_REPORTED', 'RETURNED']),
    },
    lock: { mode: 'pessimistic_write' },
  });
  if (open) await closeReferral(tx, ctx, open);
}
