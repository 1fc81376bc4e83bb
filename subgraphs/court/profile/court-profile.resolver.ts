import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { permit } from '#kernel/act.js';
import { RequestContext } from '#kernel/context.js';
import { type LocalDate, LocalDateScalar } from '#kernel/values/local-date.js';
import { mayReadProfile } from './court-profile.policy.js';
import { CourtProfile, CourtProfileInput, presentProfile } from './court-profile.type.js';
import { profileOf } from './mode-of.js';
import { setOwnProfile } from './set-profile.js';

@Resolver()
export class CourtProfileResolver {
  @Query(() => CourtProfile, {
    description: 'How the own court takes in disputes on a day (本院收案模式); today where none is given.',
  })
  async courtProfileOf(
    @Ctx() ctx: RequestContext,
    @Arg('on', () => LocalDateScalar, { nullable: true }) on: LocalDate | null,
  ): Promise<CourtProfile> {
    permit(mayReadProfile(ctx.actor));
    const day = on ?? ctx.today;
    return presentProfile(await profileOf(ctx.db, ctx.actor.organisation, day), day);
  }

  @Mutation(() => CourtProfile, {
    description: 'Set how the own court takes in disputes from a day on (设置收案模式).',
  })
  async courtSetProfile(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtProfileInput) input: CourtProfileInput,
  ): Promise<CourtProfile> {
    return presentProfile(await setOwnProfile(ctx, input), input.effectiveFrom);
  }
}
