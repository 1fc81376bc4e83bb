import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { lackingOf, partiesOfCase, partyLines } from '#kernel/documents/party-lines.js';
import { partySigners } from '#kernel/documents/signers.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { ArbitralReviewEntity } from './review.entity.js';
import { mayReview } from './review.policy.js';

/** Fills the application for review (仲裁审查申请书, 办案规则 §74), which both sides sign. */
export async function fillReviewApplication(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const review = await load(tx, ArbitralReviewEntity, id);
  permit(mayReview(ctx.actor, review));
  const { caseCode, organisation, applicantPartyIds, agreement } = review;
  const all = await partiesOfCase(tx, review);
  const applicants = all.filter(({ id: partyId }) => applicantPartyIds.includes(partyId));
  const { issued } = await loadReferral(tx, ctx, review.referralId, 'IN');
  return {
    ...{ caseCode, organisation, missing: lackingOf(applicants) },
    fields: {
      parties: partyLines(applicants, { APPLICANT: '申请人', RESPONDENT: '申请人' }),
      agreement: agreement.terms,
      mediators: mediatorsOf(ctx, issued.application),
      effectiveOn: localDateOf(new Date(agreement.effectiveAt)),
      evidence: issued.materials.join('、'),
    },
    signers: partySigners('PARTIES', applicants),
  };
}

/** `虚构区总工会调解员样例甲`. */
function mediatorsOf(
  ctx: RequestContext,
  application: { mediationOrganisation: string; mediators: { name: string }[] } | undefined,
): string | null {
  if (!application) return null;
  const { mediationOrganisation, mediators } = application;
  const organisation = ctx.agency.book.find(mediationOrganisation)?.name ?? mediationOrganisation;
  return mediators.length === 0
    ? organisation
    : `${organisation}调解员${mediators.map(({ name }) => name).join('、')}`;
}
