import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { loadAid } from './move-aid.js';

/** Fills the notice that a lawyer is assigned (法律援助指派通知书, 法律援助法 §42), to the lawyer's firm. */
export async function fillAidAssignment(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const aid = await loadAid(tx, ctx, id);
  const { caseCode, organisation, firm, lawyerName, licenceNumber, matter, decisionNumber } = aid;
  const applicant = await tx.findOneBy(PartyEntity, { id: aid.applicantPartyId, organisation });
  return {
    ...{ caseCode, organisation, signers: [] },
    fields: {
      ...{ addressee: firm, applicant: applicant?.name ?? null, matter },
      lawyer: lawyerName && `${lawyerName}（执业证号${licenceNumber}）`,
      decision: decisionNumber,
    },
  };
}
