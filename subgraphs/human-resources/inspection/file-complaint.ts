import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { claimsAtDoor } from '#kernel/dispute-key/claims-at-door.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { recordInterruption } from '#kernel/limitation/record-interruption.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { intakeCase } from './intake-case.js';
import { InspectionCaseEntity } from './inspection.entity.js';
import { isInspector } from './inspection.policy.js';
import type { FileComplaintInput } from './inspection.input.js';
import { needText } from './inspection-number.js';
import { clockOf, noteInspection } from './move-inspection.js';

/** Takes in a complaint or a report at our own door (投诉、举报). */
export async function fileComplaint(
  ctx: RequestContext,
  input: FileComplaintInput,
): Promise<InspectionCaseEntity> {
  permit(isInspector(ctx.actor));
  if (input.caseCode && input.claims?.length)
    throw new Refusal('BAD_INPUT', '已有案件的争议期间不在投诉登记中填写。', '请在案件中登记争议期间。');
  const claims = await claimsAtDoor(ctx, input.parties ?? [], input.claims);
  return ctx.transaction(async (tx) => {
    const facts = needText(input.facts, '请写明投诉的事实。');
    const caseCode = await intakeCase(tx, ctx, { ...input, facts, claims });
    return openInspection(tx, ctx, {
      ...{ caseCode, organisation: ctx.actor.organisation, referralId: null },
      ...{ source: input.source, violation: input.violation, complainant: input.complainant ?? null },
      violationEndedOn: input.violationEndedOn ?? null,
      unpaidMonths: input.unpaidMonths?.trim() || null,
    });
  });
}

type Begun = Pick<
  InspectionCaseEntity,
  'caseCode' | 'organisation' | 'referralId' | 'source' | 'violation' | 'complainant' | 'violationEndedOn'
> &
  Partial<Pick<InspectionCaseEntity, 'unpaidMonths'>>;

/** Begins an inspection of a case that is on file: the time to accept and file, or to refuse, runs. */
export async function openInspection(
  tx: EntityManager,
  ctx: RequestContext,
  begun: Begun,
): Promise<InspectionCaseEntity> {
  const inspection: InspectionCaseEntity = {
    ...{ id: randomUUID(), state: 'COMPLAINT', receivedOn: ctx.today, unpaidMonths: null },
    ...{ ...begun, violationEndedOn: null, decisionFacts: null, decisionAmount: null, performBy: null },
    ...{ missing: null, number: null, acceptedOn: null, apartReason: null, refusalGround: null },
    ...{ filedOn: null, extended: false, decision: null, decisionNumber: null, decisionText: null },
    ...{ police: null, endedOn: null, endReason: null, fedBackOn: null },
  };
  await tx.insert(InspectionCaseEntity, inspection);
  if (begun.violationEndedOn) await keepViolationEnd(tx, ctx, inspection, begun.violationEndedOn);
  await startIntake(tx, ctx, inspection);
  record(tx, ctx, 'inspection.receive', inspection.id, { caseCode: inspection.caseCode });
  if (begun.source === 'COMPLAINT') await interruptByComplaint(tx, ctx, inspection);
  await noteInspection(tx, ctx, inspection, true);
  return inspection;
}

/** Who complains to the authority asks for relief (办案规则 §27); a report may be anybody's. */
async function interruptByComplaint(
  tx: EntityManager,
  ctx: RequestContext,
  { id: sourceId, caseCode, organisation, receivedOn: at }: InspectionCaseEntity,
): Promise<void> {
  const complaint = { kind: 'COMPLAINT', at, sourceId, evidence: '投诉登记' } as const;
  await recordInterruption(tx, ctx, { caseCode, organisation, ...complaint });
}

/** The time to accept and file: from the complaint, or from what completes it. */
export async function startIntake(
  tx: EntityManager,
  ctx: RequestContext,
  inspection: InspectionCaseEntity,
): Promise<void> {
  await startDeadline(tx, ctx, { ...clockOf(inspection), rule: 'INS-1', from: ctx.today });
}

/** Keeps when the violation ended. The two years run from then, and stop with the complaint. */
export async function keepViolationEnd(
  tx: EntityManager,
  ctx: RequestContext,
  inspection: InspectionCaseEntity,
  endedOn: string,
): Promise<void> {
  const { id, receivedOn, violationEndedOn } = inspection;
  const from = localDate(endedOn);
  if (from > receivedOn) throw new Refusal('BAD_INPUT', '违法行为终了之日不能晚于收到投诉之日。');
  if (violationEndedOn !== null && violationEndedOn !== from)
    throw new Refusal('WRONG_STATE', '违法行为终了之日已经登记。');
  if (violationEndedOn !== null) return;
  inspection.violationEndedOn = from;
  await tx.update(InspectionCaseEntity, { id }, { violationEndedOn: from });
  await startDeadline(tx, ctx, { ...clockOf(inspection), rule: 'INS-3', from });
  await meetDeadline(tx, ctx, id, 'INS-3', receivedOn);
}
