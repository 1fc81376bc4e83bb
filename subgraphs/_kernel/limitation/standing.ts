import { type LocalDate, localDate } from '#kernel/values/local-date.js';
import { applyBy, type LimitationEnd, type LimitationRule, type Suspended } from './apply-by.js';
import type { InterruptionKind } from './interruption-kind.js';
import type { LimitationEventEntity } from './limitation-event.entity.js';
import type { LimitationStartEntity } from './limitation-start.entity.js';

export interface LimitationFacts {
  /** Null where nobody has found it yet. */
  start: Pick<LimitationStartEntity, 'kind' | 'from'> | null;
  /** Oldest first. */
  events: readonly Pick<LimitationEventEntity, 'kind' | 'at'>[];
  suspensions: readonly Suspended[];
}

export interface LimitationStanding {
  rule: LimitationRule;
  /** Null while no limit runs: wages are owed and the employment lasts. */
  limit: LimitationEnd | null;
  /** What it was last counted anew from; null where nothing has interrupted it. */
  interruptedBy: InterruptionKind | null;
}

/**
 * How the limitation stands: from its start, or where that is not known from the first event, and anew from every event before the
 * last day. What comes after the last day interrupts nothing. Null where neither start nor event is on record.
 */
export function standingOf(
  { start, events, suspensions }: LimitationFacts,
  today: LocalDate,
): LimitationStanding | null {
  const rule: LimitationRule = start?.kind === 'EMPLOYMENT_ENDED' ? 'ARB-1b' : 'ARB-1';
  if (start && start.from === null) return { rule, limit: null, interruptedBy: null };
  const count = (from: string) => applyBy(localDate(from), suspensions, today, rule);
  const first = start?.from ?? null;
  let limit = first === null ? null : count(first);
  let interruptedBy: InterruptionKind | null = null;
  for (const { kind, at } of events) {
    if ((first !== null && at < first) || (limit !== null && at > limit.due)) continue;
    limit = count(at);
    interruptedBy = kind;
  }
  return limit && { rule, limit, interruptedBy };
}
