import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { MediatorBody, ReferralEntity } from '#kernel/referral/referral.entity.js';
import { BarredMediatorEntity } from './barred-mediator.entity.js';

/** Keeps who mediated the case, each once for a referral. */
export async function barMediators(
  tx: EntityManager,
  ctx: RequestContext,
  { id: referralId, organisation, caseCode }: Pick<ReferralEntity, 'id' | 'organisation' | 'caseCode'>,
  mediators: MediatorBody[],
): Promise<void> {
  if (mediators.length === 0) return;
  const rows = mediators.map((mediator) => ({
    id: randomUUID(),
    referralId,
    organisation,
    caseCode,
    ...barred(mediator),
    barredOn: ctx.today,
  }));
  await tx.createQueryBuilder().insert().into(BarredMediatorEntity).values(rows).orIgnore().execute();
}

function barred({ mediatorId, name, personKey }: MediatorBody) {
  return { mediatorId, name, personKey };
}
