import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { type PageRequest, pageOf, type WorklistPage } from '#kernel/worklist.js';
import { DeadlineWarningEntity } from './deadline-warning.entity.js';

/** The last warning of each deadline that still runs to the day it was raised for, at the person's organisation; the most pressing first. */
export function listDeadlineWarnings(
  ctx: RequestContext,
  page: PageRequest,
): Promise<WorklistPage<DeadlineWarningEntity>> {
  const query = ctx.db
    .createQueryBuilder(DeadlineWarningEntity, 'w')
    .innerJoin(DeadlineEntity, 'd', 'd.id = w.deadlineId and d.due = w.due')
    .where('w.organisation = :organisation', { organisation: ctx.actor.organisation })
    .andWhere('d.metOn is null and d.suspendedOn is null')
    .andWhere(
      `not exists (select 1 from deadline_warning h
         where h.deadline_id = w.deadline_id and h.due = w.due and h.level > w.level)`,
    )
    .orderBy('w.due', 'ASC')
    .addOrderBy('w.id');
  return pageOf(query, page);
}
