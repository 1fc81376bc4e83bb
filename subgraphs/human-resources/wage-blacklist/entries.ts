import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist, type WorklistPage } from '#kernel/worklist.js';
import { mayListInspections } from '../inspection/inspection.policy.js';
import { WageBlacklistEntryEntity } from './entry.entity.js';
import type { BlacklistState } from './entry.state.js';

/** The blacklist entries of many cases, by `<case code> <organisation>`; oldest first. */
export function blacklistEntriesOf(ctx: RequestContext): DataLoader<string, WageBlacklistEntryEntity[]> {
  return batchMany(
    ctx,
    'blacklist entries',
    (keys) =>
      ctx.db.find(WageBlacklistEntryEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { noticedOn: 'ASC', id: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function blacklistEntryById(ctx: RequestContext): DataLoader<string, WageBlacklistEntryEntity | null> {
  return batchOne(
    ctx,
    'blacklist entry',
    (ids) => ctx.db.findBy(WageBlacklistEntryEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}

/** The bureau's list of work on the blacklist. */
export function listBlacklistEntries(
  ctx: RequestContext,
  filter: PageRequest & { states: BlacklistState[] | null },
): Promise<WorklistPage<WageBlacklistEntryEntity>> {
  permit(mayListInspections(ctx.actor));
  return worklist(ctx, WageBlacklistEntryEntity, filter);
}
