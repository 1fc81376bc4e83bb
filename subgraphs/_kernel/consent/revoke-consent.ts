import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endGrants } from '#kernel/disclosure/grant.js';
import { interruptByWithdrawal } from '#kernel/limitation/interrupt-by-referral.js';
import { notFound, Refusal } from '#kernel/refusal.js';
import { type ConsentChannel, ConsentEntity } from './consent.entity.js';

/** How a party has taken a consent back. */
export interface Revocation {
  channel?: ConsentChannel | null;
  /** Where the evidence of it lies. */
  evidence?: string | null;
}

/**
 * Revokes a consent; what was disclosed on it ends at once, and the limitation begins anew where it was given to a mediation that is
 * referred. Nothing a party says is needed for it to hold.
 */
export async function revokeConsent(
  tx: EntityManager,
  ctx: RequestContext,
  organisation: string,
  id: string,
  how: Revocation = {},
): Promise<ConsentEntity> {
  const row = await tx.findOne(ConsentEntity, {
    where: { id, organisation },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row) throw notFound();
  if (row.revokedAt) throw new Refusal('WRONG_STATE', '该同意已经撤回。');
  const revoked = {
    revokedAt: ctx.now,
    revocationChannel: how.channel ?? null,
    revocationEvidence: how.evidence?.trim() || null,
    revokedBy: ctx.actor.id,
  };
  await tx.update(ConsentEntity, { id, organisation }, revoked);
  await endGrants(tx, ctx, id);
  record(tx, ctx, 'consent.revoke', id, {
    caseCode: row.caseCode,
    details: { scope: row.scope, ...(how.channel && { channel: how.channel }) },
  });
  Object.assign(row, revoked);
  await interruptByWithdrawal(tx, ctx, row);
  return row;
}
