import type { EntityManager } from 'typeorm';
import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { record } from '#kernel/audit/record.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import { type NewConsent, recordConsent, standingConsents } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { issueReferral } from '#kernel/referral/issue.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { agreementBody } from './agreement-body.js';
import { earliestOpen } from './agreement-deadlines.js';
import type { AgreementEntity } from './agreement.entity.js';
import type { EnforceableRoute } from './enforceable-route.js';
import { loadAgreement } from './load-mediation.js';
import { MediationEntity } from './mediation.entity.js';
import { mediatorBodies } from './report-result.js';
import { tellAgreement } from './tell-agreement.js';

export interface AgreementApplication {
  agreementId: string;
  /** Organisation code of the court or the arbitration. */
  to: string;
  applicantPartyIds: string[];
  consents?: NewConsent[] | null;
  number?: string | null;
}

/** Hands in the parties' joint application on an agreement: judicial confirmation (A05) or arbitral review (A06). */
export function applyOnAgreement(
  ctx: RequestContext,
  route: EnforceableRoute,
  input: AgreementApplication,
): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    const agreement = await loadAgreement(tx, ctx, input.agreementId);
    const { id, caseCode, organisation } = agreement;
    const applicants = [...new Set(input.applicantPartyIds)];
    const { arrow } = route;
    const way = { arrow, from: organisation, to: input.to, caseCode, recordId: id };
    await weighArrow(tx, ctx, { ...way, stated: { applicantPartyIds: applicants } });
    const consents = await applicationConsents(tx, ctx, agreement, route, applicants, input.consents ?? []);
    const mediation = await tx.findOneByOrFail(MediationEntity, { id: agreement.mediationId });
    const application = {
      ...{ appliedOn: ctx.today, applicantPartyIds: applicants, mediationOrganisation: organisation },
      ...{ agreement: agreementBody(agreement), mediators: mediatorBodies(mediation) },
    };
    const referral = await issueReferral(tx, ctx, {
      ...{ ...way, consents, materials: route.materials },
      letter: { ...route.letter, number: input.number ?? null, signedBy: ctx.actor.name },
      partyIds: agreement.partyIds,
      content: { application },
    });
    await meetDeadline(tx, ctx, id, route.rule);
    record(tx, ctx, 'agreement.apply', id, {
      caseCode,
      details: { arrow: route.arrow, referral: referral.id },
    });
    tellAgreement(tx, ctx, agreement, await earliestOpen(tx, id));
    return referral;
  });
}

/** The joint application is itself the consent of whoever signed it; a consent on record comes first. */
async function applicationConsents(
  tx: EntityManager,
  ctx: RequestContext,
  { organisation, caseCode }: AgreementEntity,
  { scope, letter }: EnforceableRoute,
  applicants: string[],
  given: NewConsent[],
): Promise<ConsentEntity[]> {
  if (given.some((consent) => consent.scope !== scope))
    throw new Refusal('BAD_INPUT', '登记的同意与所申请的事项不符。');
  for (const consent of given) await recordConsent(tx, ctx, organisation, caseCode, consent);
  const standing = await standingConsents(tx, organisation, caseCode, scope);
  for (const partyId of applicants.filter((id) => !standing.some((consent) => consent.partyId === id))) {
    standing.push(
      await recordConsent(tx, ctx, organisation, caseCode, {
        partyId,
        scope,
        channel: 'PAPER',
        evidence: `共同签署的${letter.title}`,
      }),
    );
  }
  return standing.filter((consent) => applicants.includes(consent.partyId));
}
