import { Any, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type DataLoader from 'dataloader';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { LimitationEventEntity } from './limitation-event.entity.js';
import { LimitationStartEntity } from './limitation-start.entity.js';
import { LimitationSuspensionEntity } from './limitation-suspension.entity.js';

/** What interrupted the limitation in many cases, by `<case code> <organisation>`; oldest first. */
export function limitationEventsOf(ctx: RequestContext): DataLoader<string, LimitationEventEntity[]> {
  return ofCases(ctx, 'limitation events', LimitationEventEntity, {
    at: 'ASC',
    recordedOn: 'ASC',
    id: 'ASC',
  });
}

/** When nobody could apply for arbitration in many cases, by `<case code> <organisation>`; oldest first. */
export function limitationSuspensionsOf(
  ctx: RequestContext,
): DataLoader<string, LimitationSuspensionEntity[]> {
  return ofCases(ctx, 'limitation suspensions', LimitationSuspensionEntity, { from: 'ASC', id: 'ASC' });
}

/** What came of one record each, by its id; oldest first. */
export function limitationEventsFrom(ctx: RequestContext): DataLoader<string, LimitationEventEntity[]> {
  return batchMany(
    ctx,
    'limitation events by source',
    (ids) =>
      ctx.db.find(LimitationEventEntity, {
        where: { sourceId: Any([...ids]) },
        order: { at: 'ASC', recordedOn: 'ASC', id: 'ASC' },
      }),
    (row) => row.sourceId ?? '',
  );
}

/** From when the limitation runs in many cases, by `<case code> <organisation>`. */
export function limitationStartOf(ctx: RequestContext): DataLoader<string, LimitationStartEntity | null> {
  return batchOne(
    ctx,
    'limitation starts',
    (keys) => ctx.db.findBy(LimitationStartEntity, { caseCode: Any(codesOf(keys)) }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

function codesOf(keys: readonly string[]): string[] {
  return keys.map((key) => key.split(' ')[0]!);
}

function ofCases<Row extends ObjectLiteral & { caseCode: string; organisation: string }>(
  ctx: RequestContext,
  name: string,
  entity: EntityTarget<Row>,
  order: Record<string, 'ASC'>,
): DataLoader<string, Row[]> {
  return batchMany<Row>(
    ctx,
    name,
    (keys) =>
      ctx.db.find(entity, { where: { caseCode: Any(codesOf(keys)) } as never, order: order as never }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}
