import { type EntityManager, In, IsNull } from 'typeorm';
import { ConsentEntity } from '#kernel/consent/consent.entity.js';
import { type NewConsent, recordConsent } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';

export interface OnwardSubject {
  organisation: string;
  caseCode: string;
  /** Who it goes to. */
  to: string;
  /** On whose behalf. */
  applicantPartyIds: readonly string[];
  /** Consents that are not on record yet. */
  consents?: readonly NewConsent[] | null;
}

/**
 * What a worker asks for is passed on with the worker's consent to that very receiver (个人信息保护法 §23), in force today. Refuses with
 * BAD_INPUT an applicant who is none, with CONSENT_MISSING where somebody's is not on record.
 */
export async function needConsentsToReceiver(
  tx: EntityManager,
  ctx: RequestContext,
  { organisation, caseCode, to, applicantPartyIds, consents }: OnwardSubject,
): Promise<ConsentEntity[]> {
  const asked = [...new Set(applicantPartyIds)];
  const own = { organisation, caseCode };
  const applicants = await tx.countBy(PartyEntity, {
    ...{ ...own, id: In(asked), side: 'APPLICANT', kind: 'PERSON' },
  });
  if (asked.length === 0 || applicants !== asked.length)
    throw new Refusal('BAD_INPUT', '申请人应当是本案的劳动者。', '请从本案申请人中选择。');
  for (const consent of consents ?? []) await recordConsent(tx, ctx, organisation, caseCode, consent);
  const standing = await tx.findBy(ConsentEntity, {
    ...{ ...own, partyId: In(asked), scope: 'DISCLOSURE', recipient: to, revokedAt: IsNull() },
  });
  const inForce = standing.filter(({ until }) => until === null || until >= ctx.today);
  const given = [...new Map(inForce.map((row) => [row.partyId, row])).values()];
  if (given.length === asked.length) return given;
  throw new Refusal(
    'CONSENT_MISSING',
    '缺少申请人对转交该单位的同意。',
    '请登记每一名申请人向接收单位提供信息的同意（个人信息保护法第二十三条）。',
  );
}
