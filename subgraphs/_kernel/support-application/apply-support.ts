import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { record } from '#kernel/audit/record.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import { type NewConsent, recordConsent, standingConsents } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { issueReferral } from '#kernel/referral/issue.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { maySendReferral } from '#kernel/referral/referral.policy.js';
import { Refusal } from '#kernel/refusal.js';

export interface SupportRequest {
  caseCode: string;
  to: string;
  claimantPartyIds: string[];
  weakPosition: string;
  request: string;
  facts: string;
  consents?: NewConsent[] | null;
}

/** Passes the workers' application for support of their suit on (支持起诉申请, A11), with their consent. */
export function applySupport(ctx: RequestContext, input: SupportRequest): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    permit(maySendReferral(ctx.actor, ctx.agency.manifest.name));
    const { organisation: from } = ctx.actor;
    const { caseCode, to, weakPosition: group, request: subject, facts } = input;
    if ([subject, facts].some((text) => text.trim() === ''))
      throw new Refusal('BAD_INPUT', '请填写起诉确有困难的情形、诉讼请求、事实和理由。');
    const lead = {
      subject,
      group,
      facts,
      employerUncooperative: false,
      workers: input.claimantPartyIds.length,
    };
    await weighArrow(tx, ctx, { arrow: 'A11', caseCode, from, to, stated: { lead } });
    for (const consent of input.consents ?? []) await recordConsent(tx, ctx, from, caseCode, consent);
    const consents = await consentsOfClaimants(tx, from, input);
    const materials = ['支持起诉申请书', '身份证明', '证据材料'];
    const referral = await issueReferral(tx, ctx, {
      ...{ arrow: 'A11', from, to, caseCode, recordId: null, consents, materials },
      letter: {
        type: 'SUPPORT_APPLICATION',
        number: null,
        title: '支持起诉申请书',
        signedBy: ctx.actor.name,
      },
      content: { lead: { ...lead, workers: consents.length } },
    });
    record(tx, ctx, 'support.apply', referral.id, { caseCode, details: { to } });
    return referral;
  });
}

async function consentsOfClaimants(
  tx: EntityManager,
  organisation: string,
  { caseCode, claimantPartyIds }: SupportRequest,
): Promise<ConsentEntity[]> {
  const claimants = new Set(claimantPartyIds);
  const standing = await standingConsents(tx, organisation, caseCode, 'SUPPORTED_LITIGATION');
  const given = standing.filter(({ partyId }) => claimants.has(partyId));
  if (claimants.size > 0 && given.length === claimants.size) return given;
  throw new Refusal(
    'CONSENT_MISSING',
    '缺少劳动者本人对支持起诉的同意。',
    '支持起诉以本人申请或者同意为前提；请先征得每一名劳动者的同意并登记凭证。',
  );
}
