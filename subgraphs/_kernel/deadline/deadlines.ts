import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { batchMany } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from './deadline.entity.js';

/** The deadlines of many records, by record id; earliest first. */
export function deadlinesOf(ctx: RequestContext): DataLoader<string, DeadlineEntity[]> {
  return batchMany(
    ctx,
    'deadlines',
    (ids) =>
      ctx.db.find(DeadlineEntity, { where: { recordId: Any([...ids]) }, order: { due: 'ASC', rule: 'ASC' } }),
    (row) => row.recordId,
  );
}

/** The deadlines of many cases, by `<case code> <organisation>`; earliest first. */
export function deadlinesOfCase(ctx: RequestContext): DataLoader<string, DeadlineEntity[]> {
  return batchMany(
    ctx,
    'deadlines of cases',
    (keys) =>
      ctx.db.find(DeadlineEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { due: 'ASC', rule: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}
