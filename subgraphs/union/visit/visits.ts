import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit, uuidOrNone } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist, type WorklistPage } from '#kernel/worklist.js';
import { mayBegin } from '../staff.policy.js';
import { VisitRecordEntity } from './visit.entity.js';
import type { VisitState } from './visit.state.js';

/** The visits that became cases, by `<case code> <organisation>`. */
export function visitsOf(ctx: RequestContext): DataLoader<string, VisitRecordEntity[]> {
  return batchMany(
    ctx,
    'visits',
    (keys) =>
      ctx.db.find(VisitRecordEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { receivedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function visitById(ctx: RequestContext): DataLoader<string, VisitRecordEntity | null> {
  return batchOne(
    ctx,
    'visit',
    (ids) => ctx.db.findBy(VisitRecordEntity, { id: Any(ids.map(uuidOrNone)) }),
    (row) => row.id,
  );
}

/** The visits to the person's organisation. */
export function listVisits(
  ctx: RequestContext,
  filter: PageRequest & { states: VisitState[] | null },
): Promise<WorklistPage<VisitRecordEntity>> {
  permit(mayBegin(ctx.actor));
  return worklist(ctx, VisitRecordEntity, filter);
}
