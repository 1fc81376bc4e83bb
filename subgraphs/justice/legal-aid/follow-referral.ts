import type { EntityManager } from 'typeorm';
import type { ReferralFollowUp } from '#kernel/agency.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { acceptReferral } from '#kernel/referral/answer.js';
import { correctResult } from '#kernel/referral/correct-result.js';
import { beginHandling, reportResult, type ResultReport } from '#kernel/referral/handle.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { LegalAidCaseEntity } from './aid.entity.js';
import { openAid } from './apply-aid.js';
import { meansExemptionOf } from './means-test.js';
import { moveAid, noteAid } from './move-aid.js';

/** An application for legal aid has been passed on to us (转交). */
export const aidReferred: ReferralFollowUp = async (
  tx,
  ctx,
  { id: referralId, caseCode, organisation, issued },
) => {
  const { legalAid, dispute } = issued;
  const applicant = dispute.parties.find((party) => party.partyId === legalAid?.applicantPartyId);
  if (!legalAid || applicant?.kind !== 'PERSON')
    throw new Refusal('BAD_INPUT', '法律援助申请缺少申请事项或申请人。');
  const { applicantPartyId, matter, urgent } = legalAid;
  const meansExemption = meansExemptionOf(legalAid.meansExemption);
  await openAid(tx, ctx, {
    caseCode,
    organisation,
    referralId,
    applicantPartyId,
    matter,
    urgent,
    meansExemption,
    meansDeclaration: null,
  });
};

/** The sender has called the application back before anybody signed for it. */
export const aidMoved: ReferralFollowUp = async (tx, ctx, referral) => {
  if (referral.state === 'RECALLED') await withdraw(tx, ctx, referral, '移送单位撤回');
};

/** An officer has sent the application back through the door of referrals (退回). */
export const aidReturned: ReferralFollowUp = async (tx, ctx, referral) =>
  withdraw(tx, ctx, referral, referral.returnText);

async function withdraw(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  endText: string | null,
): Promise<void> {
  const aid = await tx.findOne(LegalAidCaseEntity, {
    where: { referralId: referral.id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!aid) return;
  await moveAid(tx, ctx, aid, 'withdraw', { endText, endedOn: ctx.today });
  await endDeadlines(tx, ctx, aid.id);
  await noteAid(tx, ctx, aid);
}

/**
 * The referral behind an application, taken up if nobody has; null for one from our own door. One that has been answered stands as
 * it was, where the application was reopened after a refusal.
 */
export async function takeUp(
  tx: EntityManager,
  ctx: RequestContext,
  aid: LegalAidCaseEntity,
): Promise<ReferralEntity | null> {
  if (aid.referralId === null) return null;
  const referral = await loadReferral(tx, ctx, aid.referralId, 'IN');
  if (referral.state !== 'SENT' && referral.state !== 'RECEIVED') return referral;
  const clock = await openDeadline(tx, aid.id, 'LA-1');
  await acceptReferral(tx, ctx, referral, { recordId: aid.id, due: clock?.due ?? null });
  await beginHandling(tx, ctx, referral);
  return referral;
}

/** Tells the sender what came of the application; what is decided anew after a refusal takes the place of the first answer (A07). */
export async function answerSender(
  tx: EntityManager,
  ctx: RequestContext,
  aid: LegalAidCaseEntity,
  report: Pick<ResultReport, 'outcome' | 'text' | 'ruling'>,
): Promise<void> {
  const referral = await takeUp(tx, ctx, aid);
  if (!referral) return;
  if (referral.result === null) await reportResult(tx, ctx, referral, report);
  else await correctResult(tx, ctx, referral, report);
}
