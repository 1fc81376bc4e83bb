import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { nextDue } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { InspectionCaseEntity } from './inspection.entity.js';
import { mayInspect } from './inspection.policy.js';
import { type InspectionAct, inspectionMachine } from './inspection.state.js';

/** The inspection for an act of one of our inspectors, row locked. */
export async function loadInspection(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<InspectionCaseEntity> {
  const inspection = await load(tx, InspectionCaseEntity, id);
  permit(mayInspect(ctx.actor, inspection));
  return inspection;
}

/** Moves an inspection and records the act. */
export async function moveInspection(
  tx: EntityManager,
  ctx: RequestContext,
  inspection: InspectionCaseEntity,
  act: InspectionAct,
  changes: Partial<InspectionCaseEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(inspectionMachine, inspection.state, act) };
  Object.assign(inspection, next);
  await tx.update(InspectionCaseEntity, { id: inspection.id }, next);
  record(tx, ctx, `inspection.${act}`, inspection.id, { caseCode: inspection.caseCode });
}

/** Tells the register how the inspection stands; `holding` when the bureau takes the matter in hand or has done with it. */
export async function noteInspection(
  tx: EntityManager,
  ctx: RequestContext,
  inspection: InspectionCaseEntity,
  holding?: boolean,
): Promise<void> {
  const { id, caseCode, organisation, state } = inspection;
  progress(tx, ctx, {
    ...{ caseCode, organisation, kind: 'InspectionCase', recordId: id, state },
    number: inspection.decisionNumber ?? inspection.number,
    dueOn: await nextDue(tx, id),
    ...(holding === undefined ? {} : { holding }),
  });
}

/** What a deadline of the inspection belongs to. */
export function clockOf({ caseCode, organisation, id }: InspectionCaseEntity) {
  return { caseCode, organisation, recordKind: 'InspectionCase', recordId: id };
}

/** Where the case is: decides local limits and the province's figures. */
export async function divisionOf(
  tx: EntityManager,
  { caseCode, organisation }: Pick<InspectionCaseEntity, 'caseCode' | 'organisation'>,
): Promise<string> {
  return (await tx.findOneByOrFail(CaseFileEntity, { caseCode, organisation })).division;
}
