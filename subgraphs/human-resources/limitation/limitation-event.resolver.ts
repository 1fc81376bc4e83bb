import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { batchMany } from '#kernel/batch.js';
import { partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { HumanResourcesPart } from '../case-part/human-resources-part.type.js';
import { eventsOf } from './record-limitation.js';

@DataClass('HEADER')
@ObjectType({
  description: 'An event that interrupts the limitation of arbitration (仲裁时效中断), with its evidence.',
})
export class ArbitrationLimitationEvent {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Code of schema/law/interruptions.yaml (中断事由).' }) kind!: string;
  @Field(() => LocalDateScalar, { description: 'The day it happened; the year is counted anew from it.' })
  on!: string;
  @Field(() => String, { description: 'What proves it (证据).' }) evidence!: string;
}

@Resolver(() => ArbitrationLimitationEvent)
export class LimitationEventResolver {
  @FieldResolver(() => [Deadline], { description: 'The year to apply, counted anew (仲裁时效).' })
  async deadlines(
    @Root() event: ArbitrationLimitationEvent,
    @Ctx() ctx: RequestContext,
  ): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(event.id)).map((row) => presentDeadline(row, ctx.today));
  }
}

@Resolver(() => HumanResourcesPart)
export class LimitationEventsOfPartResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [ArbitrationLimitationEvent], {
    description: 'What has interrupted the limitation of arbitration (时效中断), oldest first.',
  })
  async limitationEvents(
    @Root() part: HumanResourcesPart,
    @Ctx() ctx: RequestContext,
  ): Promise<ArbitrationLimitationEvent[]> {
    const loader = batchMany(
      ctx,
      'limitation events',
      (keys) =>
        eventsOf(
          ctx.db,
          keys.map((key) => key.split(' ')[0]!),
        ),
      (row) => `${row.caseCode} ${row.organisation}`,
    );
    return (await loader.load(partKey(part))).map(({ id, kind, on, evidence }) => ({
      id,
      kind,
      on,
      evidence,
    }));
  }
}
