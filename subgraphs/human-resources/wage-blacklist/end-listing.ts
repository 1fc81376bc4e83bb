import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { deadlines } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { endDeadlines, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { inspectionNumber, needText } from '../inspection/inspection-number.js';
import type { WageBlacklistEntryEntity } from './entry.entity.js';
import { actOnEntry, clockOfVariant, entryClock } from './move-entry.js';

/**
 * The employer has put it right (改正). Six months on the list after that day it may apply for early removal; a period to be
 * completed does not move off a rest day.
 */
export function noteRectified(
  ctx: RequestContext,
  id: string,
  on: string,
): Promise<WageBlacklistEntryEntity> {
  return actOnEntry(ctx, id, 'rectify', (_tx, { listedOn, rectifiedOn }) => {
    if (rectifiedOn !== null) throw new Refusal('WRONG_STATE', '改正日期已经登记。');
    const day = localDate(on);
    if (day > ctx.today) throw new Refusal('BAD_INPUT', '改正日期不能晚于今天。');
    const from = listedOn !== null && listedOn > day ? localDate(listedOn) : day;
    const { rawEnd, due } = computeDeadline({ rule: 'INS-6', variant: 'EARLY', from });
    return { rectifiedOn: day, removableAfter: rawEnd ?? due };
  });
}

/** The law and article of the six months. */
function earlySource(): string {
  return deadlines().find(({ id }) => id === 'INS-6')!.source;
}

/** The employer applies for early removal (申请提前移出), which needs six months of wages put right. */
export function applyForRemoval(ctx: RequestContext, id: string): Promise<WageBlacklistEntryEntity> {
  return actOnEntry(ctx, id, 'applyForRemoval', async (tx, entry) => {
    const { removableAfter, removalAppliedOn } = entry;
    if (removalAppliedOn !== null) throw new Refusal('WRONG_STATE', '提前移出的申请正在办理。');
    if (removableAfter === null || ctx.today <= removableAfter)
      throw new Refusal(
        'WRONG_STATE',
        '自改正之日起列入名单未满六个月，不能申请提前移出。',
        removableAfter === null
          ? '请先登记改正日期。'
          : `满六个月之日：${removableAfter}。依据：${earlySource()}。`,
      );
    const clock = { ...entryClock(entry), rule: 'INS-6', variant: 'EARLY_DECISION', from: ctx.today };
    await startDeadline(tx, ctx, clock);
    return { removalAppliedOn: ctx.today, removalRefusal: null };
  });
}

/** Does not remove the employer early (不予提前移出); it may apply again. */
export function refuseRemoval(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<WageBlacklistEntryEntity> {
  return actOnEntry(ctx, id, 'refuseRemoval', async (tx, entry) => {
    needApplication(entry);
    const removalRefusal = needText(reason, '请写明不予提前移出的理由。');
    const clock = await clockOfVariant(tx, id, 'INS-6', 'EARLY_DECISION');
    if (clock) await tx.update(DeadlineEntity, { id: clock.id }, { metOn: ctx.today });
    return { removalRefusal, removalAppliedOn: null };
  });
}

/** Takes the employer off the list before the three years are over (提前移出). */
export function removeEarly(
  ctx: RequestContext,
  id: string,
  number: string,
): Promise<WageBlacklistEntryEntity> {
  return actOnEntry(ctx, id, 'removeEarly', async (tx, entry) => {
    needApplication(entry);
    await endDeadlines(tx, ctx, id);
    return { endNumber: inspectionNumber(number), endedOn: ctx.today };
  });
}

/** The three years are over (期满移出): noted after the last day. */
export function noteExpired(ctx: RequestContext, id: string): Promise<WageBlacklistEntryEntity> {
  return actOnEntry(ctx, id, 'expire', async (tx, { listedUntil }) => {
    if (listedUntil === null || ctx.today <= listedUntil)
      throw new Refusal('WRONG_STATE', '列入期限还没有届满。', `期满日：${listedUntil ?? '未定'}。`);
    await endDeadlines(tx, ctx, id);
    return { endedOn: ctx.today };
  });
}

function needApplication({ removalAppliedOn }: WageBlacklistEntryEntity): void {
  if (removalAppliedOn === null) throw new Refusal('WRONG_STATE', '没有正在办理的提前移出申请。');
}
