import { IsNull } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { ExchangeAlarmEntity } from '#kernel/reconciliation/exchange-alarm.entity.js';
import { mayFollowDeliveries, maySendAgain } from './delivery.policy.js';

/** The exchange alarms of the person's organisation, newest first. */
export function listExchangeAlarms(
  ctx: RequestContext,
  first: number,
  unseenOnly: boolean,
): Promise<ExchangeAlarmEntity[]> {
  permit(mayFollowDeliveries(ctx.actor, ctx.agency.manifest.name));
  const { organisation } = ctx.actor;
  return ctx.db.find(ExchangeAlarmEntity, {
    where: unseenOnly ? { organisation, seenAt: IsNull() } : { organisation },
    order: { lastAt: 'DESC', id: 'ASC' },
    take: Math.min(Math.max(first, 1), 200),
  });
}

/** Notes that a person has seen to it. Who did so first stays, until it is raised again. */
export function acknowledgeExchangeAlarm(ctx: RequestContext, id: string): Promise<ExchangeAlarmEntity> {
  return ctx.transaction(async (tx) => {
    const alarm = await load(tx, ExchangeAlarmEntity, id);
    permit(maySendAgain(ctx.actor, { sender: alarm.organisation }));
    if (alarm.seenAt !== null) return alarm;
    Object.assign(alarm, { seenAt: ctx.now, seenBy: ctx.actor.id });
    await tx.update(ExchangeAlarmEntity, id, { seenAt: alarm.seenAt, seenBy: alarm.seenBy });
    record(tx, ctx, 'exchange.alarm-seen', id, { caseCode: alarm.caseCode || null });
    return alarm;
  });
}
