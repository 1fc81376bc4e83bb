import { In } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, pageOf, type WorklistPage } from '#kernel/worklist.js';
import { type LetterKind, ReceivedLetterEntity } from './letter.entity.js';
import { mayListLetters } from './letter.policy.js';

/** The letters of many cases, by `<case code> <organisation>`; oldest first. */
export function lettersOf(ctx: RequestContext): DataLoader<string, ReceivedLetterEntity[]> {
  return batchMany(
    ctx,
    'letters',
    (keys) =>
      ctx.db.find(ReceivedLetterEntity, {
        where: { caseCode: In(keys.map((key) => key.split(' ')[0]!)) },
        order: { servedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function letterById(ctx: RequestContext): DataLoader<string, ReceivedLetterEntity | null> {
  return batchOne(
    ctx,
    'letter',
    (ids) => ctx.db.findBy(ReceivedLetterEntity, { id: In([...ids]) }),
    (row) => row.id,
  );
}

/** The letters of the person's own organisation, earliest due first; `overdueOnly`: unanswered past their day. */
export function listLetters(
  ctx: RequestContext,
  filter: PageRequest & { overdueOnly: boolean; kind: LetterKind | null },
): Promise<WorklistPage<ReceivedLetterEntity>> {
  permit(mayListLetters(ctx.actor, ctx.agency.manifest.name));
  const query = ctx.db
    .createQueryBuilder(ReceivedLetterEntity, 'l')
    .where('l.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy('l.replyDue', 'ASC', 'NULLS LAST')
    .addOrderBy('l.id');
  if (filter.kind) query.andWhere('l.kind = :kind', { kind: filter.kind });
  if (filter.overdueOnly) {
    query.andWhere(`l.answeredOn is null and l.state <> 'CLOSED' and l.replyDue < :today`, {
      today: ctx.today,
    });
  }
  return pageOf(query, filter);
}
