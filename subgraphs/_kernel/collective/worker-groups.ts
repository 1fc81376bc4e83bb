import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { batchMany } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { WorkerEntryEntity, WorkerGroupEntity } from './worker-group.entity.js';

const caseOf = (key: string): string => key.split(' ')[0]!;
const keyOf = (row: { caseCode: string; organisation: string }): string =>
  `${row.caseCode} ${row.organisation}`;

/** The workers' groups of many cases, by `<case code> <organisation>`; one at most. */
export function groupsOf(ctx: RequestContext): DataLoader<string, WorkerGroupEntity[]> {
  return batchMany(
    ctx,
    'worker-groups',
    (keys) => ctx.db.find(WorkerGroupEntity, { where: { caseCode: Any(keys.map(caseOf)) } }),
    keyOf,
  );
}

/** The lines of the same, in their order. */
export function workersOf(ctx: RequestContext): DataLoader<string, WorkerEntryEntity[]> {
  return batchMany(
    ctx,
    'worker-entries',
    (keys) =>
      ctx.db.find(WorkerEntryEntity, {
        where: { caseCode: Any(keys.map(caseOf)) },
        order: { line: 'ASC' },
      }),
    keyOf,
  );
}
