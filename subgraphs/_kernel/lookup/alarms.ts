import { IsNull } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { AlarmEntity } from './alarm.entity.js';
import { mayFollowAlarms } from './alarm.policy.js';

/** The alarms of the agency, newest first. */
export function listAlarms(ctx: RequestContext, first: number, unseenOnly: boolean): Promise<AlarmEntity[]> {
  permit(mayFollowAlarms(ctx.actor, ctx.agency.manifest.name));
  return ctx.db.find(AlarmEntity, {
    where: unseenOnly ? { seenAt: IsNull() } : {},
    order: { lastAt: 'DESC', id: 'ASC' },
    take: Math.min(Math.max(first, 1), 200),
  });
}

/** Notes that an administrator has seen it. Who saw it first stays. */
export function acknowledgeAlarm(ctx: RequestContext, id: string): Promise<AlarmEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayFollowAlarms(ctx.actor, ctx.agency.manifest.name));
    const alarm = await load(tx, AlarmEntity, id);
    if (alarm.seenAt !== null) return alarm;
    Object.assign(alarm, { seenAt: ctx.now, seenBy: ctx.actor.id });
    await tx.update(AlarmEntity, id, { seenAt: alarm.seenAt, seenBy: alarm.seenBy });
    record(tx, ctx, 'lookup.alarm-seen', id);
    return alarm;
  });
}
