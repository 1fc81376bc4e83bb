import { type EntityManager, In } from 'typeorm';
import { permit, uuidOrNone } from '#kernel/act.js';
import type { MessageHandler } from '#kernel/agency.js';
import { leftMediation, settlementRevoked } from '#kernel/collective/settle-workers.js';
import { ConsentEntity } from '#kernel/consent/consent.entity.js';
import { type NewConsent, recordConsent } from '#kernel/consent/record-consent.js';
import { type Revocation, revokeConsent } from '#kernel/consent/revoke-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { post } from '#kernel/exchange/post.js';
import { Refusal } from '#kernel/refusal.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { mediationArrows } from './handling-limit.js';
import { MediationEntity } from './mediation.entity.js';
import { mayRecordConsent } from './mediation.policy.js';
import { hasEnded } from './mediation.state.js';
import { endMediation } from './report-result.js';
import { beginWhenBothConsent } from './start-mediation.js';

/** Records a party's consent; a mediation that has waited for it begins. */
export function recordCaseConsent(
  ctx: RequestContext,
  caseCode: string,
  given: NewConsent,
): Promise<ConsentEntity> {
  return ctx.transaction(async (tx) => {
    const { organisation, agency } = ctx.actor;
    permit(mayRecordConsent(ctx.actor, { organisation }) && agency === ctx.agency.manifest.name);
    if (given.scope === 'SETTLEMENT')
      throw new Refusal('BAD_INPUT', '和解的同意应当在劳动者名册中逐人登记，并写明本人同意的金额。');
    const consent = await recordConsent(tx, ctx, organisation, caseCode, given);
    if (given.scope !== 'MEDIATION') return consent;
    for (const mediation of await openMediations(tx, consent)) {
      if (mediation.state === 'ACCEPTED') await beginWhenBothConsent(tx, ctx, mediation);
    }
    return consent;
  });
}

/** A party withdraws a consent (撤回同意). Without consent there is no mediation: it ends at once. */
export function revokeCaseConsent(
  ctx: RequestContext,
  consentId: string,
  how: Revocation = {},
): Promise<ConsentEntity> {
  return ctx.transaction(async (tx) => {
    const { organisation, agency } = ctx.actor;
    permit(mayRecordConsent(ctx.actor, { organisation }) && agency === ctx.agency.manifest.name);
    const consent = await revokeConsent(tx, ctx, organisation, uuidOrNone(consentId), how);
    await afterRevocation(tx, ctx, consent);
    await tellReceivers(tx, ctx, consent);
    return consent;
  });
}

/** Whoever referred a case tells that a party has withdrawn there; handler of ConsentRevoked. */
export const consentRevokedElsewhere: MessageHandler<{ consentId: string; caseCode: string }> = async (
  tx,
  ctx,
  body,
  envelope,
) => {
  const known = { id: body.consentId, organisation: envelope.dest, caseCode: envelope.caseid };
  const row = await tx.findOneBy(ConsentEntity, known);
  if (!row || row.revokedAt) return;
  await afterRevocation(tx, ctx, await revokeConsent(tx, ctx, envelope.dest, row.id));
};

async function afterRevocation(
  tx: EntityManager,
  ctx: RequestContext,
  consent: ConsentEntity,
): Promise<void> {
  if (consent.scope === 'SETTLEMENT') await settlementRevoked(tx, ctx, consent);
  if (consent.scope !== 'MEDIATION' || (await leftMediation(tx, ctx, consent))) return;
  for (const mediation of await openMediations(tx, consent)) {
    await endMediation(tx, ctx, mediation, 'PARTY_STOPS', '当事人撤回调解同意');
  }
  await ctx.agency.manifest.consentRevoked?.(tx, ctx, consent);
}

async function openMediations(
  tx: EntityManager,
  { caseCode, organisation }: ConsentEntity,
): Promise<MediationEntity[]> {
  const rows = await tx.find(MediationEntity, {
    where: { caseCode, organisation },
    lock: { mode: 'pessimistic_write' },
  });
  return rows.filter((row) => !hasEnded(row.state));
}

/** The mediators to whom this organisation has referred the case on the consent are told. */
async function tellReceivers(tx: EntityManager, ctx: RequestContext, consent: ConsentEntity): Promise<void> {
  const { id: consentId, caseCode, organisation } = consent;
  if (consent.scope !== 'MEDIATION') return;
  const state = In(['SENT', 'RECEIVED', 'ACCEPTED', 'IN_HANDLING', 'EXTENDED', 'SUSPENDED']);
  const sent = await tx.findBy(ReferralEntity, {
    caseCode,
    organisation,
    direction: 'OUT',
    arrow: In([...mediationArrows]),
    state,
  });
  for (const to of new Set(sent.map((referral) => referral.counterpart))) {
    post(tx, ctx, {
      from: organisation,
      to,
      type: 'ConsentRevoked',
      caseCode,
      body: { caseCode, consentId, at: ctx.now.toISOString() },
    });
  }
}
