import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import type { LapseHandler } from '#kernel/timers/lapse.js';
import { localDate } from '#kernel/values/local-date.js';
import { judgesHere, judgesOnly, worksHere } from '../staff.policy.js';
import { beforeSuitRule } from './accept-preservation.js';
import { PreservationEntity, type PreservationFollowedBy } from './preservation.entity.js';

export const enforceRule = 'CRT-5';

/** Rules on the application (作出裁定): the property is preserved, or the application is dismissed. */
export function rulePreservation(
  ctx: RequestContext,
  id: string,
  granted: boolean,
): Promise<PreservationEntity> {
  return change(ctx, id, 'rule', async (tx, row) => {
    permit(judgesHere(ctx.actor, row), judgesOnly);
    if (row.ruledAt !== null) throw new Refusal('WRONG_STATE', '已经对保全申请作出裁定。');
    Object.assign(row, { ruledAt: ctx.now, granted });
    await meetDeadline(tx, ctx, id, beforeSuitRule);
  });
}

/** The measures have been taken (采取保全措施). Before suit, suit or arbitration follows in time, or they are lifted. */
export function takePreservation(ctx: RequestContext, id: string, on: string): Promise<PreservationEntity> {
  return change(ctx, id, 'take', async (tx, row) => {
    if (row.granted !== true || row.takenOn !== null)
      throw new Refusal('WRONG_STATE', '没有准许保全的裁定，或者已经采取保全措施。');
    row.takenOn = needDay(ctx, on);
    if (row.stage === 'PRE_SUIT')
      await start(tx, ctx, row, { rule: beforeSuitRule, variant: 'FILE', from: row.takenOn });
  });
}

/** Suit was brought, or arbitration applied for (起诉、申请仲裁). */
export function followPreservation(
  ctx: RequestContext,
  { id, on, by }: { id: string; on: string; by: PreservationFollowedBy },
): Promise<PreservationEntity> {
  return change(ctx, id, 'follow', async (tx, row) => {
    if (row.stage !== 'PRE_SUIT' || row.takenOn === null || row.followedOn !== null)
      throw new Refusal('WRONG_STATE', '只有诉前采取的保全需要登记起诉或者申请仲裁，且只登记一次。');
    Object.assign(row, { followedOn: needDay(ctx, on), followedBy: by });
    await meetDeadline(tx, ctx, id, beforeSuitRule, on);
  });
}

/** The judgment or award has taken effect (裁判、裁决生效): its enforcement is applied for in time, or the measures are lifted. */
export function recordEffective(ctx: RequestContext, id: string, on: string): Promise<PreservationEntity> {
  return change(ctx, id, 'effective', async (tx, row) => {
    if (row.takenOn === null || row.effectiveOn !== null)
      throw new Refusal('WRONG_STATE', '没有采取保全措施，或者已经登记生效日期。');
    row.effectiveOn = needDay(ctx, on);
    await start(tx, ctx, row, { rule: enforceRule, variant: null, from: row.effectiveOn });
  });
}

/** Enforcement was applied for (申请执行). */
export function recordEnforcementApplied(
  ctx: RequestContext,
  id: string,
  on: string,
): Promise<PreservationEntity> {
  return change(ctx, id, 'enforce', async (tx, row) => {
    if (row.effectiveOn === null || row.enforcementOn !== null)
      throw new Refusal('WRONG_STATE', '裁判或者裁决还没有生效，或者已经登记申请执行。');
    row.enforcementOn = needDay(ctx, on);
    await meetDeadline(tx, ctx, id, enforceRule, on);
  });
}

/** The measures are lifted (解除保全). */
export function liftPreservation(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<PreservationEntity> {
  return change(ctx, id, 'lift', async (tx, row) => {
    permit(judgesHere(ctx.actor, row), judgesOnly);
    if (reason.trim() === '') throw new Refusal('BAD_INPUT', '请填写解除保全的理由。');
    Object.assign(row, { liftedOn: ctx.today, liftReason: reason.trim() });
    await endDeadlines(tx, ctx, id);
  });
}

/** Nobody sued or applied for enforcement in time: the court lifts the measures (民诉法 §104, 解释（一） §49). */
export const preservationLapsed: LapseHandler = async (tx, ctx, { recordId: id, variant, rule, due }) => {
  if (rule === beforeSuitRule && variant !== 'FILE') return true;
  const row = await tx.findOne(PreservationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!row || row.liftedOn !== null) return true;
  const reason =
    rule === enforceRule
      ? `生效后至${due}没有申请强制执行，依法解除保全`
      : `至${due}没有起诉或者申请仲裁，依法解除保全`;
  await tx.update(PreservationEntity, id, { liftedOn: ctx.today, liftReason: reason });
  await endDeadlines(tx, ctx, id);
  record(tx, ctx, 'preservation.lift', id, { caseCode: row.caseCode, details: { rule } });
  return true;
};

function start(
  tx: EntityManager,
  ctx: RequestContext,
  { id: recordId, caseCode, organisation }: PreservationEntity,
  { rule, variant, from }: { rule: string; variant: string | null; from: string },
) {
  const subject = { caseCode, organisation, recordKind: 'Preservation', recordId };
  return startDeadline(tx, ctx, { ...subject, rule, variant, from: localDate(from) });
}

function needDay(ctx: RequestContext, on: string): string {
  if (on > ctx.today) throw new Refusal('BAD_INPUT', '日期不能晚于今天。');
  return on;
}

function change(
  ctx: RequestContext,
  id: string,
  act: 'rule' | 'take' | 'follow' | 'effective' | 'enforce' | 'lift',
  work: (tx: EntityManager, row: PreservationEntity) => Promise<void>,
): Promise<PreservationEntity> {
  return ctx.transaction(async (tx) => {
    const row = await load(tx, PreservationEntity, id);
    permit(worksHere(ctx.actor, row));
    if (row.liftedOn !== null) throw new Refusal('WRONG_STATE', `保全已于${row.liftedOn}解除。`);
    await work(tx, row);
    await tx.save(PreservationEntity, row);
    record(tx, ctx, `preservation.${act}`, id, { caseCode: row.caseCode });
    return row;
  });
}
