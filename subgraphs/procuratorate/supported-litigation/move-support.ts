import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { SupportedLitigationEntity } from './support.entity.js';
import { mayWorkSupport } from './support.policy.js';
import { type SupportAct, supportMachine } from './support.state.js';

export async function loadSupport(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<SupportedLitigationEntity> {
  const support = await load(tx, SupportedLitigationEntity, id);
  permit(mayWorkSupport(ctx.actor, support));
  return support;
}

/** Moves a supported suit, records the act and tells the register. */
export async function moveSupport(
  tx: EntityManager,
  ctx: RequestContext,
  support: SupportedLitigationEntity,
  act: SupportAct,
  changes: Partial<SupportedLitigationEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(supportMachine, support.state, act) };
  Object.assign(support, next);
  await tx.update(SupportedLitigationEntity, { id: support.id }, next);
  record(tx, ctx, `support.${act}`, support.id, { caseCode: support.caseCode });
  noteSupport(tx, ctx, support);
}

/** Tells the register how the suit stands; the matter is in hand until it ends. */
export function noteSupport(
  tx: EntityManager,
  ctx: RequestContext,
  support: SupportedLitigationEntity,
): void {
  const { id: recordId, caseCode, organisation, state, number, endedOn } = support;
  const holding = endedOn === null;
  progress(tx, ctx, {
    ...{ caseCode, organisation, kind: 'SupportedLitigation', recordId, state, number, holding },
  });
}
