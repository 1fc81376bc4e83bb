import { In } from 'typeorm';
import type DataLoader from 'dataloader';
import { batchMany } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { LimitationEventEntity } from './limitation-event.entity.js';

/** What interrupted the limitation in many cases, by `<case code> <organisation>`; oldest first. */
export function limitationEventsOf(ctx: RequestContext): DataLoader<string, LimitationEventEntity[]> {
  return batchMany(
    ctx,
    'limitation events',
    (keys) =>
      ctx.db.find(LimitationEventEntity, {
        where: { caseCode: In(keys.map((key) => key.split(' ')[0]!)) },
        order: { at: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

/** What interrupted it in one negotiation each, by the id of the negotiation; oldest first. */
export function eventsOfNegotiation(ctx: RequestContext): DataLoader<string, LimitationEventEntity[]> {
  return batchMany(
    ctx,
    'limitation events of negotiations',
    (ids) =>
      ctx.db.find(LimitationEventEntity, { where: { negotiationId: In([...ids]) }, order: { at: 'ASC' } }),
    (row) => row.negotiationId ?? '',
  );
}
