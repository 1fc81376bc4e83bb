import type { EntityManager } from 'typeorm';
import { directSuitGrounds } from '#kernel/clock/law.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import { standingConsents } from '#kernel/consent/record-consent.js';
import { Refusal } from '#kernel/refusal.js';
import type { SupportedLitigationEntity } from './support.entity.js';

/** Support is for those who can hardly sue alone; why must be named (民事诉讼法 §15). */
export function needWeakPosition(weakPosition: string): void {
  if (weakPosition.trim() !== '') return;
  throw new Refusal(
    'BAD_INPUT',
    '请写明申请人起诉确有困难的情形。',
    '例如：残疾人、老年人、未成年人、女职工权益受侵害、进城务工人员追索劳动报酬（民事诉讼法第十五条）。',
  );
}

const arbitrationNumber = /^[\u4e00-\u9fa5]+劳人仲[\u4e00-\u9fa5]*〔\d{4}〕第?\d+号$/;

/** A labour dispute goes to court after arbitration has ended, or on a ground for direct suit. Refuses with ARBITRATION_FIRST. */
export function needAdmissibleSuit(
  suit: Pick<SupportedLitigationEntity, 'directSuitGround' | 'awardNumber'>,
): void {
  const { directSuitGround, awardNumber } = suit;
  if (directSuitGround === null && awardNumber === null) {
    throw new Refusal(
      'ARBITRATION_FIRST',
      '劳动争议应当先申请仲裁，现在还不能起诉，也就不能支持起诉（劳动争议调解仲裁法第5条）。',
      '请登记仲裁文书的文号，或者可以直接起诉的情形。',
    );
  }
  if (directSuitGround !== null && !directSuitGrounds().some((row) => row.id === directSuitGround)) {
    const known = directSuitGrounds().map((row) => `${row.id} ${row.when}`);
    throw new Refusal('BAD_INPUT', '不认识这一直接起诉情形。', `可选：${known.join('；')}。`);
  }
  if (awardNumber !== null && !arbitrationNumber.test(awardNumber)) {
    throw new Refusal(
      'INVALID_ARBITRATION_NUMBER',
      `“${awardNumber.slice(0, 40)}”不是有效的仲裁文号。`,
      '文号形如 鲁枣市中劳人仲案字〔2025〕第12号。',
    );
  }
}

/** Every claimant's standing consent: without it there is nothing to support. Refuses with CONSENT_MISSING. */
export async function needConsentOfClaimants(
  tx: EntityManager,
  support: Pick<SupportedLitigationEntity, 'organisation' | 'caseCode' | 'claimantPartyIds'>,
): Promise<ConsentEntity[]> {
  const { organisation, caseCode, claimantPartyIds } = support;
  const standing = await standingConsents(tx, organisation, caseCode, 'SUPPORTED_LITIGATION');
  const given = standing.filter(({ partyId }) => claimantPartyIds.includes(partyId));
  if (claimantPartyIds.length > 0 && given.length === claimantPartyIds.length) return given;
  throw consentMissing();
}

export function consentMissing(): Refusal {
  return new Refusal(
    'CONSENT_MISSING',
    '缺少原告对支持起诉的同意。',
    '支持起诉以本人申请或者同意为前提，原告仍是当事人；请先征得每一名原告的同意并登记凭证。',
  );
}
