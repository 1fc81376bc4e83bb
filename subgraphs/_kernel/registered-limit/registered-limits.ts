import type DataLoader from 'dataloader';
import { Any } from 'typeorm';
import { batchMany } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { presentDeadline } from '#kernel/deadline/deadline.type.js';
import { RegisteredLimitEntity } from './registered-limit.entity.js';
import { presentLimit, type RegisteredLimit } from './registered-limit.type.js';

/** The registered limits of many cases, by `<case code> <organisation>`; oldest event first. */
export function registeredLimitsOf(ctx: RequestContext): DataLoader<string, RegisteredLimitEntity[]> {
  return batchMany(
    ctx,
    'registered limits',
    (keys) =>
      ctx.db.find(RegisteredLimitEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { eventOn: 'ASC', id: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

/** As it is shown, with how it is counted. */
export async function showLimit(ctx: RequestContext, row: RegisteredLimitEntity): Promise<RegisteredLimit> {
  const rows = await deadlinesOf(ctx).load(row.id);
  return presentLimit(
    row,
    rows.map((deadline) => presentDeadline(deadline, ctx.today)),
  );
}
