import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { uuidOrNone } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { SupervisionLetterEntity } from './supervision-letter.entity.js';

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
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { servedOn: 'ASC', id: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function letterById(ctx: RequestContext): DataLoader<string, SupervisionLetterEntity | null> {
  return batchOne(
    ctx,
    'letter',
    (ids) => ctx.db.findBy(SupervisionLetterEntity, { id: Any(ids.map(uuidOrNone)) }),
    (row) => row.id,
  );
}

/** The letters that follow on each of many, the oldest first (升级). */
export function lettersAfter(ctx: RequestContext): DataLoader<string, SupervisionLetterEntity[]> {
  return batchMany(
    ctx,
    'letters after',
    (ids) =>
      ctx.db.find(SupervisionLetterEntity, {
        where: { followsLetterId: Any([...ids]) },
        order: { servedOn: 'ASC', id: 'ASC' },
      }),
    (row) => row.followsLetterId!,
  );
}
