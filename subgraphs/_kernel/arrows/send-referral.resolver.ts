import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { present } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { sendReferral } from './send-referral.js';

@InputType({
  description: 'A referral that is its letter alone (移送函): which, whom to, and what goes with it.',
})
export class SendReferralInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => ID, { description: 'Arrow of schema/law/arrows.yaml: A18.' }) arrow!: string;
  @Field(() => ID, { description: 'Organisation code of the receiver (接收单位).' }) to!: string;
  @Field(() => String, { nullable: true, description: 'Official number of the letter (文号).' })
  number?: string | null;
  @Field(() => [String], { description: 'What goes with it (材料清单).' }) materials!: string[];
}

/** The door for arrows that need no record of the sender's: `unionSendReferral`. */
export function sendReferralResolver(field: string): Class {
  @Resolver()
  class SendReferralResolver {
    @Mutation(() => Referral, {
      name: `${field}SendReferral`,
      description: 'Send a referral that is its letter alone, as the table of arrows tells it (移送).',
    })
    async send(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => SendReferralInput) input: SendReferralInput,
    ): Promise<Referral> {
      return present(ctx, await sendReferral(ctx, input));
    }
  }
  return SendReferralResolver;
}
