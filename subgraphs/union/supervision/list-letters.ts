import type { SelectQueryBuilder } from 'typeorm';
import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { pageOf, type PageRequest, type WorklistPage } from '#kernel/worklist.js';
import { mayReadLetters } from '../staff.policy.js';
import { type LetterKind, SupervisionLetterEntity } from './supervision-letter.entity.js';
import type { LetterState } from './supervision-letter.state.js';

export interface LetterFilter {
  kind: LetterKind | null;
  states: LetterState[] | null;
  /** Part of the employer's name, or its credit code. */
  employer: string | null;
  caseCode: string | null;
}

export interface LetterCount {
  kind: LetterKind;
  state: LetterState;
  total: number;
}

/** As `stateOn` says it, for the database. */
const stateToday = `case when l.state = 'SERVED' and l.reply_due < :today then 'OVERDUE' else l.state end`;

/** What is worked on comes first, the earliest last day on top; then what has been sent last. */
const open = `case when l.state in ('CLOSED', 'ESCALATED', 'FEEDBACK') then 1 else 0 end`;

/** The letters of the own organisation from their draft on: open ones first, the earliest last day to answer on top. */
export function listOwnLetters(
  ctx: RequestContext,
  filter: PageRequest & LetterFilter,
): Promise<WorklistPage<SupervisionLetterEntity>> {
  const query = ownLetters(ctx, filter)
    .orderBy(open)
    .addOrderBy('l.replyDue', 'ASC', 'NULLS LAST')
    .addOrderBy('l.id');
  if (filter.kind) query.andWhere('l.kind = :kind', { kind: filter.kind });
  const states = filter.states?.length === 0 ? [''] : filter.states;
  if (states) query.andWhere(`${stateToday} in (:...states)`, { today: ctx.today, states });
  return pageOf(query, filter);
}

/** How many letters of each kind stand how, whichever kind or state is looked at. */
export function countOwnLetters(
  ctx: RequestContext,
  filter: Pick<LetterFilter, 'employer' | 'caseCode'>,
): Promise<LetterCount[]> {
  return ownLetters(ctx, filter)
    .select('l.kind', 'kind')
    .addSelect(stateToday, 'state')
    .addSelect('count(*)::int', 'total')
    .setParameter('today', ctx.today)
    .groupBy('l.kind')
    .addGroupBy('2')
    .getRawMany<LetterCount>();
}

function ownLetters(
  ctx: RequestContext,
  { employer, caseCode }: Pick<LetterFilter, 'employer' | 'caseCode'>,
): SelectQueryBuilder<SupervisionLetterEntity> {
  const { organisation } = ctx.actor;
  permit(mayReadLetters(ctx.actor, { organisation }));
  const query = ctx.db
    .createQueryBuilder(SupervisionLetterEntity, 'l')
    .where('l.organisation = :organisation', { organisation });
  if (caseCode) query.andWhere('l.case_code = :caseCode', { caseCode });
  if (employer)
    query.andWhere('(l.employer_code = :employer or position(:employer in l.employer_name) > 0)', {
      employer,
    });
  return query;
}
