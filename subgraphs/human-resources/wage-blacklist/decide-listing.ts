import type { EntityManager } from 'typeorm';
import type { Period } from '#kernel/clock/count-periods.js';
import type { RequestContext } from '#kernel/context.js';
import {
  endDeadlines,
  extendDeadline,
  meetDeadline,
  openDeadline,
  startDeadline,
} from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { needFreeNumber } from '../arbitration/arbitration-number.js';
import { inspectionNumber, needText } from '../inspection/inspection-number.js';
import { WageBlacklistEntryEntity } from './entry.entity.js';
import { actOnEntry, clockOfVariant, entryClock } from './move-entry.js';

/** 名单办法 §8: with approval, once. */
const extension: Period = { amount: 20, unit: 'WORKING_DAY' };

/** The employer objects in time (异议); what it says is verified. */
export function objectToBlacklisting(
  ctx: RequestContext,
  id: string,
  objection: string,
): Promise<WageBlacklistEntryEntity> {
  return actOnEntry(ctx, id, 'object', async (tx, entry) => {
    const text = needText(objection, '请写明异议内容。');
    const window = await clockOfVariant(tx, id, 'INS-4', 'OBJECT');
    if (window && ctx.today > window.due)
      throw new Refusal('OUT_OF_TIME', '提出异议的期限已过。', `最后一日：${window.due}。`);
    await meetDeadline(tx, ctx, id, 'INS-4');
    await startDeadline(tx, ctx, { ...entryClock(entry), rule: 'INS-4', variant: 'VERIFY', from: ctx.today });
    return { objection: text, objectedOn: ctx.today };
  });
}

/** Lengthens the time for the decision (延长决定期限). */
export function extendListing(ctx: RequestContext, id: string): Promise<WageBlacklistEntryEntity> {
  return actOnEntry(ctx, id, 'extend', async (tx, { extended }) => {
    if (extended)
      throw new Refusal('WRONG_STATE', '决定期限已经延长过一次。', '依据：失信联合惩戒名单办法第八条。');
    const clock = await openDeadline(tx, id, 'INS-5');
    if (!clock) throw new Error('An entry that waits for its decision has no open INS-5.');
    await extendDeadline(tx, ctx, clock, extension, '情况复杂，经批准延长20个工作日');
    return { extended: true };
  });
}

/** Decides to list the employer (列入决定): once its time to object is over, or its objection is verified. */
export function listEmployer(
  ctx: RequestContext,
  id: string,
  number: string,
  verification: string | null,
): Promise<WageBlacklistEntryEntity> {
  return actOnEntry(ctx, id, 'list', async (tx, entry) => {
    const { state, organisation } = entry;
    if (state === 'NOTICED') await closeWindow(tx, ctx, id);
    const verified = state === 'OBJECTION' ? needText(verification, '请写明异议的核实情况。') : null;
    const decisionNumber = inspectionNumber(number);
    needFreeNumber(
      await tx.existsBy(WageBlacklistEntryEntity, { organisation, decisionNumber }),
      decisionNumber,
    );
    await endDeadlines(tx, ctx, id);
    const listedUntil = await startListing(tx, ctx, entry);
    return { decisionNumber, verification: verified, listedOn: ctx.today, listedUntil };
  });
}

/** Does not list after all, or takes the decision back (不予列入、撤销列入). */
export function revokeBlacklisting(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<WageBlacklistEntryEntity> {
  return actOnEntry(ctx, id, 'revoke', async (tx) => {
    const endReason = needText(reason, '请写明不予列入或撤销的理由。');
    await endDeadlines(tx, ctx, id);
    return { endReason, endedOn: ctx.today };
  });
}

/** The employer’s days to object ended with their last, unused. Refuses with WRONG_STATE while they run. */
async function closeWindow(tx: EntityManager, ctx: RequestContext, id: string): Promise<void> {
  const window = await clockOfVariant(tx, id, 'INS-4', 'OBJECT');
  if (window && ctx.today <= window.due)
    throw new Refusal('WRONG_STATE', '用人单位提出异议的期限还没有届满。', `最后一日：${window.due}。`);
  if (window) await meetDeadline(tx, ctx, id, 'INS-4', window.due);
}

/** The three years, and the days to take the employer off when they are over. Answers the last of the three years. */
async function startListing(
  tx: EntityManager,
  ctx: RequestContext,
  entry: WageBlacklistEntryEntity,
): Promise<string> {
  const clock = { ...entryClock(entry), rule: 'INS-6' };
  const listed = await startDeadline(tx, ctx, { ...clock, variant: 'LISTED', from: ctx.today });
  const until = localDate(listed.rawEnd ?? listed.due);
  await startDeadline(tx, ctx, { ...clock, variant: 'DELIST', from: until });
  return until;
}
