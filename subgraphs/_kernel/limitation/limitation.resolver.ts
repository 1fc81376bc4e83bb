import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { limitationEventsOf, limitationSuspensionsOf } from './limitation-events.js';
import { Limitation, LimitationStartInput } from './limitation-standing.type.js';
import {
  LimitationEvent,
  LimitationEventInput,
  LimitationSuspension,
  LimitationSuspensionInput,
  presentSuspension,
} from './limitation.type.js';
import { recordLimitationEvent } from './record-interruption.js';
import { showLimitation, showLimitationEvents } from './show-limitation.js';
import { recordLimitationStart } from './start-limitation.js';
import { resumeLimitation, suspendLimitation } from './suspend-limitation.js';

/** The limitation of arbitration below an agency's part of a case, and its doors: `unionRecordLimitationEvent`… */
export function limitationResolver(field: string, Part: Class<CasePart>): Class {
  @Resolver(() => Part)
  class LimitationResolver {
    @DataClass('HEADER')
    @FieldResolver(() => Limitation, {
      nullable: true,
      description:
        'How the limitation of arbitration stands (仲裁时效); null where neither its start nor an event is on record.',
    })
    limitation(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<Limitation | null> {
      return showLimitation(ctx, part);
    }

    @DataClass('HEADER')
    @FieldResolver(() => [LimitationEvent], {
      description: 'What interrupted the limitation of arbitration in the case (时效中断), oldest first.',
    })
    async limitationEvents(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<LimitationEvent[]> {
      return showLimitationEvents(ctx, await limitationEventsOf(ctx).load(partKey(part)));
    }

    @DataClass('HEADER')
    @FieldResolver(() => [LimitationSuspension], {
      description: 'When nobody could apply for arbitration in the case (时效中止), oldest first.',
    })
    async limitationSuspensions(
      @Root() part: CasePart,
      @Ctx() ctx: RequestContext,
    ): Promise<LimitationSuspension[]> {
      return (await limitationSuspensionsOf(ctx).load(partKey(part))).map(presentSuspension);
    }

    @Mutation(() => Limitation, {
      name: `${field}RecordLimitationStart`,
      description:
        'Put on record from when the limitation of arbitration runs (登记时效起算); takes the place of an earlier finding.',
    })
    async recordStart(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => LimitationStartInput) input: LimitationStartInput,
    ): Promise<Limitation> {
      return (await showLimitation(ctx, await recordLimitationStart(ctx, input)))!;
    }

    @Mutation(() => LimitationEvent, {
      name: `${field}RecordLimitationEvent`,
      description:
        'Put an event on record that interrupts the limitation of arbitration (登记时效中断); the year is counted anew from it.',
    })
    async recordEvent(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => LimitationEventInput) input: LimitationEventInput,
    ): Promise<LimitationEvent> {
      const [shown] = await showLimitationEvents(ctx, [await recordLimitationEvent(ctx, input)]);
      return shown!;
    }

    @Mutation(() => LimitationSuspension, {
      name: `${field}SuspendLimitation`,
      description: 'Put a time on record in which nobody could apply for arbitration (登记时效中止).',
    })
    async suspend(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => LimitationSuspensionInput) input: LimitationSuspensionInput,
    ): Promise<LimitationSuspension> {
      return presentSuspension(await suspendLimitation(ctx, input));
    }

    @Mutation(() => LimitationSuspension, {
      name: `${field}ResumeLimitation`,
      description: 'The ground of a suspension has fallen away (中止原因消除); the limitation runs on.',
    })
    async resume(
      @Ctx() ctx: RequestContext,
      @Arg('id', () => ID) id: string,
      @Arg('until', () => LocalDateScalar, { description: 'The day its ground fell away.' }) until: string,
    ): Promise<LimitationSuspension> {
      return presentSuspension(await resumeLimitation(ctx, id, until));
    }
  }
  return LimitationResolver;
}
