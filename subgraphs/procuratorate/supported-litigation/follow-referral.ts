import type { EntityManager } from 'typeorm';
import type { ReferralFollowUp } from '#kernel/agency.js';
import type { RequestContext } from '#kernel/context.js';
import { acceptReferral } from '#kernel/referral/answer.js';
import { beginHandling, reportResult } from '#kernel/referral/handle.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import type { ReferralEntity, ReferralIssuedBody } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { openSupport } from './apply-support.js';
import { moveSupport } from './move-support.js';
import { consentMissing } from './support-guards.js';
import { SupportedLitigationEntity } from './support.entity.js';

/** An application for support has been passed on to us (支持起诉申请, A11), with the consent of those who sue. */
export const supportReferred: ReferralFollowUp = async (
  tx,
  ctx,
  { id: referralId, caseCode, organisation, issued },
) => {
  if (!issued.lead) throw new Refusal('BAD_INPUT', '支持起诉申请缺少申请内容。');
  const claimantPartyIds = consentingClaimants(issued);
  if (claimantPartyIds.length === 0) throw consentMissing();
  const { subject: request, group: weakPosition, facts } = issued.lead;
  const application = { caseCode, organisation, referralId, claimantPartyIds, weakPosition, request, facts };
  await openSupport(tx, ctx, application);
};

function consentingClaimants({ consents, dispute }: ReferralIssuedBody): string[] {
  const persons = dispute.parties.filter(({ side, kind }) => side === 'APPLICANT' && kind === 'PERSON');
  const given = consents.filter(({ scope }) => scope === 'SUPPORTED_LITIGATION');
  return persons.map((party) => party.partyId).filter((id) => given.some(({ partyId }) => partyId === id));
}

/** The sender has called the application back before anybody signed for it. */
export const supportMoved: ReferralFollowUp = async (tx, ctx, referral) => {
  const support = referral.state === 'RECALLED' ? await supportOf(tx, referral) : null;
  const resultText = '移送单位撤回';
  if (support) await moveSupport(tx, ctx, support, 'withdraw', { resultText, endedOn: ctx.today });
};

/** A procurator has sent the application back through the door of referrals (退回). */
export const supportReturned: ReferralFollowUp = async (tx, ctx, referral) => {
  const support = await supportOf(tx, referral);
  const decided = { decisionReason: referral.returnText, decidedOn: ctx.today, endedOn: ctx.today };
  if (support) await moveSupport(tx, ctx, support, 'return', decided);
};

function supportOf(tx: EntityManager, referral: ReferralEntity): Promise<SupportedLitigationEntity | null> {
  return tx.findOne(SupportedLitigationEntity, {
    where: { referralId: referral.id },
    lock: { mode: 'pessimistic_write' },
  });
}

/** Tells whoever passed the application on what became of it. The decision is the answer; what comes after is told by the case. */
export async function answerSender(
  tx: EntityManager,
  ctx: RequestContext,
  support: SupportedLitigationEntity,
  outcome: 'GRANTED' | 'DECLINED' | 'HANDLED' | 'WITHDRAWN',
  text: string,
): Promise<void> {
  if (support.referralId === null) return;
  const referral = await loadReferral(tx, ctx, support.referralId, 'IN');
  if (referral.state === 'SENT' || referral.state === 'RECEIVED') {
    await acceptReferral(tx, ctx, referral, { recordId: support.id, due: null, number: support.number });
    await beginHandling(tx, ctx, referral);
  }
  if (referral.state !== 'IN_HANDLING') return;
  const { number, state: decision } = support;
  const ruling = { type: 'SUPPORT_DECISION', number, decision, decidedOn: ctx.today, reason: text };
  await reportResult(tx, ctx, referral, { outcome, text, ruling });
}
