import type { EntityManager } from 'typeorm';
import { computeDeadline, type Deadline } from '#kernel/clock/compute-deadline.js';
import type { RequestContext } from '#kernel/context.js';
import { localDate } from '#kernel/values/local-date.js';
import { type DeadlineChangeKind, DeadlineEntity } from './deadline.entity.js';
import { firstLook } from './share-used.js';

/** Counts a deadline anew after an event, and keeps the event and the end it led to in its history. */
export async function changeDeadline(
  tx: EntityManager,
  ctx: RequestContext,
  row: DeadlineEntity,
  kind: DeadlineChangeKind,
  text: string,
): Promise<DeadlineEntity> {
  const { rawEnd, due, provisional, source, calendar, length, notStatutory } = countAnew(row);
  const history = [...row.history, { kind, on: ctx.today, text, rawEnd, due }];
  const counted = { rawEnd, due, provisional, source, calendar, length, notStatutory, history };
  const { rule, variant, startsFrom, extendedBy, excludedDays, suspendedOn, runsFrom } = row;
  const moved = { rule, variant, startsFrom, extendedBy, excludedDays, suspendedOn, runsFrom };
  const changed = { ...moved, ...counted, lookOn: firstLook({ ...row, ...counted }) };
  await tx.update(DeadlineEntity, row.id, changed);
  return { ...row, ...changed };
}

/** The end of a deadline by what is known of it now. */
export function countAnew({
  rule,
  startsFrom,
  variant,
  division,
  extendedBy,
  excludedDays,
}: DeadlineEntity): Deadline {
  return computeDeadline({
    ...{ rule, from: localDate(startsFrom), extendedBy, excludedDays },
    ...(variant ? { variant } : {}),
    ...(division ? { division } : {}),
  });
}
