import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import type { RequestContext } from '#kernel/context.js';
import type { LimitationEventEntity } from './limitation-event.entity.js';
import { limitationEventsOf, limitationStartOf, limitationSuspensionsOf } from './limitation-events.js';
import { type Limitation, presentLimitation } from './limitation-standing.type.js';
import { type LimitationEvent, presentLimitationEvent } from './limitation.type.js';
import { standingOf } from './standing.js';

/** Events as they are shown, each with its last day to apply, which the suspensions of its case move. */
export function showLimitationEvents(
  ctx: RequestContext,
  rows: readonly LimitationEventEntity[],
): Promise<LimitationEvent[]> {
  const suspensions = limitationSuspensionsOf(ctx);
  return Promise.all(
    rows.map(async (row) => presentLimitationEvent(row, await suspensions.load(partKey(row)), ctx.today)),
  );
}

/** How the limitation stands by what one organisation has on record; null where it has nothing. */
export async function showLimitation(
  ctx: RequestContext,
  part: Pick<CasePart, 'caseCode' | 'organisation'>,
): Promise<Limitation | null> {
  const key = partKey(part);
  const [start, events, suspensions] = await Promise.all([
    limitationStartOf(ctx).load(key),
    limitationEventsOf(ctx).load(key),
    limitationSuspensionsOf(ctx).load(key),
  ]);
  const standing = standingOf({ start, events, suspensions }, ctx.today);
  return standing && presentLimitation(standing);
}
