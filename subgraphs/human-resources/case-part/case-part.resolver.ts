import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { partKey, presentCasePart } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { type MediationCase, presentMediation } from '#kernel/mediation/mediation.type.js';
import { mediationsOf } from '#kernel/mediation/mediations.js';
import { ArbitralReview, presentReview } from '../arbitral-review/review.type.js';
import { reviewsOf } from '../arbitral-review/reviews.js';
import { ArbitrationCase, presentArbitration } from '../arbitration/arbitration.type.js';
import { arbitrationsOf } from '../arbitration/arbitrations.js';
import { humanResourcesMediation } from '../mediation/mediation.js';
import { Case, HumanResourcesRecord, TimelineEntry } from './case-part.type.js';
import { HumanResourcesPart } from './human-resources-part.type.js';
import { timelineRecord } from './timeline-record.js';

@Resolver(() => Case)
export class CaseResolver {
  @DataClass('HEADER')
  @FieldResolver(() => HumanResourcesPart, {
    nullable: true,
    description:
      'What the human-resources bureau holds of the case (人社局、仲裁委); null where it holds or discloses nothing.',
  })
  async humanResources(@Root() { id }: Case, @Ctx() ctx: RequestContext): Promise<HumanResourcesPart | null> {
    const access = await caseAccess(ctx).load(id);
    return access && presentCasePart(access);
  }
}

@Resolver(() => HumanResourcesPart)
export class HumanResourcesPartResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [ArbitrationCase], { description: 'Arbitrations (仲裁案件), oldest first.' })
  async arbitrations(
    @Root() part: HumanResourcesPart,
    @Ctx() ctx: RequestContext,
  ): Promise<ArbitrationCase[]> {
    return (await arbitrationsOf(ctx).load(partKey(part))).map(presentArbitration);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [ArbitralReview], { description: 'Reviews of agreements (仲裁审查), oldest first.' })
  async reviews(@Root() part: HumanResourcesPart, @Ctx() ctx: RequestContext): Promise<ArbitralReview[]> {
    const rows = await reviewsOf(ctx).load(partKey(part));
    return rows.map(presentReview);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [humanResourcesMediation.MediationCase], {
    description: 'Mediations by the bureau’s mediation centre (人社调解), in the order they were taken up.',
  })
  async mediations(@Root() part: HumanResourcesPart, @Ctx() ctx: RequestContext): Promise<MediationCase[]> {
    return (await mediationsOf(ctx).load(partKey(part))).map((row) => presentMediation(row, ctx.today));
  }
}

@Resolver(() => TimelineEntry)
export class TimelineEntryResolver {
  @DataClass('HEADER')
  @FieldResolver(() => HumanResourcesRecord, {
    nullable: true,
    description: 'The record behind the entry; null where it is another agency’s or not to be seen.',
  })
  async humanResources(
    @Root() { reference }: TimelineEntry,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof HumanResourcesRecord | null> {
    return timelineRecord(ctx, reference);
  }
}
