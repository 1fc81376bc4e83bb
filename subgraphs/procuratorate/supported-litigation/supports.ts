import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, pageOf, type WorklistPage } from '#kernel/worklist.js';
import { SupportedLitigationEntity } from './support.entity.js';
import { mayListSupports } from './support.policy.js';
import type { SupportState } from './support.state.js';

/** The supported suits of many cases, by `<case code> <organisation>`; oldest first. */
export function supportsOf(ctx: RequestContext): DataLoader<string, SupportedLitigationEntity[]> {
  return batchMany(
    ctx,
    'supported litigation',
    (keys) =>
      ctx.db.find(SupportedLitigationEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { appliedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function supportById(ctx: RequestContext): DataLoader<string, SupportedLitigationEntity | null> {
  return batchOne(
    ctx,
    'supported litigation by id',
    (ids) => ctx.db.findBy(SupportedLitigationEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}

/** The procuratorate's list of work. No law sets a time for it: the newest come first. */
export function listSupports(
  ctx: RequestContext,
  filter: PageRequest & { states: SupportState[] | null },
): Promise<WorklistPage<SupportedLitigationEntity>> {
  permit(mayListSupports(ctx.actor));
  const query = ctx.db
    .createQueryBuilder(SupportedLitigationEntity, 's')
    .where('s.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy('s.appliedOn', 'DESC')
    .addOrderBy('s.id');
  if (filter.states)
    query.andWhere('s.state in (:...states)', { states: filter.states.length > 0 ? filter.states : [''] });
  return pageOf(query, filter);
}
