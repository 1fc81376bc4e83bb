import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { nextDue } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { UnionLegalAidCaseEntity } from './union-aid.entity.js';
import { mayWorkUnionAid } from './union-aid.policy.js';
import { type UnionAidAct, unionAidMachine } from './union-aid.state.js';

export async function loadUnionAid(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<UnionLegalAidCaseEntity> {
  const aid = await load(tx, UnionLegalAidCaseEntity, id);
  permit(mayWorkUnionAid(ctx.actor, aid));
  return aid;
}

/** Moves an application and records the act. */
export async function moveUnionAid(
  tx: EntityManager,
  ctx: RequestContext,
  aid: UnionLegalAidCaseEntity,
  act: UnionAidAct,
  changes: Partial<UnionLegalAidCaseEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(unionAidMachine, aid.state, act) };
  Object.assign(aid, next);
  await tx.update(UnionLegalAidCaseEntity, { id: aid.id }, next);
  record(tx, ctx, `union-aid.${act}`, aid.id, { caseCode: aid.caseCode });
}

/** Tells the register how the application stands. */
export async function noteUnionAid(
  tx: EntityManager,
  ctx: RequestContext,
  aid: UnionLegalAidCaseEntity,
): Promise<void> {
  const { id: recordId, caseCode, organisation, state, decisionNumber: number } = aid;
  const dueOn = await nextDue(tx, recordId);
  progress(tx, ctx, { caseCode, organisation, kind: 'UnionLegalAidCase', recordId, state, number, dueOn });
}
