import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { ArbitralEntrustmentEntity } from './entrustment.entity.js';

/** The entrusted mediations of many cases, by `<case code> <organisation>`; oldest first. */
export function entrustmentsOf(ctx: RequestContext): DataLoader<string, ArbitralEntrustmentEntity[]> {
  return batchMany(
    ctx,
    'entrustments',
    (keys) =>
      ctx.db.find(ArbitralEntrustmentEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { consentedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function entrustmentById(ctx: RequestContext): DataLoader<string, ArbitralEntrustmentEntity | null> {
  return batchOne(
    ctx,
    'entrustment',
    (ids) => ctx.db.findBy(ArbitralEntrustmentEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}
