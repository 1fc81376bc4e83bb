import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { ConsentInput } from '#kernel/consent/consent.type.js';
import { RequestContext } from '#kernel/context.js';
import { present } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { referToMediation } from './refer-to-mediation.js';

@InputType({ description: 'Passes a case on for people’s mediation (人民调解转介).' })
export class ReferToPeoplesMediationInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => CreditCodeScalar, { description: 'Organisation code of the justice bureau.' }) to!: string;
  @Field(() => String, { nullable: true, description: 'Number of the letter (文号).' })
  number?: string | null;
  @Field(() => [ConsentInput], {
    nullable: true,
    description: 'Consents of scope MEDIATION of both sides, where they are not on record yet.',
  })
  consents?: ConsentInput[] | null;
}

/** The door every agency sends cases to people's mediation by: `courtReferToPeoplesMediation`. */
export function mediationReferralResolver(field: string): Class {
  @Resolver()
  class MediationReferralResolver {
    @Mutation(() => Referral, {
      name: `${field}ReferToPeoplesMediation`,
      description: 'Pass a case on for people’s mediation, with the consent of both sides (人民调解, A24).',
    })
    async refer(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => ReferToPeoplesMediationInput) input: ReferToPeoplesMediationInput,
    ): Promise<Referral> {
      return present(ctx, await referToMediation(ctx, input));
    }
  }
  return MediationReferralResolver;
}
