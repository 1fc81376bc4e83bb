import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { returnReferral, signForReferral } from '#kernel/referral/answer.js';
import { closeReferral, lapseReferral, recallReferral } from '#kernel/referral/close.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { type ReferralDirection, ReferralEntity } from '#kernel/referral/referral.entity.js';

/** What the referral doors of every agency do, without GraphQL. */
export function signFor(ctx: RequestContext, id: string): Promise<void> {
  return through(ctx, id, 'IN', (tx, referral) => signForReferral(tx, ctx, referral));
}

export function sendBack(ctx: RequestContext, id: string, reason: string, text: string): Promise<void> {
  return through(ctx, id, 'IN', async (tx, referral) => {
    await returnReferral(tx, ctx, referral, { reason, text });
    await ctx.agency.manifest.referralActs?.returned?.(tx, ctx, referral);
  });
}

export function close(ctx: RequestContext, id: string): Promise<void> {
  return through(ctx, id, 'OUT', async (tx, referral) => {
    await closeReferral(tx, ctx, referral);
    await ctx.agency.manifest.referralActs?.closed?.(tx, ctx, referral);
  });
}

export function recall(ctx: RequestContext, id: string, reason: string): Promise<void> {
  return through(ctx, id, 'OUT', async (tx, referral) => {
    await recallReferral(tx, ctx, referral, reason);
    await ctx.agency.manifest.referralActs?.recalled?.(tx, ctx, referral);
  });
}

export function markUnconfirmed(ctx: RequestContext, id: string): Promise<void> {
  return through(ctx, id, 'OUT', (tx, referral) => lapseReferral(tx, ctx, referral));
}

/** The referral that a record has been sent on with. */
export async function referralServing(ctx: RequestContext, recordId: string): Promise<string> {
  const { id } = await ctx.db.findOneByOrFail(ReferralEntity, { recordId, direction: 'OUT' });
  return id;
}

function through(
  ctx: RequestContext,
  id: string,
  direction: ReferralDirection,
  work: (tx: EntityManager, referral: ReferralEntity) => Promise<void>,
): Promise<void> {
  return ctx.transaction(async (tx) => work(tx, await loadReferral(tx, ctx, id, direction)));
}
