import type DataLoader from 'dataloader';
import { Any } from 'typeorm';
import { batchMany } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { ReferralLedgerEventEntity } from '../ledger/referral-ledger-event.entity.js';
import { ReferralLedgerEntity } from '../ledger/referral-ledger.entity.js';
import { DocketIntakeEntity } from '../register/docket-intake.entity.js';
import { DocketNumberEntity } from '../register/docket-number.entity.js';
import { DocketRecordEntity } from '../register/docket-record.entity.js';
import { DocketTimelineEntity } from '../register/docket-timeline.entity.js';

type ByCase<Row> = DataLoader<string, Row[]>;

// What lies below a header is reached through the header, which the policy has let through.

export function intakesOf(ctx: RequestContext): ByCase<DocketIntakeEntity> {
  const order = { openedOn: 'ASC', organisation: 'ASC' } as const;
  return batchMany(
    ctx,
    'intakes',
    (codes) => ctx.db.find(DocketIntakeEntity, { where: { caseCode: Any([...codes]) }, order }),
    caseOf,
  );
}

export function numbersOf(ctx: RequestContext): ByCase<DocketNumberEntity> {
  const order = { agency: 'ASC', number: 'ASC' } as const;
  return batchMany(
    ctx,
    'numbers',
    (codes) => ctx.db.find(DocketNumberEntity, { where: { caseCode: Any([...codes]) }, order }),
    caseOf,
  );
}

export function recordsOf(ctx: RequestContext): ByCase<DocketRecordEntity> {
  return batchMany(
    ctx,
    'records',
    (codes) => ctx.db.findBy(DocketRecordEntity, { caseCode: Any([...codes]) }),
    caseOf,
  );
}

export function timelineOf(ctx: RequestContext): ByCase<DocketTimelineEntity> {
  return batchMany(
    ctx,
    'timeline',
    (codes) => ctx.db.findBy(DocketTimelineEntity, { caseCode: Any([...codes]) }),
    caseOf,
  );
}

export function ledgerOf(ctx: RequestContext): ByCase<ReferralLedgerEntity> {
  const order = { sentOn: 'ASC', at: 'ASC', id: 'ASC' } as const;
  return batchMany(
    ctx,
    'ledger',
    (codes) => ctx.db.find(ReferralLedgerEntity, { where: { caseCode: Any([...codes]) }, order }),
    caseOf,
  );
}

export function eventsOf(ctx: RequestContext): ByCase<ReferralLedgerEventEntity> {
  return batchMany(
    ctx,
    'ledger events',
    (ids) => ctx.db.findBy(ReferralLedgerEventEntity, { referralId: Any([...ids]) }),
    (row) => row.referralId,
  );
}

function caseOf(row: { caseCode: string }): string {
  return row.caseCode;
}
