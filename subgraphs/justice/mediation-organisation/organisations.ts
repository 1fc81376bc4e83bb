import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, pageOf, type WorklistPage } from '#kernel/worklist.js';
import { MediationOrganisationEntity } from './organisation.entity.js';
import { mayReadRoster } from './organisation.policy.js';
import type { RosterState } from './roster.state.js';

/** The roster of every bureau served here, by name. */
export function listOrganisations(
  ctx: RequestContext,
  filter: PageRequest & { state: RosterState | null; division: string | null },
): Promise<WorklistPage<MediationOrganisationEntity>> {
  permit(mayReadRoster(ctx.actor));
  const query = ctx.db
    .createQueryBuilder(MediationOrganisationEntity, 'o')
    .orderBy('o.name')
    .addOrderBy('o.id');
  if (filter.state) query.andWhere('o.state = :state', { state: filter.state });
  if (filter.division) query.andWhere('o.division = :division', { division: filter.division });
  return pageOf(query, filter);
}
