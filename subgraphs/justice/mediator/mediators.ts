import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { batchMany } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { PeoplesMediatorEntity } from './mediator.entity.js';

/** The mediators of many committees, by committee; by name. */
export function mediatorsOf(ctx: RequestContext): DataLoader<string, PeoplesMediatorEntity[]> {
  return batchMany(
    ctx,
    'mediators',
    (ids) =>
      ctx.db.find(PeoplesMediatorEntity, { where: { committeeId: Any([...ids]) }, order: { name: 'ASC' } }),
    (row) => row.committeeId,
  );
}
