import { randomUUID } from 'node:crypto';
import { type EntityManager, In, IsNull } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endGrants } from '#kernel/disclosure/grant.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { notFound, Refusal } from '#kernel/refusal.js';
import { ConsentEntity, type ConsentChannel, type ConsentScope } from './consent.entity.js';

export interface NewConsent {
  partyId: string;
  scope: ConsentScope;
  channel: ConsentChannel;
  evidence: string;
}

/** Records a party's consent with its evidence. Refuses with BAD_INPUT a person who is no party, or a consent without evidence. */
export async function recordConsent(
  tx: EntityManager,
  ctx: RequestContext,
  organisation: string,
  caseCode: string,
  given: NewConsent,
): Promise<ConsentEntity> {
  if (!(await tx.existsBy(PartyEntity, { id: given.partyId, organisation, caseCode }))) {
    throw new Refusal('BAD_INPUT', '表示同意的人不是本案当事人。', '请从本案当事人中选择。');
  }
  if (given.evidence.trim() === '')
    throw new Refusal('BAD_INPUT', '请写明同意的凭证。', '例如：线上调解同意书、电话录音编号。');
  const row: ConsentEntity = {
    id: randomUUID(),
    organisation,
    caseCode,
    ...given,
    givenAt: ctx.now,
    revokedAt: null,
  };
  await tx.insert(ConsentEntity, row);
  record(tx, ctx, 'consent.record', row.id, {
    caseCode,
    details: { scope: given.scope, channel: given.channel },
  });
  return row;
}

/** Stores consents that arrive with a referral, each once. */
export async function keepArrivedConsents(tx: EntityManager, rows: ConsentEntity[]): Promise<void> {
  if (rows.length > 0)
    await tx.createQueryBuilder().insert().into(ConsentEntity).values(rows).orIgnore().execute();
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

/** Revokes a consent; what was disclosed on it ends at once. */
export async function revokeConsent(
  tx: EntityManager,
  ctx: RequestContext,
  organisation: string,
  id: string,
): Promise<ConsentEntity> {
  const row = await tx.findOne(ConsentEntity, {
    where: { id, organisation },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row) throw notFound();
  if (row.revokedAt) throw new Refusal('WRONG_STATE', '该同意已经撤回。');
  row.revokedAt = ctx.now;
  await tx.update(ConsentEntity, { id, organisation }, { revokedAt: row.revokedAt });
  await endGrants(tx, ctx, id);
  record(tx, ctx, 'consent.revoke', id, { caseCode: row.caseCode, details: { scope: row.scope } });
  return row;
}
