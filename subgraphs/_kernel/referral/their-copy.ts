import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { notFound } from '#kernel/refusal.js';
import { checkNamed } from './check-letter.js';
import { ReferralEntity } from './referral.entity.js';

/** The copy of the referral that the sender of this message and its receiver share. */
export async function theirCopy(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
  envelope: Envelope,
): Promise<ReferralEntity> {
  const referral = await tx.findOne(ReferralEntity, {
    where: { id, organisation: envelope.dest, counterpart: ctx.actor.organisation },
    lock: { mode: 'pessimistic_write' },
  });
  if (!referral || referral.caseCode !== envelope.caseid) throw notFound();
  checkNamed(envelope, id);
  return referral;
}
