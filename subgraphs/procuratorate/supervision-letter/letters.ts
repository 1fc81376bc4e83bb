import { In } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, pageOf, type WorklistPage } from '#kernel/worklist.js';
import { type LetterKind, SupervisionLetterEntity } from './letter.entity.js';
import { mayListLetters } from './letter.policy.js';

/** The letters of many cases, by `<case code> <organisation>`; oldest first. */
export function lettersOf(ctx: RequestContext): DataLoader<string, SupervisionLetterEntity[]> {
  return batchMany(
    ctx,
    'letters',
    (keys) =>
      ctx.db.find(SupervisionLetterEntity, { where: { caseCode: In(keys.map((key) => key.split(' ')[0]!)) }, order: { servedOn: 'ASC' } }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function letterById(ctx: RequestContext): DataLoader<string, SupervisionLetterEntity | null> {
  return batchOne(ctx, 'letter', (ids) => ctx.db.findBy(SupervisionLetterEntity, { id: In([...ids]) }), (row) => row.id);
}

/** The letters that follow one another, by the id of the one before. */
export function lettersFollowing(ctx: RequestContext): DataLoader<string, SupervisionLetterEntity[]> {
  return batchMany(
    ctx,
    'letters following',
    (ids) => ctx.db.find(SupervisionLetterEntity, { where: { followsLetterId: In([...ids]) }, order: { servedOn: 'ASC' } }),
    (row) => row.followsLetterId ?? '',
  );
}

/** The letters of the procurator's own organisation, earliest due first; `overdueOnly`: unanswered past their day. */
export function listLetters(
  ctx: RequestContext,
  filter: PageRequest & { overdueOnly: boolean; kind: LetterKind | null },
): Promise<WorklistPage<SupervisionLetterEntity>> {
  permit(mayListLetters(ctx.actor));
  const query = ctx.db
    .createQueryBuilder(SupervisionLetterEntity, 'l')
    .where('l.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy('l.replyDue', 'ASC', 'NULLS LAST')
    .addOrderBy('l.id');
  if (filter.kind) query.andWhere('l.kind = :kind', { kind: filter.kind });
  if (filter.overdueOnly) {
    query.andWhere(`l.answeredOn is null and l.state <> 'CLOSED' and l.replyDue < :today`, { today: ctx.today });
  }
  return pageOf(query, filter);
}
