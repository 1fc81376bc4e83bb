import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { ConsentInput } from '#kernel/consent/consent.type.js';
import { RequestContext } from '#kernel/context.js';
import { present } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { applySupport } from './apply-support.js';

@InputType({ description: 'Workers’ application for support of their suit, to be passed on (支持起诉申请).' })
export class PassOnSupportInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => CreditCodeScalar, { description: 'Organisation code of the procuratorate.' }) to!: string;
  @Field(() => [ID], { description: 'The workers who sue (原告).' }) claimantPartyIds!: string[];
  @Field(() => String, { description: 'Why they can hardly sue alone (起诉困难情形).' })
  weakPosition!: string;
  @Field(() => String, { description: 'What is sued for (诉讼请求).' }) request!: string;
  @Field(() => String, { description: 'Facts and reasons (事实与理由).' }) facts!: string;
  @Field(() => [ConsentInput], {
    nullable: true,
    description: 'Their consents of scope SUPPORTED_LITIGATION, where they are not on record yet.',
  })
  consents?: ConsentInput[] | null;
}

/** The door an agency passes such applications on by: `unionApplySupport`. */
export function supportApplicationResolver(field: string): Class {
  @Resolver()
  class SupportApplicationResolver {
    @Mutation(() => Referral, {
      name: `${field}ApplySupport`,
      description:
        'Pass an application for support of a suit on, with the workers’ consent (支持起诉申请, A11).',
    })
    async apply(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => PassOnSupportInput) input: PassOnSupportInput,
    ): Promise<Referral> {
      return present(ctx, await applySupport(ctx, input));
    }
  }
  return SupportApplicationResolver;
}
