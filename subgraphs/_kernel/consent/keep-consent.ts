import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import type { Actor } from '#kernel/actor.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { mayWorkReferral } from '#kernel/referral/referral.policy.js';
import { ConsentEntity } from './consent.entity.js';
import { type NewConsent, recordConsent } from './record-consent.js';
import { type Revocation, revokeConsent } from './revoke-consent.js';

/** Records a party's consent in a case of the person's organisation; nothing else follows from it. */
export function keepConsent(
  ctx: RequestContext,
  caseCode: string,
  given: NewConsent,
): Promise<ConsentEntity> {
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    permit(mayKeepConsents(ctx.actor, ctx.agency.manifest.name));
    await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    return recordConsent(tx, ctx, organisation, caseCode, given);
  });
}

/** Records that a party has taken a consent back. */
export function endConsent(ctx: RequestContext, id: string, how: Revocation): Promise<ConsentEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayKeepConsents(ctx.actor, ctx.agency.manifest.name));
    return revokeConsent(tx, ctx, ctx.actor.organisation, uuidOrNone(id), how);
  });
}

/** Every consent in a case of the person's organisation, the latest first, revoked and expired ones among them. */
export async function consentLedger(ctx: RequestContext, caseCode: string): Promise<ConsentEntity[]> {
  const { organisation } = ctx.actor;
  permit(mayKeepConsents(ctx.actor, ctx.agency.manifest.name));
  permit(await ctx.db.existsBy(CaseFileEntity, { caseCode, organisation }));
  return ctx.db.find(ConsentEntity, {
    where: { caseCode, organisation },
    order: { givenAt: 'DESC', id: 'ASC' },
  });
}

/** Whoever works cases at the agency; leaders and administrators do not. */
export function mayKeepConsents(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency && mayWorkReferral(actor, actor);
}
