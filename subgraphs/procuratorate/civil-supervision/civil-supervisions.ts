import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, pageOf, type WorklistPage } from '#kernel/worklist.js';
import { CivilSupervisionEntity } from './civil-supervision.entity.js';
import { mayListSupervisions } from './civil-supervision.policy.js';
import type { CivilSupervisionState } from './civil-supervision.state.js';

/** The civil supervision of many cases, by `<case code> <organisation>`; oldest first. */
export function supervisionsOf(ctx: RequestContext): DataLoader<string, CivilSupervisionEntity[]> {
  return batchMany(
    ctx,
    'civil supervision',
    (keys) =>
      ctx.db.find(CivilSupervisionEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { acceptedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function supervisionById(ctx: RequestContext): DataLoader<string, CivilSupervisionEntity | null> {
  return batchOne(
    ctx,
    'civil supervision by id',
    (ids) => ctx.db.findBy(CivilSupervisionEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}

/** The procuratorate's list of work. The law tables set no time for it: the newest come first. */
export function listSupervisions(
  ctx: RequestContext,
  filter: PageRequest & { states: CivilSupervisionState[] | null },
): Promise<WorklistPage<CivilSupervisionEntity>> {
  permit(mayListSupervisions(ctx.actor));
  const query = ctx.db
    .createQueryBuilder(CivilSupervisionEntity, 's')
    .where('s.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy('s.acceptedOn', 'DESC')
    .addOrderBy('s.id');
  if (filter.states)
    query.andWhere('s.state in (:...states)', { states: filter.states.length > 0 ? filter.states : [''] });
  return pageOf(query, filter);
}
