import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { type NewConsent, recordConsent, standingConsents } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { issueReferral } from '#kernel/referral/issue.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { mayBegin } from '../staff.policy.js';

export interface LegalAidTransfer {
  caseCode: string;
  to: string;
  applicantPartyId: string;
  matter: string;
  meansExemption?: string | null;
  urgent: boolean;
  consent?: NewConsent | null;
}

/** Passes a worker's application for legal aid on to the justice bureau (转交法律援助申请, A07), with the worker's consent. */
export function transferLegalAid(ctx: RequestContext, input: LegalAidTransfer): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayBegin(ctx.actor));
    const { organisation } = ctx.actor;
    const { caseCode, to, applicantPartyId, matter, meansExemption = null, urgent, consent } = input;
    if (matter.trim() === '') throw new Refusal('BAD_INPUT', '请填写申请援助的事项。');
    if (consent) await recordConsent(tx, ctx, organisation, caseCode, consent);
    const standing = await standingConsents(tx, organisation, caseCode, 'LEGAL_AID');
    const consents = standing.filter((row) => row.partyId === applicantPartyId);
    if (consents.length === 0) {
      throw new Refusal(
        'CONSENT_MISSING',
        '缺少申请人对转交法律援助申请的同意。',
        '请先征得本人同意并登记凭证（个人信息保护法第23条）。',
      );
    }
    const referral = await issueReferral(tx, ctx, {
      ...{
        arrow: 'A07',
        from: organisation,
        to,
        caseCode,
        recordId: null,
        consents,
        materials: ['法律援助申请表', '身份证明', '与案件有关的材料'],
      },
      letter: { type: 'AID_APPLICATION', number: null, title: '法律援助转办函', signedBy: ctx.actor.name },
      partyIds: [applicantPartyId, ...(await otherSide(tx, organisation, caseCode))],
      content: { legalAid: { applicantPartyId, matter: matter.trim(), meansExemption, urgent } },
    });
    record(tx, ctx, 'legal-aid.transfer', referral.id, { caseCode, details: { to } });
    return referral;
  });
}

/** Of many workers the bureau is told of the applicant alone, and of the other side. */
async function otherSide(tx: EntityManager, organisation: string, caseCode: string): Promise<string[]> {
  const parties = await tx.findBy(PartyEntity, { organisation, caseCode, side: 'RESPONDENT' });
  return parties.map(({ id }) => id);
}
