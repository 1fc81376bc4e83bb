import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { nextDue } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { type ArbitrationAct, arbitrationMachine } from './arbitration.state.js';

/** Moves an arbitration and records the act. */
export async function moveArbitration(
  tx: EntityManager,
  ctx: RequestContext,
  arbitration: ArbitrationCaseEntity,
  act: ArbitrationAct,
  changes: Partial<ArbitrationCaseEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(arbitrationMachine, arbitration.state, act) };
  Object.assign(arbitration, next);
  await tx.update(ArbitrationCaseEntity, { id: arbitration.id }, next);
  record(tx, ctx, `arbitration.${act}`, arbitration.id, { caseCode: arbitration.caseCode });
}

/** Tells the register how the arbitration stands; `holding` when the committee takes the matter in hand or has done with it. */
export async function noteArbitration(
  tx: EntityManager,
  ctx: RequestContext,
  arbitration: ArbitrationCaseEntity,
  holding?: boolean,
): Promise<void> {
  const { id, caseCode, organisation, state, number } = arbitration;
  const dueOn = await nextDue(tx, id);
  progress(tx, ctx, {
    caseCode,
    organisation,
    kind: 'ArbitrationCase',
    recordId: id,
    state,
    number,
    dueOn,
    ...(holding === undefined ? {} : { holding }),
  });
}
