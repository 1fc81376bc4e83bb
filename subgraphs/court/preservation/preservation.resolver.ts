import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { permit } from '#kernel/act.js';
import { RequestContext } from '#kernel/context.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { worksHere } from '../staff.policy.js';
import { acceptPreservation } from './accept-preservation.js';
import { PreservationEntity, type PreservationFollowedBy } from './preservation.entity.js';
import {
  Preservation,
  preservationFollowedBy,
  PreservationInput,
  presentPreservation,
} from './preservation.type.js';
import {
  followPreservation,
  liftPreservation,
  recordEffective,
  recordEnforcementApplied,
  rulePreservation,
  takePreservation,
} from './work-preservation.js';

@Resolver(() => Preservation)
export class PreservationResolver {
  @Query(() => [Preservation], {
    description: 'Preservation of property in a case (财产保全), oldest first.',
  })
  async courtPreservations(
    @Ctx() ctx: RequestContext,
    @Arg('caseCode', () => ID) caseCode: string,
  ): Promise<Preservation[]> {
    const { organisation } = ctx.actor;
    permit(worksHere(ctx.actor, { organisation }));
    const order = { acceptedAt: 'ASC', id: 'ASC' } as const;
    const rows = await ctx.db.find(PreservationEntity, { where: { caseCode, organisation }, order });
    return rows.map((row) => presentPreservation(row, ctx.now));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits that run in it (期限).' })
  async deadlines(@Root() { id }: Preservation, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }

  @Mutation(() => Preservation, {
    description: 'Take up an application to preserve property (接受保全申请).',
  })
  async courtAcceptPreservation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => PreservationInput) input: PreservationInput,
  ): Promise<Preservation> {
    return presentPreservation(await acceptPreservation(ctx, input), ctx.now);
  }

  @Mutation(() => Preservation, { description: 'Rule on an application to preserve property (作出裁定).' })
  async courtRulePreservation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('granted', () => Boolean, { description: 'Whether it is granted (是否准许).' }) granted: boolean,
  ): Promise<Preservation> {
    return presentPreservation(await rulePreservation(ctx, id, granted), ctx.now);
  }

  @Mutation(() => Preservation, { description: 'Measures have been taken (采取保全措施).' })
  async courtTakePreservation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => LocalDateScalar) on: string,
  ): Promise<Preservation> {
    return presentPreservation(await takePreservation(ctx, id, on), ctx.now);
  }

  @Mutation(() => Preservation, { description: 'Suit or arbitration has followed (起诉、申请仲裁).' })
  async courtFollowPreservation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => LocalDateScalar) on: string,
    @Arg('by', () => preservationFollowedBy) by: PreservationFollowedBy,
  ): Promise<Preservation> {
    return presentPreservation(await followPreservation(ctx, { id, on, by }), ctx.now);
  }

  @Mutation(() => Preservation, { description: 'The judgment or award has taken effect (裁判、裁决生效).' })
  async courtRecordPreservationEffective(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => LocalDateScalar) on: string,
  ): Promise<Preservation> {
    return presentPreservation(await recordEffective(ctx, id, on), ctx.now);
  }

  @Mutation(() => Preservation, { description: 'Enforcement has been applied for (申请执行).' })
  async courtRecordPreservationEnforced(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => LocalDateScalar) on: string,
  ): Promise<Preservation> {
    return presentPreservation(await recordEnforcementApplied(ctx, id, on), ctx.now);
  }

  @Mutation(() => Preservation, { description: 'Lift the measures (解除保全).' })
  async courtLiftPreservation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'Why (解除理由).' }) reason: string,
  ): Promise<Preservation> {
    return presentPreservation(await liftPreservation(ctx, id, reason), ctx.now);
  }
}
