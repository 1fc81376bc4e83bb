import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { reportProgress } from '../report-progress.js';
import { CivilCaseEntity } from './civil-case.entity.js';
import { mayWorkCivilCase } from './civil-case.policy.js';
import { type CivilCaseAct, civilCaseMachine, type CivilCaseState } from './civil-case.state.js';

/** With these the court has done with the matter. While a mediator is asked it has not: whoever takes it up says so. */
const done = new Set<CivilCaseState>(['JUDGED', 'MEDIATED', 'WITHDRAWN', 'FINAL']);

/** The civil case for an act of this court's staff, row locked. */
export async function loadCivilCase(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<CivilCaseEntity> {
  const civilCase = await load(tx, CivilCaseEntity, id);
  permit(mayWorkCivilCase(ctx.actor, civilCase));
  return civilCase;
}

/** Moves, saves, records and tells the register. */
export async function moveCivilCase(
  tx: EntityManager,
  ctx: RequestContext,
  civilCase: CivilCaseEntity,
  act: CivilCaseAct,
  changes: Partial<CivilCaseEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(civilCaseMachine, civilCase.state, act) };
  Object.assign(civilCase, next);
  await tx.update(CivilCaseEntity, civilCase.id, next);
  record(tx, ctx, `civil-case.${act}`, civilCase.id, { caseCode: civilCase.caseCode });
  await reportProgress(tx, ctx, 'CivilCase', civilCase, !done.has(civilCase.state));
}
