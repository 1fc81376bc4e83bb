import type { EntityManager } from 'typeorm';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import { needConsentOfBoth } from '#kernel/consent/record-consent.js';
import { missingSides } from '#kernel/mediation/sides.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { localDateOf } from '#kernel/values/local-date.js';

/** Both sides' consents to this mediation: one given before it was proposed was given to another. Refuses with CONSENT_MISSING. */
export async function freshConsents(
  tx: EntityManager,
  { caseCode, organisation }: { caseCode: string; organisation: string },
  proposedOn: string,
): Promise<ConsentEntity[]> {
  const standing = await needConsentOfBoth(tx, organisation, caseCode, 'MEDIATION');
  const fresh = standing.filter(({ givenAt }) => localDateOf(givenAt) >= proposedOn);
  const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
  const missing = missingSides(
    parties,
    fresh.map(({ partyId }) => partyId),
  );
  if (missing.length === 0) return fresh;
  throw new Refusal(
    'CONSENT_MISSING',
    `缺少${missing.join('和')}对本次调解的同意。`,
    `${proposedOn}以前的同意是对另一次调解的，请重新征求并登记凭证。`,
  );
}
