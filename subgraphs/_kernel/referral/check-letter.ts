import type { EntityManager } from 'typeorm';
import { consentChannels, consentScopes } from '#kernel/consent/consent.type.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { checkFacts } from '#kernel/fact-table/check-facts.js';
import { partyKinds, partySides } from '#kernel/party/party.type.js';
import { Refusal } from '#kernel/refusal.js';
import { isMintedCaseCode } from '#kernel/values/case-code.js';
import { type ConsentBody, ReferralEntity, type ReferralIssuedBody } from './referral.entity.js';

const stages = ['PRE_FILING', 'POST_FILING'];

/** What another agency's referral letter must hold to. Refuses with BAD_INPUT. */
export function checkLetter(body: ReferralIssuedBody, envelope: Envelope): void {
  if (!isMintedCaseCode(body.caseCode) || body.caseCode !== envelope.caseid)
    throw new Refusal('BAD_INPUT', '案件码无效。');
  checkNamed(envelope, body.referralId);
  const { parties } = body.dispute;
  if (!parties.every(({ side, kind }) => Object.hasOwn(partySides, side) && Object.hasOwn(partyKinds, kind)))
    throw new Refusal('BAD_INPUT', '当事人的身份或类别无效。');
  if (!body.consents.every(({ partyId }) => parties.some((party) => party.partyId === partyId)))
    throw new Refusal('BAD_INPUT', '表示同意的人不是本案当事人。');
  checkConsents(body.consents);
  checkFacts(body.factTable ?? [], parties);
  if (body.mediation && !stages.includes(body.mediation.stage))
    throw new Refusal('BAD_INPUT', '调解的阶段无效。');
}

/** Consents as another agency tells of them. Refuses with BAD_INPUT. */
export function checkConsents(consents: readonly ConsentBody[]): void {
  if (
    !consents.every(
      ({ scope, channel }) => Object.hasOwn(consentScopes, scope) && Object.hasOwn(consentChannels, channel),
    )
  )
    throw new Refusal('BAD_INPUT', '同意的事项或方式无效。');
}

/** The envelope, by which evidence is gathered, names the same referral as the content. Refuses with BAD_INPUT. */
export function checkNamed({ referralid }: Envelope, referralId: string): void {
  if (referralid !== undefined && referralid !== referralId)
    throw new Refusal('BAD_INPUT', '消息所指的转介前后不一致。');
}

/** A referral has one sender and one receiver: neither sends one back under its name. Refuses with BAD_INPUT. */
export async function checkUnknown(tx: EntityManager, id: string, organisation: string): Promise<void> {
  if (await tx.existsBy(ReferralEntity, { id, organisation }))
    throw new Refusal('BAD_INPUT', '这件转介已经存在。');
}
