import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { cause } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesOfCase, partyLines } from '#kernel/documents/party-lines.js';
import { arbitratorSigners } from '../arbitration/arbitrator-signers.js';
import { ArbitralReviewEntity } from './review.entity.js';
import { mayReview } from './review.policy.js';

/** The arbitral statement that takes the place of a reviewed agreement (办案规则 §77): it says what the agreement says. */
export async function reviewStatement(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const review = await load(tx, ArbitralReviewEntity, id);
  permit(mayReview(ctx.actor, review));
  const { caseCode, organisation, agreement, arbitrator, applicantPartyIds, statementNumber } = review;
  const applicants = (await partiesOfCase(tx, review)).filter(({ id: own }) =>
    applicantPartyIds.includes(own),
  );
  const causes = agreement.claimKinds.map((code) => cause(code)?.name ?? code).join('、');
  return {
    ...{ caseCode, organisation, number: statementNumber },
    ...arbitratorSigners(arbitrator === null ? [] : [arbitrator]),
    fields: {
      parties: partyLines(applicants, { APPLICANT: '申请人', RESPONDENT: '申请人' }),
      claims: `双方当事人因${causes}达成调解协议，共同申请仲裁审查。`,
      ...{ terms: agreement.terms, amount: agreement.amount ?? null, performBy: agreement.performBy ?? null },
      madeOn: statementNumber === null ? null : review.decidedOn,
    },
  };
}
