import { permit, uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { notFound } from '#kernel/refusal.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { mayKeepRoster, mayMediate } from './mediation.policy.js';
import { MediatorEntity } from './mediator.entity.js';
import { checkNeutrality, type NeutralityFinding } from './neutrality.js';

/** The roster of the person's organisation, by name. */
export async function listMediators(ctx: RequestContext, active: boolean | null): Promise<MediatorEntity[]> {
  permit(mayKeepRoster(ctx.actor, ctx.agency.manifest.name));
  const { organisation } = ctx.actor;
  return ctx.db.find(MediatorEntity, {
    where: { organisation, ...(active === null ? {} : { active }) },
    order: { name: 'ASC' },
  });
}

/** What speaks against a mediator in a case referred to the person's organisation. */
export async function neutralityInReferral(
  ctx: RequestContext,
  referralId: string,
  mediatorId: string,
): Promise<NeutralityFinding[]> {
  const referral = await ctx.db.findOneBy(ReferralEntity, { id: uuidOrNone(referralId), direction: 'IN' });
  if (!referral) throw notFound();
  permit(mayMediate(ctx.actor, referral));
  const { organisation, caseCode } = referral;
  return (await checkNeutrality(ctx.db, organisation, caseCode, [uuidOrNone(mediatorId)])).findings;
}
