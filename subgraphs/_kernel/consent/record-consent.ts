import { randomUUID } from 'node:crypto';
import { type EntityManager, In, IsNull } from 'typeorm';
import { uuidOrNone } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { grant } from '#kernel/disclosure/grant.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { insertUnlessThere } from '#kernel/statements/insert-unless-there.js';
import { ConsentEntity, type ConsentScope } from './consent.entity.js';
import { checkConsent, type NewConsent } from './new-consent.js';

export type { NewConsent } from './new-consent.js';

/**
 * Records a party's consent with its evidence. Refuses with BAD_INPUT a person who is no party, or what is no valid consent.
 * A consent to disclosure lets its recipient see the kinds it names, until its day.
 */
export async function recordConsent(
  tx: EntityManager,
  ctx: RequestContext,
  organisation: string,
  caseCode: string,
  given: NewConsent,
): Promise<ConsentEntity> {
  const partyId = uuidOrNone(given.partyId);
  if (!(await tx.existsBy(PartyEntity, { id: partyId, organisation, caseCode }))) {
    throw new Refusal('BAD_INPUT', '表示同意的人不是本案当事人。', '请从本案当事人中选择。');
  }
  checkConsent(ctx, organisation, given);
  const row = newRow(ctx, organisation, caseCode, given);
  await tx.insert(ConsentEntity, row);
  const { id, scope, channel, recipient, kinds, until } = row;
  record(tx, ctx, 'consent.record', id, {
    caseCode,
    details: {
      scope,
      channel,
      ...(recipient && { recipient }),
      ...(kinds && { kinds }),
      ...(until && { until }),
    },
  });
  if (scope === 'DISCLOSURE' && recipient) {
    const basis = { basis: 'CONSENT', basisId: id } as const;
    await grant(tx, ctx, { caseCode, organisation, grantee: recipient, ...basis, classes: kinds, until });
  }
  return row;
}

function newRow(
  ctx: RequestContext,
  organisation: string,
  caseCode: string,
  given: NewConsent,
): ConsentEntity {
  const { partyId, scope, channel, evidence } = given;
  return {
    ...{ id: randomUUID(), organisation, caseCode, partyId, scope, channel, evidence },
    documentHash: given.documentHash ?? null,
    recipient: given.recipient ?? null,
    kinds: given.kinds ? [...new Set(given.kinds)] : null,
    purpose: given.purpose?.trim() || null,
    until: given.until ?? null,
    givenAt: ctx.now,
    recordedBy: ctx.actor.id,
    ...unrevoked,
  };
}

const unrevoked = { revokedAt: null, revocationChannel: null, revocationEvidence: null, revokedBy: null };

/** What another agency tells of a consent with a referral. */
export type ArrivedConsent = Pick<
  ConsentEntity,
  'id' | 'organisation' | 'caseCode' | 'partyId' | 'scope' | 'channel' | 'evidence' | 'givenAt' | 'revokedAt'
>;

/** Stores consents that arrive with a referral, each once; they open nothing here. */
export async function keepArrivedConsents(tx: EntityManager, rows: ArrivedConsent[]): Promise<void> {
  await insertUnlessThere(tx, ConsentEntity, rows);
}

/** The standing consents of a scope, one a party at most. */
export async function standingConsents(
  tx: EntityManager,
  organisation: string,
  caseCode: string,
  scope: ConsentScope,
): Promise<ConsentEntity[]> {
  const rows = await tx.find(ConsentEntity, {
    where: { organisation, caseCode, scope, revokedAt: IsNull() },
    order: { givenAt: 'ASC' },
  });
  return [...new Map(rows.map((row) => [row.partyId, row])).values()];
}

/** The standing consents of both sides. Refuses with CONSENT_MISSING naming the side that is missing. */
export async function needConsentOfBoth(
  tx: EntityManager,
  organisation: string,
  caseCode: string,
  scope: ConsentScope,
): Promise<ConsentEntity[]> {
  const consents = await standingConsents(tx, organisation, caseCode, scope);
  const parties = await tx.findBy(PartyEntity, {
    organisation,
    caseCode,
    id: In(consents.map((row) => row.partyId)),
  });
  const sides = new Set(parties.map((party) => party.side));
  const missing = [!sides.has('APPLICANT') && '申请人', !sides.has('RESPONDENT') && '被申请人'].filter(
    Boolean,
  );
  if (missing.length > 0) {
    throw new Refusal(
      'CONSENT_MISSING',
      `缺少${missing.join('和')}的同意。`,
      '请先征得同意并登记凭证（特邀规定第十一条）。',
    );
  }
  return consents;
}
