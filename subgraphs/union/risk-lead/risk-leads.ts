import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit, uuidOrNone } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist, type WorklistPage } from '#kernel/worklist.js';
import { mayBegin } from '../staff.policy.js';
import { RiskLeadEntity } from './risk-lead.entity.js';
import type { RiskLeadState } from './risk-lead.state.js';

/** The leads of cases, by `<case code> <organisation>`. */
export function riskLeadsOf(ctx: RequestContext): DataLoader<string, RiskLeadEntity[]> {
  return batchMany(
    ctx,
    'risk leads',
    (keys) =>
      ctx.db.find(RiskLeadEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { reportedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function riskLeadById(ctx: RequestContext): DataLoader<string, RiskLeadEntity | null> {
  return batchOne(
    ctx,
    'risk lead',
    (ids) => ctx.db.findBy(RiskLeadEntity, { id: Any(ids.map(uuidOrNone)) }),
    (row) => row.id,
  );
}

/** The leads of the person's organisation. */
export function listRiskLeads(
  ctx: RequestContext,
  filter: PageRequest & { states: RiskLeadState[] | null },
): Promise<WorklistPage<RiskLeadEntity>> {
  permit(mayBegin(ctx.actor));
  return worklist(ctx, RiskLeadEntity, filter);
}
