import type { EntityManager } from 'typeorm';
import { workdaysAfter } from '#kernel/clock/calendar.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { daysBetween, type LocalDate, localDate } from '#kernel/values/local-date.js';
import { changeDeadline } from './change-deadline.js';
import type { DeadlineEntity } from './deadline.entity.js';

/** A deadline stands still from today (中止): nothing warns of it and it does not become overdue until it is resumed. */
export function suspendDeadline(
  tx: EntityManager,
  ctx: RequestContext,
  row: DeadlineEntity,
  text: string,
): Promise<DeadlineEntity> {
  if (row.suspendedOn !== null) throw new Refusal('WRONG_STATE', `期限已自${row.suspendedOn}起中止计算。`);
  return changeDeadline(tx, ctx, { ...row, suspendedOn: ctx.today }, 'SUSPENDED', text);
}

/** It runs on (恢复): the days after the one it was suspended on, today included, do not count. */
export function resumeDeadline(
  tx: EntityManager,
  ctx: RequestContext,
  row: DeadlineEntity,
  text: string,
): Promise<DeadlineEntity> {
  if (row.suspendedOn === null) throw new Refusal('WRONG_STATE', '期限没有中止计算。');
  const from = localDate(row.suspendedOn);
  const days = row.calendar === 'WD' ? workdaysAfter(from, ctx.today) : daysBetween(from, ctx.today);
  const unit = row.calendar === 'WD' ? '个工作日' : '日';
  return changeDeadline(
    tx,
    ctx,
    { ...row, suspendedOn: null, excludedDays: row.excludedDays + days },
    'RESUMED',
    `${text}${from}至${ctx.today}，扣除${days}${unit}`,
  );
}

export interface DeadlineRestart {
  /** The day of the event that interrupts it; the day itself does not count. */
  from: LocalDate;
  text: string;
  /** Where the law names another rule for the new count. */
  rule?: string;
  variant?: string | null;
}

/** An event interrupts a deadline (重新起算): it is counted anew and whole, without what it was lengthened by. */
export function restartDeadline(
  tx: EntityManager,
  ctx: RequestContext,
  row: DeadlineEntity,
  { from, text, rule = row.rule, variant = row.variant }: DeadlineRestart,
): Promise<DeadlineEntity> {
  if (row.metOn !== null) throw new Refusal('WRONG_STATE', '期限已经结束，不能重新起算。');
  const whole = { extendedBy: [], excludedDays: 0, suspendedOn: null, runsFrom: null };
  return changeDeadline(tx, ctx, { ...row, ...whole, rule, variant, startsFrom: from }, 'RESTARTED', text);
}
