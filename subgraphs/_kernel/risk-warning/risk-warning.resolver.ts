import { Arg, Ctx, Field, ID, InputType, Int, Mutation, registerEnumType, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { present } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { type RiskLevel, riskLevels, warnOfRisk } from './warn-of-risk.js';

registerEnumType(riskLevels, {
  name: 'RiskLevel',
  description: 'How grave a risk is (预警级别): notice (提示), warning (预警), urgent (紧急).',
});

@InputType({ description: 'A warning of a risk (风险预警信息).' })
export class WarnOfRiskInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => [CreditCodeScalar], { description: 'Who is warned (接收单位).' }) to!: string[];
  @Field(() => riskLevels) level!: RiskLevel;
  @Field(() => String, { description: 'What threatens (预警事项).' }) subject!: string;
  @Field(() => String, { description: 'What is known, without persons (情况).' }) facts!: string;
  @Field(() => Int, { description: 'Workers concerned (涉及人数).' }) workers!: number;
  @Field(() => String, { nullable: true, description: 'Name of the employer (用人单位).' })
  employerName?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why persons are named all the same (确需提供个人信息的理由); null where none is.',
  })
  identifiedBecause?: string | null;
  @Field(() => ID, { nullable: true, description: 'The warning we received that is passed on (上报).' })
  originReferralId?: string | null;
}

/** The door every agency warns the others by: `unionWarnOfRisk`. */
export function riskWarningResolver(field: string): Class {
  @Resolver()
  class RiskWarningResolver {
    @Mutation(() => [Referral], {
      name: `${field}WarnOfRisk`,
      description:
        'Warn other organisations of a risk, or pass a warning on; no person is named without need (风险预警, A27).',
    })
    async warn(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => WarnOfRiskInput) input: WarnOfRiskInput,
    ): Promise<Referral[]> {
      return Promise.all((await warnOfRisk(ctx, input)).map((row) => present(ctx, row)));
    }
  }
  return RiskWarningResolver;
}
