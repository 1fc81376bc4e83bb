import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { pageOf, type PageRequest, type WorklistPage } from '#kernel/worklist.js';
import { LegalHealthCheckEntity, LegalHealthFindingEntity } from './health-check.entity.js';
import { mayListHealthChecks } from './health-check.policy.js';
import type { HealthCheckState } from './health-check.state.js';

export function findingsOf(ctx: RequestContext): DataLoader<string, LegalHealthFindingEntity[]> {
  return batchMany(
    ctx,
    'health findings',
    (ids) =>
      ctx.db.find(LegalHealthFindingEntity, { where: { checkId: Any([...ids]) }, order: { place: 'ASC' } }),
    (row) => row.checkId,
  );
}

/** The health checks of the own organisation, the next first; of one employer where it is named. */
export function listHealthChecks(
  ctx: RequestContext,
  filter: PageRequest & { states: HealthCheckState[] | null; employer: string | null },
): Promise<WorklistPage<LegalHealthCheckEntity>> {
  permit(mayListHealthChecks(ctx.actor));
  const query = ctx.db
    .createQueryBuilder(LegalHealthCheckEntity, 'h')
    .where('h.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy('h.plannedFor', 'ASC')
    .addOrderBy('h.id');
  if (filter.states)
    query.andWhere('h.state in (:...states)', { states: filter.states.length > 0 ? filter.states : [''] });
  if (filter.employer) query.andWhere('h.employerCode = :employer', { employer: filter.employer });
  return pageOf(query, filter);
}
