import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { LookupAlarm, presentAlarm } from './alarm.type.js';
import { acknowledgeAlarm, listAlarms } from './alarms.js';

/** The doors to an agency's alarms, for its administrators: `courtAlarms`, `courtAcknowledgeAlarm`. */
export function alarmResolver(field: string): Class {
  @Resolver()
  class AlarmResolver {
    @Query(() => [LookupAlarm], {
      name: `${field}Alarms`,
      description:
        'Alarms about look-ups, by own people and by others’ in the own data, newest first (查询异常提醒); for administrators.',
    })
    async alarms(
      @Ctx() ctx: RequestContext,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
      @Arg('unseenOnly', () => Boolean, {
        defaultValue: false,
        description: 'Only those no administrator has seen yet (未查看).',
      })
      unseenOnly: boolean,
    ): Promise<LookupAlarm[]> {
      return (await listAlarms(ctx, first, unseenOnly)).map((row) => presentAlarm(row, ctx));
    }

    @Mutation(() => LookupAlarm, {
      name: `${field}AcknowledgeAlarm`,
      description: 'Note that an alarm has been seen (已查看提醒); for administrators.',
    })
    async acknowledge(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<LookupAlarm> {
      return presentAlarm(await acknowledgeAlarm(ctx, id), ctx);
    }
  }
  return AlarmResolver;
}
