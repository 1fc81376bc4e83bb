import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit, uuidOrNone } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist, type WorklistPage } from '#kernel/worklist.js';
import { mayBegin } from '../staff.policy.js';
import { NegotiationEntity } from './negotiation.entity.js';
import type { NegotiationState } from './negotiation.state.js';
import { SettlementEntity } from './settlement.entity.js';

/** The negotiations of many cases, by `<case code> <organisation>`; oldest first. */
export function negotiationsOf(ctx: RequestContext): DataLoader<string, NegotiationEntity[]> {
  return batchMany(
    ctx,
    'negotiations',
    (keys) =>
      ctx.db.find(NegotiationEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { requestedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function negotiationById(ctx: RequestContext): DataLoader<string, NegotiationEntity | null> {
  return batchOne(
    ctx,
    'negotiation',
    (ids) => ctx.db.findBy(NegotiationEntity, { id: Any(ids.map(uuidOrNone)) }),
    (row) => row.id,
  );
}

/** The settlement a negotiation ended with, by its id. */
export function settlementOf(ctx: RequestContext): DataLoader<string, SettlementEntity | null> {
  return batchOne(
    ctx,
    'settlement',
    (ids) => ctx.db.findBy(SettlementEntity, { negotiationId: Any([...ids]) }),
    (row) => row.negotiationId,
  );
}

/** The negotiations at the person's organisation. */
export function listNegotiations(
  ctx: RequestContext,
  filter: PageRequest & { states: NegotiationState[] | null },
): Promise<WorklistPage<NegotiationEntity>> {
  permit(mayBegin(ctx.actor));
  return worklist(ctx, NegotiationEntity, filter);
}
