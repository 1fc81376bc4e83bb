import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit, uuidOrNone } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist, type WorklistPage } from '#kernel/worklist.js';
import { UnionLegalAidCaseEntity } from './union-aid.entity.js';
import { mayListUnionAid } from './union-aid.policy.js';
import type { UnionAidState } from './union-aid.state.js';

/** The union's legal aid in many cases, by `<case code> <organisation>`; oldest first. */
export function unionAidsOf(ctx: RequestContext): DataLoader<string, UnionLegalAidCaseEntity[]> {
  return batchMany(
    ctx,
    'union legal aid',
    (keys) =>
      ctx.db.find(UnionLegalAidCaseEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { appliedOn: 'ASC', id: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function unionAidById(ctx: RequestContext): DataLoader<string, UnionLegalAidCaseEntity | null> {
  return batchOne(
    ctx,
    'union legal aid by id',
    (ids) => ctx.db.findBy(UnionLegalAidCaseEntity, { id: Any(ids.map(uuidOrNone)) }),
    (row) => row.id,
  );
}

/** The union's list of work. */
export function listUnionAid(
  ctx: RequestContext,
  filter: PageRequest & { states: UnionAidState[] | null },
): Promise<WorklistPage<UnionLegalAidCaseEntity>> {
  permit(mayListUnionAid(ctx.actor));
  return worklist(ctx, UnionLegalAidCaseEntity, filter);
}
