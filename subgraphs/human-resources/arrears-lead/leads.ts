import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, pageOf, type WorklistPage } from '#kernel/worklist.js';
import { mayListInspections } from '../inspection/inspection.policy.js';
import { WageArrearsLeadEntity } from './lead.entity.js';
import type { ArrearsLeadState } from './lead.state.js';

/** The arrears leads of many cases, by `<case code> <organisation>`; oldest first. */
export function arrearsLeadsOf(ctx: RequestContext): DataLoader<string, WageArrearsLeadEntity[]> {
  return batchMany(
    ctx,
    'arrears leads',
    (keys) =>
      ctx.db.find(WageArrearsLeadEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { receivedOn: 'ASC', id: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function arrearsLeadById(ctx: RequestContext): DataLoader<string, WageArrearsLeadEntity | null> {
  return batchOne(
    ctx,
    'arrears lead',
    (ids) => ctx.db.findBy(WageArrearsLeadEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}

/** The bureau's leads. No law sets a time in days for them (工资条例 §10): what has waited longest comes first. */
export function listArrearsLeads(
  ctx: RequestContext,
  filter: PageRequest & { states: ArrearsLeadState[] | null },
): Promise<WorklistPage<WageArrearsLeadEntity>> {
  permit(mayListInspections(ctx.actor));
  const query = ctx.db
    .createQueryBuilder(WageArrearsLeadEntity, 'l')
    .where('l.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy('l.receivedOn', 'ASC')
    .addOrderBy('l.id');
  if (filter.states)
    query.andWhere('l.state in (:...states)', { states: filter.states.length > 0 ? filter.states : [''] });
  return pageOf(query, filter);
}
