import type { EntityManager } from 'typeorm';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';

/** The referrals sent for a record, row locked, first sent first. */
export function referralsServing(tx: EntityManager, recordId: string): Promise<ReferralEntity[]> {
  return tx.find(ReferralEntity, {
    where: { recordId, direction: 'OUT' },
    order: { sentAt: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}
