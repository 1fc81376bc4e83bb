import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { batchMany } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { ConsentEntity } from './consent.entity.js';

/** The consents of many cases, by `<case code> <organisation>`; oldest first, revoked ones among them. */
export function consentsOf(ctx: RequestContext): DataLoader<string, ConsentEntity[]> {
  return batchMany(
    ctx,
    'consents',
    (keys) =>
      ctx.db.find(ConsentEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { givenAt: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}
