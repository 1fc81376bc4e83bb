import { randomUUID } from 'node:crypto';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { notFound, Refusal } from '#kernel/refusal.js';
import { mayKeepOffice, mayListSeals } from './document.policy.js';
import { SealEntity } from './seal.entity.js';

export interface NewSeal {
  name: string;
  keeperId: string;
  keeperName: string;
  validFrom: string;
  validUntil: string;
}

/** Registers a seal of the own organisation with its keeper (印章登记). */
export async function registerSeal(ctx: RequestContext, input: NewSeal): Promise<SealEntity> {
  permit(mayKeepOffice(ctx.actor, ctx.agency.manifest.name));
  const { validFrom, validUntil } = input;
  const [name, keeperId, keeperName] = [input.name, input.keeperId, input.keeperName].map((text) =>
    text.trim(),
  );
  if (!name || !keeperId || !keeperName) throw new Refusal('BAD_INPUT', '请填写印章名称和保管人。');
  if (validFrom > validUntil) throw new Refusal('BAD_INPUT', '印章的有效期应当先起后止。');
  return ctx.transaction(async (tx) => {
    const row: SealEntity = {
      ...{ id: randomUUID(), organisation: ctx.actor.organisation, name, keeperId, keeperName },
      ...{ validFrom, validUntil, registeredBy: ctx.actor.id },
      ...{ revokedAt: null, revokedBy: null, revokeReason: null },
    };
    await tx.insert(SealEntity, row);
    record(tx, ctx, 'seal.register', row.id, { details: { keeperId, validFrom, validUntil } });
    return row;
  });
}

/** Revokes a seal at once and for good (印章注销); what it was set on stays. */
export function revokeSeal(ctx: RequestContext, id: string, text: string): Promise<SealEntity> {
  return ctx.transaction(async (tx) => {
    const seal = await load(tx, SealEntity, id);
    const own = seal.organisation === ctx.actor.organisation;
    permit(own && mayKeepOffice(ctx.actor, ctx.agency.manifest.name), notFound);
    if (seal.revokedAt !== null) throw new Refusal('WRONG_STATE', '印章已经注销。');
    const revokeReason = text.trim();
    if (revokeReason === '') throw new Refusal('BAD_INPUT', '请写明注销的原因。');
    const changes = { revokedAt: ctx.now, revokedBy: ctx.actor.id, revokeReason };
    await tx.update(SealEntity, id, changes);
    record(tx, ctx, 'seal.revoke', id, {});
    return { ...seal, ...changes };
  });
}

/** The seals of the own organisation, those revoked among them. */
export async function listSeals(ctx: RequestContext): Promise<SealEntity[]> {
  permit(mayListSeals(ctx.actor, ctx.agency.manifest.name));
  const { organisation } = ctx.actor;
  return ctx.db.find(SealEntity, {
    where: { organisation },
    order: { name: 'ASC', validFrom: 'ASC', id: 'ASC' },
  });
}
