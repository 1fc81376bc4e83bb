import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { loadUnionAid } from './move-union-aid.js';
import type { UnionLegalAidCaseEntity } from './union-aid.entity.js';

/** Fills the decision on an application for the union's legal aid (法律援助决定书). */
export async function fillAidDecision(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const aid = await loadUnionAid(tx, ctx, id);
  const { caseCode, organisation, decisionNumber: number, matter, decisionReason: reasons } = aid;
  const granted = aid.state === 'REJECTED' ? '不予法律援助' : '给予法律援助';
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: {
      applicant: await applicantOf(tx, aid),
      ...{ matter, reasons, decision: aid.decidedOn && granted, remedies: null },
    },
  };
}

/** Fills the notice that assigns a lawyer (法律援助指派通知书), to the lawyer's firm. */
export async function fillAidAssignment(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const aid = await loadUnionAid(tx, ctx, id);
  const { caseCode, organisation, matter, firm: addressee, lawyerName, licenceNumber } = aid;
  return {
    ...{ caseCode, organisation, signers: [] },
    fields: {
      ...{ addressee, applicant: await applicantOf(tx, aid), matter },
      lawyer: lawyerName && `${lawyerName}（执业证号${licenceNumber}）`,
    },
  };
}

async function applicantOf(
  tx: EntityManager,
  { applicantPartyId: id, organisation }: UnionLegalAidCaseEntity,
): Promise<string> {
  return (await tx.findOneByOrFail(PartyEntity, { id, organisation })).name;
}
