import { randomUUID } from 'node:crypto';
import { type EntityManager, In, Not } from 'typeorm';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { mayBegin } from '../staff.policy.js';
import { noteUnionAid } from './move-union-aid.js';
import { UnionLegalAidCaseEntity } from './union-aid.entity.js';

/** 法律援助法 §68 holds a union to the times of the Act: seven days to decide, three to assign. */
export const decideRule = 'LA-1';
export const assignRule = 'LA-2';

export interface UnionAidApplication {
  caseCode: string;
  applicantPartyId: string;
  matter: string;
}

/** Takes in a worker's application for the union's legal aid (申请) in a case that the union has on file. */
export function applyUnionAid(
  ctx: RequestContext,
  { caseCode, applicantPartyId, matter }: UnionAidApplication,
): Promise<UnionLegalAidCaseEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayBegin(ctx.actor));
    const { organisation } = ctx.actor;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    if (matter.trim() === '') throw new Refusal('BAD_INPUT', '请填写申请援助的事项。');
    await needApplicant(tx, { caseCode, organisation, applicantPartyId });
    const undecided = { decisionNumber: null, decidedOn: null, decisionReason: null, report: null };
    const aid: UnionLegalAidCaseEntity = {
      ...{ id: randomUUID(), caseCode, organisation, state: 'APPLIED', applicantPartyId },
      ...{ matter: matter.trim(), appliedOn: ctx.today, ...undecided, endedOn: null },
      ...{ lawyerName: null, firm: null, licenceNumber: null, assignedOn: null },
    };
    await tx.insert(UnionLegalAidCaseEntity, aid);
    await startAidLimit(tx, ctx, aid, decideRule);
    record(tx, ctx, 'union-aid.apply', aid.id, { caseCode });
    await noteUnionAid(tx, ctx, aid);
    return aid;
  });
}

/** Starts one of the Act's times from today. */
export async function startAidLimit(
  tx: EntityManager,
  ctx: RequestContext,
  { id: recordId, caseCode, organisation }: UnionLegalAidCaseEntity,
  rule: string,
): Promise<void> {
  const subject = { caseCode, organisation, recordKind: 'UnionLegalAidCase', recordId };
  await startDeadline(tx, ctx, { ...subject, rule, from: ctx.today });
}

/** The applicant is a person among the case's applicants, and has no other application on hand. */
async function needApplicant(
  tx: EntityManager,
  of: { caseCode: string; organisation: string; applicantPartyId: string },
): Promise<void> {
  const { caseCode, organisation, applicantPartyId } = of;
  const id = uuidOrNone(applicantPartyId);
  const party = await loadBy(tx, PartyEntity, { id, caseCode, organisation });
  if (party.kind !== 'PERSON' || party.side !== 'APPLICANT')
    throw new Refusal('BAD_INPUT', '工会法律援助的申请人应当是本案的劳动者。');
  const open = { caseCode, organisation, applicantPartyId, state: Not(In(['REJECTED', 'CONCLUDED'])) };
  if (await tx.existsBy(UnionLegalAidCaseEntity, open))
    throw new Refusal('BAD_INPUT', '该申请人在本案已有正在办理的工会法律援助。');
}
