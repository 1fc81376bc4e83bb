import type { EntityManager } from 'typeorm';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesOfCase, partyLines } from '#kernel/documents/party-lines.js';
import { partySigners } from '#kernel/documents/signers.js';
import { employmentText } from '#kernel/fact-table/facts-in-words.js';
import type { LegalAidCaseEntity, MeansExemption } from './aid.entity.js';
import { loadAid } from './move-aid.js';

const exemptions: Record<MeansExemption, string> = {
  MIGRANT_WAGES: '进城务工人员请求支付劳动报酬，免予核查经济困难状况（法律援助法第四十二条第三项）。',
  WORK_INJURY: '进城务工人员请求工伤事故人身损害赔偿，免予核查经济困难状况（法律援助法第四十二条第三项）。',
};

/** Fills the application for legal aid (法律援助申请表, 法律援助法 §41), which states the applicant's means. */
export async function fillAidApplication(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const aid = await loadAid(tx, ctx, id);
  const { caseCode, organisation, applicantPartyId, matter, appliedOn } = aid;
  const { facts } = await tx.findOneByOrFail(CaseFileEntity, { caseCode, organisation });
  const parties = await partiesOfCase(tx, aid);
  const applicants = parties.filter((party) => party.id === applicantPartyId);
  const others = parties.filter(({ side }) => side !== applicants[0]?.side);
  return {
    ...{ caseCode, organisation },
    fields: {
      applicant: partyLines(applicants, { RESPONDENT: '申请人' }),
      respondent: partyLines(others, { APPLICANT: '对方当事人', RESPONDENT: '对方当事人' }),
      facts: facts ?? (await employmentText(tx, aid)),
      ...{ matter, means: meansText(aid), appliedOn },
    },
    signers: partySigners('APPLICANT', applicants),
  };
}

function meansText({ meansExemption, meansDeclaration }: LegalAidCaseEntity): string | null {
  return meansExemption === null ? meansDeclaration : exemptions[meansExemption];
}
