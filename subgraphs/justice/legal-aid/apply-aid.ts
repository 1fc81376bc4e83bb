import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { needCause } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { claimsAtDoor } from '#kernel/dispute-key/claims-at-door.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { LegalAidCaseEntity } from './aid.entity.js';
import { mayApplyAid } from './aid.policy.js';
import type { ApplyAidInput } from './aid.type.js';
import { noteAid } from './move-aid.js';

/** Takes in an application at our own door (申请): opens the case for the first person among the applicants. */
export async function applyAid(ctx: RequestContext, input: ApplyAidInput): Promise<LegalAidCaseEntity> {
  permit(mayApplyAid(ctx.actor));
  const claims = await claimsAtDoor(ctx, input.parties, input.claims);
  return ctx.transaction(async (tx) => {
    const {
      cause,
      causeVersion,
      claim = null,
      facts = null,
      matter,
      urgent,
      meansExemption = null,
      meansDeclaration = null,
    } = input;
    const { organisation } = ctx.actor;
    const title = needCause(cause).name;
    const given = { door: 'APPLICATION', parties: input.parties, claims };
    const dispute = { cause, causeVersion, title, claim, facts, ...given };
    const { file, parties } = await openCase(tx, ctx, organisation, dispute);
    const applicant = parties.find((party) => party.side === 'APPLICANT' && party.kind === 'PERSON');
    if (!applicant) throw new Refusal('BAD_INPUT', '法律援助的申请人应当是公民。', '请填写申请人。');
    const { caseCode } = file;
    return openAid(tx, ctx, {
      ...{ caseCode, organisation, referralId: null, applicantPartyId: applicant.id },
      ...{ matter, urgent, meansExemption, meansDeclaration },
    });
  });
}

type AidApplication = Pick<
  LegalAidCaseEntity,
  | 'caseCode'
  | 'organisation'
  | 'referralId'
  | 'applicantPartyId'
  | 'matter'
  | 'urgent'
  | 'meansExemption'
  | 'meansDeclaration'
>;

/** Begins an application in a case that is on file; the time to decide runs from its receipt. */
export async function openAid(
  tx: EntityManager,
  ctx: RequestContext,
  application: AidApplication,
): Promise<LegalAidCaseEntity> {
  const undecided = {
    decisionNumber: null,
    decidedOn: null,
    decidedBy: null,
    decisionReason: null,
    endText: null,
    endedOn: null,
  };
  const unassigned = { lawyerName: null, firm: null, licenceNumber: null, assignedOn: null };
  const aid: LegalAidCaseEntity = {
    ...{ id: randomUUID(), ...application, state: 'APPLIED', appliedOn: ctx.today },
    ...{ missing: null, missingToldOn: null, advanceGround: null, ...undecided, ...unassigned },
  };
  await tx.insert(LegalAidCaseEntity, aid);
  const { caseCode, organisation, id } = aid;
  const { division } = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
  await startDeadline(tx, ctx, {
    division,
    caseCode,
    organisation,
    recordKind: 'LegalAidCase',
    recordId: id,
    rule: 'LA-1',
    from: ctx.today,
  });
  record(tx, ctx, 'aid.apply', id, { caseCode });
  await noteAid(tx, ctx, aid);
  return aid;
}
