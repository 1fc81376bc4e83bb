import type { EntityManager } from 'typeorm';
import { load, loadBy, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { AgreementEntity } from './agreement.entity.js';
import { MediationEntity } from './mediation.entity.js';
import { mayMediate } from './mediation.policy.js';
import { needNeutralDelegate } from './neutral-delegate.js';

/** The mediation for an act, row locked; one of another organisation is one that does not exist. */
export async function loadMediation(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<MediationEntity> {
  const mediation = await load(tx, MediationEntity, id);
  permit(mayMediate(ctx.actor, mediation));
  await needNeutralDelegate(tx, ctx, mediation);
  return mediation;
}

export async function loadAgreement(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<AgreementEntity> {
  const agreement = await load(tx, AgreementEntity, id);
  permit(mayMediate(ctx.actor, agreement));
  await needNeutralDelegate(tx, ctx, agreement);
  return agreement;
}

/** Our copy of the referral that a mediation was taken up from; null for the own door. */
export async function referralOf(
  tx: EntityManager,
  mediation: MediationEntity,
): Promise<ReferralEntity | null> {
  if (!mediation.referralId) return null;
  return loadBy(tx, ReferralEntity, { id: mediation.referralId, direction: 'IN' });
}
