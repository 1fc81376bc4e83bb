import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist, type WorklistPage } from '#kernel/worklist.js';
import { LegalAidCaseEntity } from './aid.entity.js';
import { mayListAid, mayReadMeans } from './aid.policy.js';
import type { AidState } from './aid.state.js';
import type { LegalAidMeans } from './aid.type.js';

/** The legal aid of many cases, by `<case code> <organisation>`; oldest first. */
export function aidsOf(ctx: RequestContext): DataLoader<string, LegalAidCaseEntity[]> {
  return batchMany(
    ctx,
    'legal aid',
    (keys) =>
      ctx.db.find(LegalAidCaseEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { appliedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function aidById(ctx: RequestContext): DataLoader<string, LegalAidCaseEntity | null> {
  return batchOne(
    ctx,
    'legal aid by id',
    (ids) => ctx.db.findBy(LegalAidCaseEntity, { id: Any([...ids]) }),
    (row) => row.id,
  );
}

/** What the bureau knows of the applicant's means; null for everybody but its own officers. */
export async function meansOf(ctx: RequestContext, id: string): Promise<LegalAidMeans | null> {
  const aid = await aidById(ctx).load(id);
  if (!aid || !mayReadMeans(ctx.actor, aid)) return null;
  return { exemption: aid.meansExemption, declaration: aid.meansDeclaration };
}

/** The bureau's list of work. */
export function listAid(
  ctx: RequestContext,
  filter: PageRequest & { states: AidState[] | null },
): Promise<WorklistPage<LegalAidCaseEntity>> {
  permit(mayListAid(ctx.actor));
  return worklist(ctx, LegalAidCaseEntity, filter);
}
