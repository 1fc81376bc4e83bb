import { randomUUID } from 'node:crypto';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { Refusal } from '#kernel/refusal.js';
import { mayKeepRoster } from './mediation.policy.js';
import { MediatorEntity } from './mediator.entity.js';

export interface NewMediator {
  name: string;
  idNumber: string;
  staffId?: string | null;
}

/** Puts a person on the roster of mediators; the identity number is kept as its keyed hash alone. */
export function registerMediator(ctx: RequestContext, input: NewMediator): Promise<MediatorEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayKeepRoster(ctx.actor, ctx.agency.manifest.name));
    const { organisation } = ctx.actor;
    const name = input.name.trim();
    if (name === '') throw new Refusal('BAD_INPUT', '请填写调解员姓名。');
    const personKey = matchingKey(ctx.agency.keyring, 'PERSON', input.idNumber);
    const staffId = input.staffId ?? null;
    const known = await tx.findBy(MediatorEntity, [
      { organisation, personKey },
      ...(staffId ? [{ organisation, staffId }] : []),
    ]);
    if (known.length > 0)
      throw new Refusal('BAD_INPUT', '该调解员或该工作账号已在名册内。', '请在调解员名册中查找。');
    const row: MediatorEntity = { id: randomUUID(), organisation, name, personKey, staffId, active: true };
    await tx.insert(MediatorEntity, row);
    record(tx, ctx, 'mediator.register', row.id);
    return row;
  });
}

/** Takes a mediator off the roster, or puts one back. */
export function setMediatorActive(ctx: RequestContext, id: string, active: boolean): Promise<MediatorEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayKeepRoster(ctx.actor, ctx.agency.manifest.name));
    const row = await loadBy(tx, MediatorEntity, {
      id: uuidOrNone(id),
      organisation: ctx.actor.organisation,
    });
    row.active = active;
    await tx.update(MediatorEntity, row.id, { active });
    record(tx, ctx, active ? 'mediator.activate' : 'mediator.deactivate', row.id);
    return row;
  });
}
