import { In } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit, uuidOrNone } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { pageOf, type PageRequest, type WorklistPage } from '#kernel/worklist.js';
import { maySupervise } from '../staff.policy.js';
import { SupervisionLetterEntity } from './supervision-letter.entity.js';
import type { LetterState } from './supervision-letter.state.js';

/** A letter that has not been served is the union's own paper. */
export function mayReadLetter(
  ctx: RequestContext,
  { servedOn, organisation }: SupervisionLetterEntity,
): boolean {
  return servedOn !== null || ctx.actor.organisation === organisation;
}

/** The supervision letters of many cases, by `<case code> <organisation>`. */
export function lettersOf(ctx: RequestContext): DataLoader<string, SupervisionLetterEntity[]> {
  return batchMany(
    ctx,
    'letters',
    (keys) =>
      ctx.db.find(SupervisionLetterEntity, {
        where: { caseCode: In(keys.map((key) => key.split(' ')[0]!)) },
        order: { servedOn: 'ASC', id: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function letterById(ctx: RequestContext): DataLoader<string, SupervisionLetterEntity | null> {
  return batchOne(
    ctx,
    'letter',
    (ids) => ctx.db.findBy(SupervisionLetterEntity, { id: In(ids.map(uuidOrNone)) }),
    (row) => row.id,
  );
}

/** As `stateOn` says it, for the database. */
const stateToday = `case when l.state = 'SERVED' and l.replyDue < :today then 'OVERDUE' else l.state end`;

/** The letters of the own organisation from their draft on, the earliest last day to answer first. */
export function listOwnLetters(
  ctx: RequestContext,
  filter: PageRequest & { states: LetterState[] | null },
): Promise<WorklistPage<SupervisionLetterEntity>> {
  permit(maySupervise(ctx.actor, ctx.actor));
  const query = ctx.db
    .createQueryBuilder(SupervisionLetterEntity, 'l')
    .where('l.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy('l.replyDue', 'ASC', 'NULLS LAST')
    .addOrderBy('l.id');
  const states = filter.states?.length === 0 ? [''] : filter.states;
  if (states) query.andWhere(`${stateToday} in (:...states)`, { today: ctx.today, states });
  return pageOf(query, filter);
}
