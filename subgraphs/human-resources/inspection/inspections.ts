import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist, type WorklistPage } from '#kernel/worklist.js';
import { InspectionCaseEntity } from './inspection.entity.js';
import { mayListInspections } from './inspection.policy.js';
import type { InspectionState } from './inspection.state.js';
import { RectificationOrderEntity } from './order.entity.js';

/** The inspections of many cases, by `<case code> <organisation>`; oldest first. */
export function inspectionsOf(ctx: RequestContext): DataLoader<string, InspectionCaseEntity[]> {
  return batchMany(
    ctx,
    'inspections',
    (keys) =>
      ctx.db.find(InspectionCaseEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { receivedOn: 'ASC', id: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function inspectionById(ctx: RequestContext): DataLoader<string, InspectionCaseEntity | null> {
  return batchOne(
    ctx,
    'inspection',
    (ids) => ctx.db.findBy(InspectionCaseEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}

/** The orders of many inspections, by inspection; earliest last day first. */
export function ordersOf(ctx: RequestContext): DataLoader<string, RectificationOrderEntity[]> {
  return batchMany(
    ctx,
    'orders of inspections',
    (ids) =>
      ctx.db.find(RectificationOrderEntity, {
        where: { inspectionId: Any([...ids]) },
        order: { lastDay: 'ASC', number: 'ASC' },
      }),
    (row) => row.inspectionId,
  );
}

/** The inspectors' list of work. */
export function listInspections(
  ctx: RequestContext,
  filter: PageRequest & { states: InspectionState[] | null },
): Promise<WorklistPage<InspectionCaseEntity>> {
  permit(mayListInspections(ctx.actor));
  return worklist(ctx, InspectionCaseEntity, filter);
}
