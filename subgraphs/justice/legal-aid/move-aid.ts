import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { nextDue } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { LegalAidCaseEntity } from './aid.entity.js';
import { mayWorkAid } from './aid.policy.js';
import { type AidAct, aidMachine } from './aid.state.js';

export async function loadAid(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<LegalAidCaseEntity> {
  const aid = await load(tx, LegalAidCaseEntity, id);
  permit(mayWorkAid(ctx.actor, aid));
  return aid;
}

/** Moves an application and records the act. */
export async function moveAid(
  tx: EntityManager,
  ctx: RequestContext,
  aid: LegalAidCaseEntity,
  act: AidAct,
  changes: Partial<LegalAidCaseEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(aidMachine, aid.state, act) };
  Object.assign(aid, next);
  await tx.update(LegalAidCaseEntity, { id: aid.id }, next);
  record(tx, ctx, `aid.${act}`, aid.id, { caseCode: aid.caseCode });
}

/** Tells the register how the application stands; the matter is in hand until it ends. */
export async function noteAid(
  tx: EntityManager,
  ctx: RequestContext,
  aid: LegalAidCaseEntity,
): Promise<void> {
  const { id, caseCode, organisation, state, decisionNumber: number, endedOn } = aid;
  const dueOn = await nextDue(tx, id);
  progress(tx, ctx, {
    caseCode,
    organisation,
    kind: 'LegalAidCase',
    recordId: id,
    state,
    number,
    dueOn,
    holding: endedOn === null,
  });
}
