import type { EntityManager } from 'typeorm';
import type { ReferralFollowUp } from '#kernel/agency.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { closeArbitration } from './end-arbitration.js';
import { openArbitration } from './file-arbitration.js';

/** A dispute has been referred to arbitration (转仲裁): the application is on our desk. */
export const arbitrationReferred: ReferralFollowUp = async (tx, ctx, { id, caseCode, organisation }) => {
  await openArbitration(tx, ctx, { caseCode, organisation, referralId: id, claimKinds: [], claimItems: [] });
};

/** The sender has called its referral back: the application is withdrawn with it. */
export const arbitrationMoved: ReferralFollowUp = async (tx, ctx, referral) => {
  const arbitration = referral.state === 'RECALLED' ? await byReferral(tx, referral) : null;
  if (arbitration) await closeArbitration(tx, ctx, arbitration, 'withdraw', { endReason: '移送单位撤回' });
};

/** A colleague has sent the referral back through the door of referrals. */
export const arbitrationReturned: ReferralFollowUp = async (tx, ctx, referral) => {
  const arbitration = await byReferral(tx, referral);
  if (arbitration) await closeArbitration(tx, ctx, arbitration, 'refuse', { endReason: referral.returnText });
};

function byReferral(tx: EntityManager, referral: ReferralEntity): Promise<ArbitrationCaseEntity | null> {
  return tx.findOne(ArbitrationCaseEntity, {
    where: { referralId: referral.id },
    lock: { mode: 'pessimistic_write' },
  });
}
