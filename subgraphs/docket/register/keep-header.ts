import type { EntityManager } from 'typeorm';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { Refusal } from '#kernel/refusal.js';
import { isCaseCode } from '#kernel/values/case-code.js';
import { ReferralLedgerEntity } from '../ledger/referral-ledger.entity.js';
import { DocketCaseEntity } from './docket-case.entity.js';
import { DocketIntakeEntity } from './docket-intake.entity.js';
import { DocketParticipantEntity } from './docket-participant.entity.js';
import { DocketRecordEntity } from './docket-record.entity.js';
import { DocketTimelineEntity } from './docket-timeline.entity.js';
import { headerOf } from './header.js';

/** Locks the header of the case for the rest of the transaction; begins one where nothing has been told yet. */
export async function lockHeader(
  tx: EntityManager,
  caseCode: string,
  envelope: Envelope,
  now: Date,
): Promise<void> {
  if (caseCode !== envelope.caseid || !isCaseCode(caseCode)) throw new Refusal('BAD_INPUT', '案件码无效。');
  const stub = { caseCode, workers: 0, updatedAt: now };
  await tx.createQueryBuilder().insert().into(DocketCaseEntity).values(stub).orIgnore().execute();
  await tx.findOne(DocketCaseEntity, { where: { caseCode }, lock: { mode: 'pessimistic_write' } });
}

/** Draws the header anew from all that has been told. */
export async function refreshHeader(tx: EntityManager, caseCode: string, now: Date): Promise<void> {
  const intakes = await tx.findBy(DocketIntakeEntity, { caseCode });
  const timeline = await tx.findBy(DocketTimelineEntity, { caseCode });
  const records = await tx.findBy(DocketRecordEntity, { caseCode });
  const referrals = await tx.findBy(ReferralLedgerEntity, { caseCode });
  await tx.update(
    DocketCaseEntity,
    { caseCode },
    { ...headerOf({ intakes, timeline, records, referrals }), updatedAt: now },
  );
}

/** From now on these organisations are in the case. */
export async function addParticipants(
  tx: EntityManager,
  caseCode: string,
  ...organisations: string[]
): Promise<void> {
  const rows = organisations.map((organisation) => ({ organisation, caseCode }));
  await tx.createQueryBuilder().insert().into(DocketParticipantEntity).values(rows).orIgnore().execute();
}
