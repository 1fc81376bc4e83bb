import type { RequestContext } from '#kernel/context.js';
import { signForReferral } from '#kernel/referral/answer.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { Refusal } from '#kernel/refusal.js';
import { courtOf } from '../court-addressee.js';
import { documentNumber, needFreeNumber } from '../document-number.js';
import { answerSender } from './follow-referral.js';
import { loadSupport, moveSupport } from './move-support.js';
import { needAdmissibleSuit, needConsentOfClaimants } from './support-guards.js';
import { SupportedLitigationEntity } from './support.entity.js';
import type { DecideSupportInput } from './support.type.js';

/** A procurator takes the application up and weighs it (审查); signs for the referral where nobody has. */
export function reviewSupport(ctx: RequestContext, id: string): Promise<SupportedLitigationEntity> {
  return ctx.transaction(async (tx) => {
    const support = await loadSupport(tx, ctx, id);
    await moveSupport(tx, ctx, support, 'review', { reviewerId: ctx.actor.id });
    if (support.referralId !== null) {
      const referral = await loadReferral(tx, ctx, support.referralId, 'IN');
      if (referral.state === 'SENT') await signForReferral(tx, ctx, referral);
    }
    return support;
  });
}

/** Decides to support the suit (决定支持起诉): those who sue consent, and the law lets them sue now. */
export function decideSupport(
  ctx: RequestContext,
  input: DecideSupportInput,
): Promise<SupportedLitigationEntity> {
  return ctx.transaction(async (tx) => {
    const support = await loadSupport(tx, ctx, input.id);
    const { organisation } = support;
    await needConsentOfClaimants(tx, support);
    const suit = {
      directSuitGround: input.directSuitGround?.trim() || null,
      awardNumber: input.awardNumber?.trim() || null,
    };
    needAdmissibleSuit(suit);
    const decisionReason = needReason(input.reason);
    const number = documentNumber('SUPPORT', input.number);
    needFreeNumber(await tx.existsBy(SupportedLitigationEntity, { organisation, number }), number);
    const court = input.courtCode || input.courtName?.trim() ? courtOf(ctx, input) : {};
    await moveSupport(tx, ctx, support, 'support', {
      ...{ ...suit, ...court, number, decisionReason, decidedOn: ctx.today },
    });
    await answerSender(tx, ctx, support, 'GRANTED', decisionReason);
    return support;
  });
}

/** Declines to support the suit (不支持起诉), with the reason. */
export function declineSupport(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<SupportedLitigationEntity> {
  return ctx.transaction(async (tx) => {
    const support = await loadSupport(tx, ctx, id);
    const decisionReason = needReason(reason);
    const decided = { decisionReason, decidedOn: ctx.today, endedOn: ctx.today };
    await moveSupport(tx, ctx, support, 'decline', decided);
    await answerSender(tx, ctx, support, 'DECLINED', decisionReason);
    return support;
  });
}

function needReason(reason: string): string {
  if (reason.trim() === '') throw new Refusal('BAD_INPUT', '请写明决定的理由。');
  return reason.trim();
}
