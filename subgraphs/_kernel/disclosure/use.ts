import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { keepStaffName } from '#kernel/staff/staff-name.js';
import type { DataClassName } from './data-class.js';
import { UsageRecordEntity } from './usage-record.entity.js';

/** A row of `usage_record` about to be written. */
export type Use = Omit<UsageRecordEntity, 'id' | 'delayedUntil' | 'delayGround'>;

/** One row for each case of which a person was shown personal data. */
export function usesOf(
  { actor, purpose, now: at }: RequestContext,
  seen: ReadonlyMap<string | null, ReadonlySet<DataClassName>>,
): Use[] {
  return [...seen].map(([caseCode, classes]) => ({
    at,
    readerId: actor.id,
    readerAgency: actor.agency,
    readerOrganisation: actor.organisation,
    delegateId: actor.delegate?.id ?? null,
    caseCode,
    what: [...classes].sort().join(' '),
    reason: purpose?.reason ?? null,
    caseNumber: purpose?.caseNumber ?? null,
  }));
}

/** Records which personal data of which cases a person was shown: one record for each case, in the transaction given. */
export async function recordReads(
  tx: EntityManager,
  ctx: RequestContext,
  seen: ReadonlyMap<string | null, ReadonlySet<DataClassName>>,
): Promise<void> {
  if (seen.size === 0) return;
  await keepStaffName(tx, ctx);
  await insertUses(tx, usesOf(ctx, seen));
}

/** Records a look that found nothing, or one that no field shows. */
export function recordUse(
  tx: EntityManager,
  ctx: RequestContext,
  what: DataClassName,
  caseCode: string | null,
): Promise<void> {
  return recordReads(tx, ctx, new Map([[caseCode, new Set([what])]]));
}

/** One statement, however many they are. */
export async function insertUses(db: EntityManager, uses: readonly Use[]): Promise<void> {
  const each = <Name extends keyof Use>(name: Name): Use[Name][] => uses.map((use) => use[name]);
  await db.query(
    `insert into usage_record
       (at, reader_id, reader_agency, reader_organisation, delegate_id, case_code, what, reason, case_number)
     select * from unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::text[])`,
    [
      each('at'),
      each('readerId'),
      each('readerAgency'),
      each('readerOrganisation'),
      each('delegateId'),
      each('caseCode'),
      each('what'),
      each('reason'),
      each('caseNumber'),
    ],
  );
}
