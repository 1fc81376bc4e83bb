import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { CivilSupervisionEntity } from './civil-supervision.entity.js';
import { mayWorkSupervision } from './civil-supervision.policy.js';
import { type CivilSupervisionAct, civilSupervisionMachine } from './civil-supervision.state.js';

export async function loadSupervision(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<CivilSupervisionEntity> {
  const supervision = await load(tx, CivilSupervisionEntity, id);
  permit(mayWorkSupervision(ctx.actor, supervision));
  return supervision;
}

/** Moves a matter of civil supervision, records the act and tells the register. */
export async function moveSupervision(
  tx: EntityManager,
  ctx: RequestContext,
  row: CivilSupervisionEntity,
  act: CivilSupervisionAct,
  changes: Partial<CivilSupervisionEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(civilSupervisionMachine, row.state, act) };
  Object.assign(row, next);
  await tx.update(CivilSupervisionEntity, { id: row.id }, next);
  record(tx, ctx, `civil-supervision.${act}`, row.id, { caseCode: row.caseCode });
  noteSupervision(tx, ctx, row);
}

/** Tells the register how it stands; it is in hand until it is decided. */
export function noteSupervision(tx: EntityManager, ctx: RequestContext, row: CivilSupervisionEntity): void {
  const { id: recordId, caseCode, organisation, state, number, decidedOn } = row;
  const holding = decidedOn === null;
  progress(tx, ctx, {
    ...{ caseCode, organisation, kind: 'CivilSupervision', recordId, state, number, holding },
  });
}
