import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { ConsentInput } from '#kernel/consent/consent.type.js';
import { RequestContext } from '#kernel/context.js';
import { present } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { transferLegalAid } from './transfer-legal-aid.js';

@InputType({ description: 'A worker’s application for legal aid to be passed on.' })
export class TransferLegalAidInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => CreditCodeScalar, { description: 'Organisation code of the justice bureau.' }) to!: string;
  @Field(() => ID) applicantPartyId!: string;
  @Field(() => String, { description: 'What aid is wanted for (援助事项).' }) matter!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Why no means test (免予核查经济困难): MIGRANT_WAGES, WORK_INJURY.',
  })
  meansExemption?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: 'Help first, papers later (先行提供援助).' })
  urgent!: boolean;
  @Field(() => ConsentInput, {
    nullable: true,
    description: 'The applicant’s consent of scope LEGAL_AID, where it is not on record yet.',
  })
  consent?: ConsentInput | null;
}

@Resolver()
export class LegalAidResolver {
  @Mutation(() => Referral, {
    description: 'Pass an application for legal aid on, with the worker’s consent (转交法律援助申请, A07).',
  })
  async unionTransferLegalAid(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => TransferLegalAidInput) input: TransferLegalAidInput,
  ): Promise<Referral> {
    return present(ctx, await transferLegalAid(ctx, input));
  }
}
