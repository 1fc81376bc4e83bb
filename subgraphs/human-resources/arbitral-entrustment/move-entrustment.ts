import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, nextDue } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { mayArbitrate } from '../arbitration/arbitration.policy.js';
import { ArbitralEntrustmentEntity } from './entrustment.entity.js';
import { type EntrustmentAct, entrustmentMachine } from './entrustment.state.js';

export async function loadEntrustment(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<ArbitralEntrustmentEntity> {
  const entrustment = await load(tx, ArbitralEntrustmentEntity, id);
  permit(mayArbitrate(ctx.actor, entrustment));
  return entrustment;
}

/** Moves an entrusted mediation, records the act and tells the register. */
export async function moveEntrustment(
  tx: EntityManager,
  ctx: RequestContext,
  entrustment: ArbitralEntrustmentEntity,
  act: EntrustmentAct,
  changes: Partial<ArbitralEntrustmentEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(entrustmentMachine, entrustment.state, act) };
  Object.assign(entrustment, next);
  const { id, caseCode } = entrustment;
  await tx.update(ArbitralEntrustmentEntity, { id }, next);
  if (act === 'agree' || act === 'fail') await endDeadlines(tx, ctx, id);
  record(tx, ctx, `entrustment.${act}`, id, { caseCode });
  await noteEntrustment(tx, ctx, entrustment);
}

export async function noteEntrustment(
  tx: EntityManager,
  ctx: RequestContext,
  { id, caseCode, organisation, state }: ArbitralEntrustmentEntity,
): Promise<void> {
  const dueOn = await nextDue(tx, id);
  progress(tx, ctx, { caseCode, organisation, kind: 'ArbitralEntrustment', recordId: id, state, dueOn });
}
