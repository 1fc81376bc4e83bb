import type { EntityManager } from 'typeorm';
import type { ReferralFollowUp } from '#kernel/agency.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { closeInspection } from './end-inspection.js';
import { openInspection } from './file-complaint.js';
import { InspectionCaseEntity, type InspectionRefusalGround } from './inspection.entity.js';

/** The union's recommendation (工会劳动法律监督建议书) has arrived: it is a complaint on our desk. */
export const inspectionRecommended: ReferralFollowUp = async (tx, ctx, referral) => {
  const { id: referralId, caseCode, organisation, issued } = referral;
  await openInspection(tx, ctx, {
    ...{ caseCode, organisation, referralId, source: 'UNION_RECOMMENDATION', complainant: null },
    violation: issued.dispute.cause === 'WAGE_CLAIM' ? 'WAGE_ARREARS' : 'OTHER',
    violationEndedOn: null,
  });
};

/** The union has called its recommendation back before anybody signed for it. */
export const recommendationMoved: ReferralFollowUp = async (tx, ctx, referral) => {
  const inspection = referral.state === 'RECALLED' ? await byReferral(tx, referral) : null;
  if (inspection) await closeInspection(tx, ctx, inspection, 'withdraw', { endReason: '工会撤回建议书' });
};

const grounds: readonly string[] = [
  'OUT_OF_TIME',
  'NO_JURISDICTION',
  'OUT_OF_SCOPE',
  'MATERIALS_INCOMPLETE',
  'DUPLICATE',
] satisfies InspectionRefusalGround[];

/** A colleague has sent the recommendation back through the door of referrals. */
export const recommendationReturned: ReferralFollowUp = async (tx, ctx, referral) => {
  const inspection = await byReferral(tx, referral);
  if (!inspection) return;
  const { returnReason, returnText: endReason } = referral;
  if (returnReason === 'ALREADY_IN_PROCEDURE' && inspection.state === 'COMPLAINT')
    return closeInspection(tx, ctx, inspection, 'toDisputeProcedure', { endReason });
  const known = returnReason !== null && grounds.includes(returnReason);
  const refusalGround = known ? (returnReason as InspectionRefusalGround) : null;
  await closeInspection(tx, ctx, inspection, 'refuse', { refusalGround, endReason });
};

function byReferral(tx: EntityManager, referral: ReferralEntity): Promise<InspectionCaseEntity | null> {
  return tx.findOne(InspectionCaseEntity, {
    where: { referralId: referral.id },
    lock: { mode: 'pessimistic_write' },
  });
}
