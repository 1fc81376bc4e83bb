import { type EntityManager, In } from 'typeorm';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';

/** Whom a party consents to have mediate: who is named in the consent, or whom the case was sent to last; null before that. */
export async function mediatorOfConsent(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, organisation, recipient }: ConsentEntity,
): Promise<string | null> {
  const sent = await tx.findOne(ReferralEntity, {
    where: { caseCode, organisation, direction: 'OUT', arrow: In(['A01', 'A02']) },
    order: { sentAt: 'DESC' },
  });
  const code = recipient ?? sent?.counterpart;
  return code === undefined ? null : (ctx.agency.book.find(code)?.name ?? null);
}
