import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { LegalHealthCheckEntity } from './health-check.entity.js';
import { mayKeepHealthCheck } from './health-check.policy.js';
import { type HealthCheckAct, healthCheckMachine } from './health-check.state.js';

export async function loadHealthCheck(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<LegalHealthCheckEntity> {
  const check = await load(tx, LegalHealthCheckEntity, id);
  permit(mayKeepHealthCheck(ctx.actor, check));
  return check;
}

export async function moveHealthCheck(
  tx: EntityManager,
  ctx: RequestContext,
  check: LegalHealthCheckEntity,
  act: HealthCheckAct,
  changes: Partial<LegalHealthCheckEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(healthCheckMachine, check.state, act) };
  Object.assign(check, next);
  await tx.update(LegalHealthCheckEntity, { id: check.id }, next);
  record(tx, ctx, `health-check.${act}`, check.id);
}
