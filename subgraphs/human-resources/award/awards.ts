import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { ArbitralAwardEntity, AwardServiceEntity } from './award.entity.js';

/** The awards of many cases, by `<case code> <organisation>`; the final one first. */
export function awardsOf(ctx: RequestContext): DataLoader<string, ArbitralAwardEntity[]> {
  return batchMany(
    ctx,
    'awards',
    (keys) =>
      ctx.db.find(ArbitralAwardEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { madeOn: 'ASC', finality: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function awardById(ctx: RequestContext): DataLoader<string, ArbitralAwardEntity | null> {
  return batchOne(
    ctx,
    'award',
    (ids) => ctx.db.findBy(ArbitralAwardEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}

/** How an award was served, by its id; earliest first. */
export function servicesOfAward(ctx: RequestContext): DataLoader<string, AwardServiceEntity[]> {
  return batchMany(
    ctx,
    'award services',
    (ids) =>
      ctx.db.find(AwardServiceEntity, { where: { awardId: Any([...ids]) }, order: { receivedOn: 'ASC' } }),
    (row) => row.awardId,
  );
}
