import type { EntityManager } from 'typeorm';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { ConsentEntity } from '#kernel/consent/consent.entity.js';
import { type NewConsent, recordConsent } from '#kernel/consent/record-consent.js';
import { type Revocation, revokeConsent } from '#kernel/consent/revoke-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { post } from '#kernel/exchange/post.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { followConsents } from '../pre-filing-mediation/follow-consents.js';
import { worksHere } from '../staff.policy.js';
import { FilingIntakeEntity } from './filing-intake.entity.js';
import { startIntakeClocks } from './intake-clocks.js';

/** Records a party's consent in a case of this court; an applicant who asks for mediation starts its clock. */
export function recordCaseConsent(
  ctx: RequestContext,
  caseCode: string,
  given: NewConsent,
): Promise<ConsentEntity> {
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    const file = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    permit(worksHere(ctx.actor, file));
    const consent = await recordConsent(tx, ctx, organisation, caseCode, given);
    await consentsChanged(tx, ctx, consent);
    return consent;
  });
}

/** A party takes a consent back; everybody who works on it is told. */
export function revokeCaseConsent(
  ctx: RequestContext,
  id: string,
  how: Revocation = {},
): Promise<ConsentEntity> {
  return ctx.transaction(async (tx) => {
    permit(worksHere(ctx.actor, ctx.actor));
    const consent = await revokeConsent(tx, ctx, ctx.actor.organisation, uuidOrNone(id), how);
    await consentsChanged(tx, ctx, consent);
    await tellMediators(tx, ctx, consent);
    return consent;
  });
}

/** Another agency says that a party has taken a consent back. */
export async function consentRevokedElsewhere(
  tx: EntityManager,
  ctx: RequestContext,
  organisation: string,
  id: string,
): Promise<void> {
  const known = await tx.findOneBy(ConsentEntity, { id, organisation });
  if (!known || known.revokedAt) return;
  await consentsChanged(tx, ctx, await revokeConsent(tx, ctx, organisation, id));
}

async function consentsChanged(
  tx: EntityManager,
  ctx: RequestContext,
  consent: ConsentEntity,
): Promise<void> {
  if (consent.scope !== 'MEDIATION') return;
  const { caseCode, organisation } = consent;
  const intake = await tx.findOneBy(FilingIntakeEntity, { caseCode, organisation, state: 'RECEIVED' });
  if (intake && consent.revokedAt === null) await startIntakeClocks(tx, ctx, intake);
  await followConsents(tx, ctx, caseCode, organisation);
}

const open = new Set<string>(['SENT', 'RECEIVED', 'ACCEPTED', 'IN_HANDLING', 'EXTENDED', 'SUSPENDED']);

async function tellMediators(
  tx: EntityManager,
  ctx: RequestContext,
  { id, caseCode, organisation }: ConsentEntity,
): Promise<void> {
  const referrals = await tx.findBy(ReferralEntity, { caseCode, organisation });
  const told = new Set(
    referrals.filter((referral) => open.has(referral.state)).map((referral) => referral.counterpart),
  );
  for (const to of told) {
    post(tx, ctx, {
      from: organisation,
      to,
      type: 'ConsentRevoked',
      caseCode,
      body: { caseCode, consentId: id, at: ctx.now.toISOString() },
    });
  }
}
