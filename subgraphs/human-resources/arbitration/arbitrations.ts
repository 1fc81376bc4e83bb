import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist, type WorklistPage } from '#kernel/worklist.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { mayListArbitrations } from './arbitration.policy.js';
import type { ArbitrationState } from './arbitration.state.js';

/** The arbitrations of many cases, by `<case code> <organisation>`; oldest first. */
export function arbitrationsOf(ctx: RequestContext): DataLoader<string, ArbitrationCaseEntity[]> {
  return batchMany(
    ctx,
    'arbitrations',
    (keys) =>
      ctx.db.find(ArbitrationCaseEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { filedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function arbitrationById(ctx: RequestContext): DataLoader<string, ArbitrationCaseEntity | null> {
  return batchOne(
    ctx,
    'arbitration',
    (ids) => ctx.db.findBy(ArbitrationCaseEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}

/** The committee's list of work. */
export function listArbitrations(
  ctx: RequestContext,
  filter: PageRequest & { states: ArbitrationState[] | null },
): Promise<WorklistPage<ArbitrationCaseEntity>> {
  permit(mayListArbitrations(ctx.actor));
  return worklist(ctx, ArbitrationCaseEntity, filter);
}
