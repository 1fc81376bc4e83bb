import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { UnionPart } from '../case-part/union-part.type.js';
import { recordLimitationEvent } from './interrupt-limitation.js';
import {
  presentLimitationEvent,
  RecordLimitationEventInput,
  UnionLimitationEvent,
} from './limitation-event.type.js';
import { limitationEventsOf } from './limitation-events.js';

@Resolver(() => UnionPart)
export class LimitationEventResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [UnionLimitationEvent], {
    description: 'What interrupted the limitation of arbitration in the case (时效中断), oldest first.',
  })
  async limitationEvents(
    @Root() part: CasePart,
    @Ctx() ctx: RequestContext,
  ): Promise<UnionLimitationEvent[]> {
    return (await limitationEventsOf(ctx).load(partKey(part))).map((row) => presentLimitationEvent(row));
  }

  @Mutation(() => UnionLimitationEvent, {
    description: 'Put an event on record that interrupts the limitation of arbitration (登记时效中断).',
  })
  async unionRecordLimitationEvent(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RecordLimitationEventInput) input: RecordLimitationEventInput,
  ): Promise<UnionLimitationEvent> {
    return presentLimitationEvent(await recordLimitationEvent(ctx, input));
  }
}
