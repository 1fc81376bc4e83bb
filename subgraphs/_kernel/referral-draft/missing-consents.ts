import type { EntityManager } from 'typeorm';
import type { Arrow } from '#kernel/arrows/arrow-row.js';
import { sidesWithoutConsent } from '#kernel/arrows/weigh-arrow.js';
import { arrow as arrowOf } from '#kernel/clock/law.js';
import { standingConsents } from '#kernel/consent/record-consent.js';
import type { ReferralDraftEntity } from './referral-draft.entity.js';

type Drafted = Pick<ReferralDraftEntity, 'arrow' | 'caseCode' | 'organisation' | 'receiver'>;

/** The sides that have not consented yet to what is prepared. */
export async function missingConsents(
  db: EntityManager,
  { arrow, caseCode, organisation: from, receiver: to }: Drafted,
): Promise<Arrow['consent']> {
  const row = arrowOf(arrow);
  const kinds = row.consentScopes.map((scope) => standingConsents(db, from, caseCode, scope));
  return sidesWithoutConsent(db, row, { caseCode, from, to }, (await Promise.all(kinds)).flat());
}
