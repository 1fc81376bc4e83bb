import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { keepStaffName } from '#kernel/staff/staff-name.js';
import type { DataClassName } from './data-class.js';
import { UsageRecordEntity } from './usage-record.entity.js';

/** Records which personal data of which cases a person was shown: one record for each case, in the transaction given. */
export async function recordReads(
  tx: EntityManager,
  ctx: RequestContext,
  seen: ReadonlyMap<string | null, ReadonlySet<DataClassName>>,
): Promise<void> {
  if (seen.size === 0) return;
  const { actor, purpose, now: at } = ctx;
  await keepStaffName(tx, ctx);
  await tx.insert(
    UsageRecordEntity,
    [...seen].map(([caseCode, classes]) => ({
      at,
      readerId: actor.id,
      readerAgency: actor.agency,
      readerOrganisation: actor.organisation,
      delegateId: actor.delegate?.id ?? null,
      caseCode,
      what: [...classes].sort().join(' '),
      reason: purpose?.reason ?? null,
      caseNumber: purpose?.caseNumber ?? null,
    })),
  );
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
