import type { EntityManager } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { type NewConsent, needConsentOfBoth, recordConsent } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { issueReferral } from '#kernel/referral/issue.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { maySendReferral } from '#kernel/referral/referral.policy.js';

export interface MediationReferral {
  /** Of the draft it was prepared as. */
  id?: string;
  caseCode: string;
  to: string;
  number?: string | null;
  consents?: NewConsent[] | null;
}

/**
 * Passes a case on for people's mediation (人民调解, A24), which nobody is forced into: both sides have consented
 * (人民调解法 §17–18).
 */
export function referToMediation(ctx: RequestContext, input: MediationReferral): Promise<ReferralEntity> {
  return ctx.transaction((tx) => sendToMediation(tx, ctx, input));
}

/** The same within another act. */
export async function sendToMediation(
  tx: EntityManager,
  ctx: RequestContext,
  { id, caseCode, to, number = null, consents: given }: MediationReferral,
): Promise<ReferralEntity> {
  permit(maySendReferral(ctx.actor, ctx.agency.manifest.name));
  const { organisation: from } = ctx.actor;
  await loadBy(tx, CaseFileEntity, { caseCode, organisation: from });
  for (const consent of given ?? []) await recordConsent(tx, ctx, from, caseCode, consent);
  const consents = await needConsentOfBoth(tx, from, caseCode, 'MEDIATION');
  const title = '人民调解转介函';
  return issueReferral(tx, ctx, {
    ...{ ...(id && { id }), arrow: 'A24', from, to, caseCode, recordId: null, consents },
    materials: [title, '当事人同意调解的凭证'],
    letter: { type: 'MEDIATION_REFERRAL', number, title, signedBy: ctx.actor.name },
    content: { mediation: { stage: 'PRE_FILING' } },
  });
}
