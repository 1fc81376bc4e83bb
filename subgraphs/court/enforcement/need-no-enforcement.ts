import type { EntityManager } from 'typeorm';
import { Refusal } from '#kernel/refusal.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { EnforcementEntity } from './enforcement.entity.js';

/** What has been taken in as an application to enforce does not go back as a referral. Refuses with ALREADY_ANSWERED. */
export async function needNoEnforcement(tx: EntityManager, { id }: ReferralEntity): Promise<void> {
  if (!(await tx.existsBy(EnforcementEntity, { referralId: id }))) return;
  throw new Refusal('ALREADY_ANSWERED', '这件转介已经登记为执行申请，不能再退回。');
}
