import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { batchMany } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from './party.entity.js';

/** The parties of many cases, as `<case code> <organisation>` knows them. */
export function partiesOf(ctx: RequestContext): DataLoader<string, PartyEntity[]> {
  return batchMany(
    ctx,
    'parties',
    (keys) =>
      ctx.db.find(PartyEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { side: 'ASC', name: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}
