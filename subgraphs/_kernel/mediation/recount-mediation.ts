import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { Recount } from '#kernel/deadline/recounted.js';
import { recountHandling } from '#kernel/referral/recount.js';
import { referralOf } from './load-mediation.js';
import { MediationEntity } from './mediation.entity.js';
import { hasEnded } from './mediation.state.js';

/** The time of a mediation ends on another day now: the mediation shows it, and whoever referred it is told. */
export async function recountMediation(
  tx: EntityManager,
  ctx: RequestContext,
  { recordId: id, rule, due }: Recount,
): Promise<void> {
  const mediation = await tx.findOneByOrFail(MediationEntity, { id });
  if (mediation.rule !== rule || hasEnded(mediation.state)) return;
  await tx.update(MediationEntity, id, { due });
  const referral = await referralOf(tx, mediation);
  if (referral) await recountHandling(tx, ctx, referral, due);
}
