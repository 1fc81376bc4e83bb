import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { acceptReferral, signForReferral } from '#kernel/referral/answer.js';
import { beginHandling } from '#kernel/referral/handle.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ProcuratorialLeadEntity } from './lead.entity.js';
import { mayWorkLead } from './lead.policy.js';
import { moveLead } from './move-lead.js';

/** A procurator takes the lead up and weighs it (评估); signs for the referral where nobody has. */
export function reviewLead(ctx: RequestContext, id: string): Promise<ProcuratorialLeadEntity> {
  return ctx.transaction(async (tx) => {
    const lead = await loadLead(tx, ctx, id);
    await moveLead(tx, ctx, lead, 'review', { reviewerId: ctx.actor.id });
    const referral = await loadReferral(tx, ctx, lead.referralId, 'IN');
    if (referral.state === 'SENT') await signForReferral(tx, ctx, referral);
    return lead;
  });
}

/** Takes the lead on (立案、办理), under a number where one is given. */
export function acceptLead(
  ctx: RequestContext,
  id: string,
  number: string | null,
): Promise<ProcuratorialLeadEntity> {
  return ctx.transaction(async (tx) => {
    const lead = await loadLead(tx, ctx, id);
    await moveLead(tx, ctx, lead, 'accept', { number, acceptedOn: ctx.today });
    const referral = await loadReferral(tx, ctx, lead.referralId, 'IN');
    await acceptReferral(tx, ctx, referral, { recordId: id, due: null, number });
    await beginHandling(tx, ctx, referral);
    return lead;
  });
}

export async function loadLead(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<ProcuratorialLeadEntity> {
  const lead = await load(tx, ProcuratorialLeadEntity, id);
  permit(mayWorkLead(ctx.actor, lead));
  return lead;
}
