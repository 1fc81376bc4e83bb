import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Agency } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { firstLook, levelOn, nextLook, type WarningLevel } from '#kernel/deadline/share-used.js';
import { noticeWarning } from '#kernel/notice/notice-of-deadline.js';
import { organisationContext } from '#kernel/reconciliation/organisation-context.js';
import { Refusal } from '#kernel/refusal.js';
import { dayAfter } from '#kernel/values/local-date.js';
import { DeadlineWarningEntity } from './deadline-warning.entity.js';

/**
 * Looks at one deadline by the agency's clock, whoever reminded us of it and however often: warns of the share that is used and,
 * once its last day has passed, does what follows by law. Each is done once: the deadline is locked, and says itself when it is
 * next to be looked at.
 */
export async function lookAtDeadline(agency: Agency, id: string): Promise<void> {
  const found = await agency.dataSource.manager.findOneBy(DeadlineEntity, { id });
  if (!found) return;
  const ctx = organisationContext(agency, found.organisation);
  const lapsed = await ctx.transaction((tx) => warn(tx, ctx, id));
  if (lapsed) await lapse(ctx, id);
}

/** Keeps the warning that is due; answers whether something is still to follow from the lapse. */
async function warn(tx: EntityManager, ctx: RequestContext, id: string): Promise<boolean> {
  const row = await dueForLook(tx, ctx, id);
  if (!row) return false;
  const level = levelOn(row, ctx.today);
  if (level === null) {
    await tx.update(DeadlineEntity, id, { lookOn: firstLook(row) });
    return false;
  }
  // While the holidays of its year are unknown its last day is the earliest it can be: it may not have passed.
  const sure: WarningLevel = level === 100 && row.provisional ? 90 : level;
  await keepWarning(tx, ctx, row, sure);
  const follows = sure === 100 && ctx.agency.manifest.lapses?.[row.rule] !== undefined;
  if (!follows) {
    const tomorrow = dayAfter(ctx.today);
    const lookOn = sure === level ? nextLook(row, level) : tomorrow;
    await tx.update(DeadlineEntity, id, { lookOn });
  }
  return follows;
}

/** The locked deadline if it still runs and its day has come; null where another process or an act was quicker. */
async function dueForLook(
  tx: EntityManager,
  { today }: RequestContext,
  id: string,
): Promise<DeadlineEntity | null> {
  const row = await tx.findOne(DeadlineEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  const runs = row !== null && row.metOn === null && row.suspendedOn === null;
  return runs && row.lookOn !== null && row.lookOn <= today ? row : null;
}

async function keepWarning(
  tx: EntityManager,
  ctx: RequestContext,
  deadline: DeadlineEntity,
  level: WarningLevel,
): Promise<void> {
  const { id: deadlineId, organisation, due, rule, caseCode } = deadline;
  if (await tx.existsBy(DeadlineWarningEntity, { deadlineId, due, level })) return;
  const id = randomUUID();
  await tx.insert(DeadlineWarningEntity, { id, deadlineId, organisation, level, due, raisedOn: ctx.today });
  await noticeWarning(tx, ctx, deadline, level);
  record(tx, ctx, 'deadline.warn', deadlineId, { caseCode, details: { rule, level, due } });
}

async function lapse(ctx: RequestContext, id: string): Promise<void> {
  try {
    await ctx.transaction((tx) => follow(tx, ctx, id));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // The record does not allow it today; a person finds the deadline among those that have lapsed.
    ctx.agency.log.warn({ deadline: id, code: error.code }, 'nothing follows from a lapsed deadline yet');
    await ctx.db.update(DeadlineEntity, id, { lookOn: dayAfter(ctx.today) });
  }
}

async function follow(tx: EntityManager, ctx: RequestContext, id: string): Promise<void> {
  const row = await dueForLook(tx, ctx, id);
  const handler = row && ctx.agency.manifest.lapses?.[row.rule];
  if (!row || !handler || row.provisional || levelOn(row, ctx.today) !== 100) return;
  const { rule, due, caseCode } = row;
  await tx.update(DeadlineEntity, id, { lookOn: null });
  if (await handler(tx, ctx, row))
    record(tx, ctx, 'deadline.lapse', id, { caseCode, details: { rule, due } });
  else await tx.update(DeadlineEntity, id, { lookOn: dayAfter(ctx.today) });
}
