import { Arg, Ctx, Field, ID, InputType, Mutation, registerEnumType, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { present } from './referrals.js';
import { Referral } from './referral.type.js';
import { acceptAtDoor, type DoorOutcome, doorOutcomes, reportAtDoor } from './work-at-door.js';

registerEnumType(doorOutcomes, {
  name: 'ReferralAnswer',
  description:
    'What a referral came to (办理结果): handled (已办理), not accepted (不予受理), declined (不予采纳), granted (准许), rejected (驳回).',
});

@InputType({ description: 'Answers a referral (书面回复、办理反馈).' })
export class ReferralReportInput {
  @Field(() => ID) id!: string;
  @Field(() => doorOutcomes, { defaultValue: 'HANDLED' }) outcome!: DoorOutcome;
  @Field(() => String, { description: 'The answer in words (回复内容).' }) text!: string;
  @Field(() => String, { nullable: true, description: 'Number of the document that answers (文号).' })
  number?: string | null;
}

/** The doors for what needs no record of its own: `courtAcceptReferral`, `courtReportReferral`. */
export function referralWorkResolver(field: string): Class {
  @Resolver()
  class ReferralWorkResolver {
    @Mutation(() => Referral, {
      name: `${field}AcceptReferral`,
      description: 'Take up a referral that needs no record of its own (接收、阅悉、参会).',
    })
    async accept(
      @Ctx() ctx: RequestContext,
      @Arg('id', () => ID) id: string,
      @Arg('number', () => String, { nullable: true, description: 'Own number of the matter (本单位文号).' })
      number: string | null,
    ): Promise<Referral> {
      return present(ctx, await acceptAtDoor(ctx, { id, number: number ?? null }));
    }

    @Mutation(() => Referral, {
      name: `${field}ReportReferral`,
      description: 'Answer a referral that needs no record of its own (书面回复、办理反馈).',
    })
    async report(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => ReferralReportInput) input: ReferralReportInput,
    ): Promise<Referral> {
      return present(ctx, await reportAtDoor(ctx, input));
    }
  }
  return ReferralWorkResolver;
}
