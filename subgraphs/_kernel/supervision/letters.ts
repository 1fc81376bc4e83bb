import { Any, type SelectQueryBuilder } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, pageOf, type WorklistPage } from '#kernel/worklist.js';
import { type LetterKind, ReceivedLetterEntity } from './letter.entity.js';
import { mayListLetters } from './letter.policy.js';
import type { LetterState } from './letter.state.js';

/** The letters of many cases, by `<case code> <organisation>`; oldest first. */
export function lettersOf(ctx: RequestContext): DataLoader<string, ReceivedLetterEntity[]> {
  return batchMany(
    ctx,
    'letters',
    (keys) =>
      ctx.db.find(ReceivedLetterEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { servedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function letterById(ctx: RequestContext): DataLoader<string, ReceivedLetterEntity | null> {
  return batchOne(
    ctx,
    'letter',
    (ids) => ctx.db.findBy(ReceivedLetterEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}

export interface ReceivedLetterFilter {
  overdueOnly: boolean;
  kind: LetterKind | null;
  /** Part of the employer's name, or its credit code. */
  employer?: string | null;
}

/** What has given way to a graver letter waits for no answer any more. */
const unanswered = `l.answered_on is null and l.state not in ('ESCALATED', 'CLOSED') and l.reply_due < :today`;

/** The letters of the person's own organisation, earliest due first; `overdueOnly`: unanswered past their day. */
export function listLetters(
  ctx: RequestContext,
  filter: PageRequest & ReceivedLetterFilter,
): Promise<WorklistPage<ReceivedLetterEntity>> {
  const query = receivedLetters(ctx, filter.employer ?? null)
    .orderBy(`case when l.state = 'CLOSED' then 1 else 0 end`)
    .addOrderBy('l.replyDue', 'ASC', 'NULLS LAST')
    .addOrderBy('l.id');
  if (filter.kind) query.andWhere('l.kind = :kind', { kind: filter.kind });
  if (filter.overdueOnly) query.andWhere(unanswered, { today: ctx.today });
  return pageOf(query, filter);
}

export interface ReceivedLetterTotal {
  kind: LetterKind;
  state: LetterState;
  total: number;
  /** Of them: unanswered past their day. */
  overdue: number;
}

/** How many letters of each kind stand how, whichever kind is looked at. */
export function countLetters(ctx: RequestContext, employer: string | null): Promise<ReceivedLetterTotal[]> {
  return receivedLetters(ctx, employer)
    .select('l.kind', 'kind')
    .addSelect('l.state', 'state')
    .addSelect('count(*)::int', 'total')
    .addSelect(`(count(*) filter (where ${unanswered}))::int`, 'overdue')
    .setParameter('today', ctx.today)
    .groupBy('l.kind')
    .addGroupBy('l.state')
    .getRawMany<ReceivedLetterTotal>();
}

function receivedLetters(
  ctx: RequestContext,
  employer: string | null,
): SelectQueryBuilder<ReceivedLetterEntity> {
  permit(mayListLetters(ctx.actor, ctx.agency.manifest.name));
  const query = ctx.db
    .createQueryBuilder(ReceivedLetterEntity, 'l')
    .where('l.organisation = :organisation', { organisation: ctx.actor.organisation });
  if (employer)
    query.andWhere('(l.employer_code = :employer or position(:employer in l.employer_name) > 0)', {
      employer,
    });
  return query;
}
