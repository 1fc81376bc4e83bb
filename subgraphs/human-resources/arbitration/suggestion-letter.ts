import type { EntityManager } from 'typeorm';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { cause } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { sideNamed } from '#kernel/documents/parties-named.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { loadArbitration } from './load-arbitration.js';

/** Fills the letter that suggests mediation (调解建议书, 办案规则 §69). Its number becomes that of the suggestion where none was given. */
export async function fillSuggestion(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const arbitration = await loadArbitration(tx, ctx, id);
  const { caseCode, organisation, suggestionNumber, suggestionReferralId } = arbitration;
  const file = await tx.findOneByOrFail(CaseFileEntity, { caseCode, organisation });
  const referral =
    suggestionReferralId &&
    (await tx.findOneBy(ReferralEntity, { id: suggestionReferralId, direction: 'OUT' }));
  return {
    ...{ caseCode, organisation, number: suggestionNumber, signers: [] },
    missing: arbitration.suggestedOn === null ? ['建议调解的登记'] : [],
    fields: {
      applicant: await sideNamed(tx, arbitration, 'APPLICANT'),
      respondent: await sideNamed(tx, arbitration, 'RESPONDENT'),
      dispute: cause(file.cause)?.name ?? file.title,
      organisation: referral ? ctx.agency.book.organisation(referral.counterpart).name : null,
    },
    issued: async ({ number }) => {
      await tx.update(ArbitrationCaseEntity, { id }, { suggestionNumber: number });
    },
  };
}
