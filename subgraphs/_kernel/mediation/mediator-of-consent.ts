import type { EntityManager } from 'typeorm';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { MediationEntity } from './mediation.entity.js';

/** `虚构市中区总工会（调解员：样例）`: whom a party consents to, from the latest mediation of the case; null before there is one. */
export async function mediatorOfConsent(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, organisation }: ConsentEntity,
): Promise<string | null> {
  const mediation = await tx.findOne(MediationEntity, {
    where: { caseCode, organisation },
    order: { acceptedOn: 'DESC', id: 'ASC' },
  });
  if (!mediation) return null;
  const names = mediation.mediators.map(({ name }) => name).join('、');
  return `${ctx.agency.book.organisation(organisation).name}${names && `（调解员：${names}）`}`;
}
