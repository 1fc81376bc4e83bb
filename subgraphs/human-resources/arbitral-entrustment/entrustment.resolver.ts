import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { HumanResourcesPart } from '../case-part/human-resources-part.type.js';
import { ArbitralEntrustment, EntrustMediationInput, presentEntrustment } from './entrustment.type.js';
import { entrustmentsOf } from './entrustments.js';
import { entrustMediation, openEntrustment } from './open-entrustment.js';

@Resolver(() => ArbitralEntrustment)
export class EntrustmentResolver {
  @Mutation(() => ArbitralEntrustment, {
    description:
      'Both sides have agreed that mediators try before the hearing (同意委托调解). Refused with CONSENT_MISSING while a side has not.',
  })
  async humanResourcesOpenEntrustment(
    @Ctx() ctx: RequestContext,
    @Arg('arbitrationId', () => ID) arbitrationId: string,
  ): Promise<ArbitralEntrustment> {
    return presentEntrustment(await openEntrustment(ctx, arbitrationId));
  }

  @Mutation(() => ArbitralEntrustment, { description: 'Send the letter of entrustment (委托调解函, A04).' })
  async humanResourcesEntrustMediation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => EntrustMediationInput) input: EntrustMediationInput,
  ): Promise<ArbitralEntrustment> {
    return presentEntrustment(await entrustMediation(ctx, input));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Its time, ten working days from consent (委托调解期限).' })
  async deadlines(@Root() entrustment: ArbitralEntrustment, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(entrustment.id)).map((row) => presentDeadline(row, ctx.today));
  }
}

@Resolver(() => HumanResourcesPart)
export class EntrustmentsOfPartResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [ArbitralEntrustment], {
    description: 'Mediations the tribunal entrusted (仲裁委托调解).',
  })
  async entrustments(
    @Root() part: HumanResourcesPart,
    @Ctx() ctx: RequestContext,
  ): Promise<ArbitralEntrustment[]> {
    return (await entrustmentsOf(ctx).load(partKey(part))).map(presentEntrustment);
  }
}
