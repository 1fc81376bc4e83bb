import { randomUUID } from 'node:crypto';
import { type EntityManager, In, IsNull } from 'typeorm';
import { computeDeadline, type DeadlineExtension } from '#kernel/clock/compute-deadline.js';
import type { RequestContext } from '#kernel/context.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import { changeDeadline, countAnew } from './change-deadline.js';
import { DeadlineEntity } from './deadline.entity.js';
import { firstLook } from './share-used.js';

export interface NewDeadline {
  /** Null for the limit of what belongs to no case. */
  caseCode: string | null;
  organisation: string;
  recordKind: string;
  recordId: string;
  rule: string;
  variant?: string | null;
  /** The day of the event that the rule names; the day itself does not count. */
  from: LocalDate;
  /** Decides which local rule governs. */
  division?: string;
  /** The length of a limit that the parties agree (calendar AGREED). */
  agreed?: DeadlineExtension;
}

/** Starts a deadline from the event its rule names. */
export async function startDeadline(
  tx: EntityManager,
  ctx: RequestContext,
  start: NewDeadline,
): Promise<DeadlineEntity> {
  const row = newDeadline(ctx, start);
  await tx.insert(DeadlineEntity, row);
  return row;
}

/** A deadline counted from the event its rule names; not written yet. */
export function newDeadline(ctx: RequestContext, start: NewDeadline): DeadlineEntity {
  const { rule, variant, from, division, agreed, ...subject } = start;
  const extendedBy = agreed ? [agreed] : [];
  const computed = computeDeadline({
    rule,
    from,
    extendedBy,
    ...(variant ? { variant } : {}),
    ...(division ? { division } : {}),
  });
  const started: DeadlineEntity = {
    id: randomUUID(),
    ...subject,
    rule,
    variant: variant ?? null,
    division: division ?? null,
    extendedBy,
    excludedDays: 0,
    startsFrom: from,
    rawEnd: computed.rawEnd,
    due: computed.due,
    provisional: computed.provisional,
    source: computed.source,
    calendar: computed.calendar,
    length: computed.length,
    notStatutory: computed.notStatutory,
    metOn: null,
    suspendedOn: null,
    runsFrom: computed.calendar === 'BACK' ? ctx.today : null,
    lookOn: null,
    history: [],
  };
  return { ...started, lookOn: firstLook(started) };
}

/** The open deadline of a record under a rule; null when none runs. */
export function openDeadline(
  tx: EntityManager,
  recordId: string,
  rule: string,
): Promise<DeadlineEntity | null> {
  return tx.findOne(DeadlineEntity, {
    where: { recordId, rule, metOn: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
}

/** What was due is done: the deadline stops counting. `on` is earlier than today where the news of it comes late. */
export async function meetDeadline(
  tx: EntityManager,
  ctx: RequestContext,
  recordId: string,
  rule: string | readonly string[],
  on: string = ctx.today,
): Promise<void> {
  await tx.update(DeadlineEntity, { recordId, rule: In([rule].flat()), metOn: IsNull() }, { metOn: on });
}

/** Every open deadline of a record stops: the record has come to its end. */
export async function endDeadlines(tx: EntityManager, ctx: RequestContext, recordId: string): Promise<void> {
  await tx.update(DeadlineEntity, { recordId, metOn: IsNull() }, { metOn: ctx.today });
}

/** The earliest open end of a record; null when none runs. */
export async function nextDue(tx: EntityManager, recordId: string): Promise<string | null> {
  const next = await tx.findOne(DeadlineEntity, {
    where: { recordId, metOn: IsNull() },
    order: { due: 'ASC' },
  });
  return next?.due ?? null;
}

/** Lengthens a deadline from its raw end. */
export function extendDeadline(
  tx: EntityManager,
  ctx: RequestContext,
  row: DeadlineEntity,
  by: DeadlineExtension,
  text: string,
): Promise<DeadlineEntity> {
  return changeDeadline(tx, ctx, { ...row, extendedBy: [...row.extendedBy, by] }, 'EXTENDED', text);
}

/** Takes days out of the count: the end moves by as many. */
export function excludeDays(
  tx: EntityManager,
  ctx: RequestContext,
  row: DeadlineEntity,
  days: number,
  text: string,
): Promise<DeadlineEntity> {
  return changeDeadline(tx, ctx, { ...row, excludedDays: row.excludedDays + days }, 'EXCLUDED', text);
}

/** Where the end would lie if it were lengthened once more; for showing before anybody decides. */
export function extendedEnd(
  row: DeadlineEntity,
  by: DeadlineExtension,
): { rawEnd: LocalDate | null; due: LocalDate } {
  const { rawEnd, due } = countAnew({ ...row, extendedBy: [...row.extendedBy, by] });
  return { rawEnd, due };
}
