import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, pageOf, type WorklistPage } from '#kernel/worklist.js';
import { ProcuratorialLeadEntity } from './lead.entity.js';
import { mayListLeads } from './lead.policy.js';
import { countByState } from '../count-by-state.js';
import type { LeadState } from './lead.state.js';

/** The leads of many cases, by `<case code> <organisation>`; oldest first. */
export function leadsOf(ctx: RequestContext): DataLoader<string, ProcuratorialLeadEntity[]> {
  return batchMany(
    ctx,
    'leads',
    (keys) =>
      ctx.db.find(ProcuratorialLeadEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { receivedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function leadById(ctx: RequestContext): DataLoader<string, ProcuratorialLeadEntity | null> {
  return batchOne(
    ctx,
    'lead',
    (ids) => ctx.db.findBy(ProcuratorialLeadEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}

/** How many leads of the own procuratorate stand how. */
export function countLeads(ctx: RequestContext): Promise<{ state: LeadState; total: number }[]> {
  permit(mayListLeads(ctx.actor));
  return countByState(ctx.db.createQueryBuilder(ProcuratorialLeadEntity, 'r'), ctx.actor.organisation);
}

/** The leads of the procurator's own organisation. No law sets a time for them: the newest come first. */
export function listLeads(
  ctx: RequestContext,
  filter: PageRequest & { states: LeadState[] | null },
): Promise<WorklistPage<ProcuratorialLeadEntity>> {
  permit(mayListLeads(ctx.actor));
  const query = ctx.db
    .createQueryBuilder(ProcuratorialLeadEntity, 'l')
    .where('l.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy('l.receivedOn', 'DESC')
    .addOrderBy('l.id');
  if (filter.states)
    query.andWhere('l.state in (:...states)', { states: filter.states.length > 0 ? filter.states : [''] });
  return pageOf(query, filter);
}
