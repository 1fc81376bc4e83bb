import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { record } from '#kernel/audit/record.js';
import { type GrantBasis, GrantEntity } from './grant.entity.js';

/** Lets another organisation see what this one holds of a case. The same basis grants once. */
export async function grant(
  tx: EntityManager,
  ctx: RequestContext,
  given: { caseCode: string; organisation: string; grantee: string; basis: GrantBasis; basisId: string },
): Promise<void> {
  const known = await tx.existsBy(GrantEntity, {
    grantee: given.grantee,
    basisId: given.basisId,
    organisation: given.organisation,
  });
  if (known) return;
  await tx.insert(GrantEntity, { id: randomUUID(), ...given, grantedAt: ctx.now, endedAt: null });
  record(tx, ctx, 'disclosure.grant', given.basisId, {
    caseCode: given.caseCode,
    details: { grantee: given.grantee, basis: given.basis },
  });
}

/** Ends at once what was granted on a basis. */
export async function endGrants(tx: EntityManager, ctx: RequestContext, basisId: string): Promise<void> {
  const ended = await tx
    .createQueryBuilder()
    .update(GrantEntity)
    .set({ endedAt: ctx.now })
    .where('basis_id = :basisId and ended_at is null', { basisId })
    .execute();
  if (ended.affected) record(tx, ctx, 'disclosure.end', basisId);
}
