import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { present } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { sendLead } from './send-lead.js';

@InputType({ description: 'A lead for the procuratorate (线索).' })
export class SendLeadInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => CreditCodeScalar, { description: 'Organisation code of the procuratorate.' }) to!: string;
  @Field(() => String) subject!: string;
  @Field(() => String, { description: 'Whom it concerns: migrant workers, women, … (涉及群体).' })
  group!: string;
  @Field(() => Boolean, { description: 'The employer does not cooperate (用人单位不配合).' })
  employerUncooperative!: boolean;
  @Field(() => Int) workers!: number;
  @Field(() => String) facts!: string;
  @Field(() => String, { nullable: true, description: 'Official number of the letter (文号).' }) number?:
    string | null;
}

@Resolver()
export class LeadResolver {
  @Mutation(() => Referral, { description: 'Send a lead to the procuratorate (线索移送, A10).' })
  async unionSendLead(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SendLeadInput) input: SendLeadInput,
  ): Promise<Referral> {
    return present(ctx, await sendLead(ctx, input));
  }
}
