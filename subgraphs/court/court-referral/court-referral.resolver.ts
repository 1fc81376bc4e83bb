import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { present } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { redesignate } from './redesignate-referral.js';

@InputType({ description: 'To whom a referral goes that came back or was not answered (重新指派).' })
export class CourtRedesignationInput {
  @Field(() => ID) referralId!: string;
  @Field(() => CreditCodeScalar, {
    description: 'Another mediation organisation of the roster (特邀调解组织).',
  })
  to!: string;
}

@Resolver()
export class CourtReferralResolver {
  @Mutation(() => Referral, {
    description:
      'Send a returned or unanswered referral to another organisation; answers the new referral (重新指派).',
  })
  async courtRedesignateReferral(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtRedesignationInput) input: CourtRedesignationInput,
  ): Promise<Referral> {
    return present(ctx, await redesignate(ctx, input));
  }
}
