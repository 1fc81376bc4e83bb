import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist, type WorklistPage } from '#kernel/worklist.js';
import { LegalAidObjectionEntity } from './objection.entity.js';
import { mayListObjections } from './objection.policy.js';
import type { ObjectionState } from './objection.state.js';

/** The objections of many cases, by `<case code> <organisation>`; oldest first. */
export function objectionsOf(ctx: RequestContext): DataLoader<string, LegalAidObjectionEntity[]> {
  return batchMany(
    ctx,
    'legal-aid objections',
    (keys) =>
      ctx.db.find(LegalAidObjectionEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { filedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function objectionById(ctx: RequestContext): DataLoader<string, LegalAidObjectionEntity | null> {
  return batchOne(
    ctx,
    'legal-aid objection',
    (ids) => ctx.db.findBy(LegalAidObjectionEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}

/** The bureau's objections, earliest open deadline first. */
export function listObjections(
  ctx: RequestContext,
  filter: PageRequest & { states: ObjectionState[] | null },
): Promise<WorklistPage<LegalAidObjectionEntity>> {
  permit(mayListObjections(ctx.actor));
  return worklist(ctx, LegalAidObjectionEntity, filter);
}
