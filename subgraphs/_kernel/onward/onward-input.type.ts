import { Field, ID, InputType } from 'type-graphql';
import { ConsentInput } from '#kernel/consent/consent.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';

@InputType({
  description: 'A worker’s matter passed on, with the worker’s consent to that receiver (转交申请).',
})
export class OnwardInput {
  @Field(() => CreditCodeScalar, { description: 'Organisation code of the receiver (接收单位).' })
  to!: string;
  @Field(() => [ID], { description: 'The workers who apply (申请人).' }) applicantPartyIds!: string[];
  @Field(() => [ConsentInput], {
    nullable: true,
    description: 'Consents of scope DISCLOSURE to the receiver, where they are not on record yet.',
  })
  consents?: ConsentInput[] | null;
}

@InputType({ description: 'Passes a case on to arbitration after mediation (转仲裁).' })
export class ReferToArbitrationInput extends OnwardInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => String, { nullable: true, description: 'Number of the letter (文号).' })
  number?: string | null;
}

@InputType({ description: 'A worker’s application for an order to pay (支付令申请).' })
export class ApplyPaymentOrderInput extends OnwardInput {
  @Field(() => ID) agreementId!: string;
  @Field(() => Boolean, { description: 'Whether the worker still owes something in return (对待给付).' })
  counterDuty!: boolean;
  @Field(() => Boolean, { description: 'Whether the debtor can be served (能够送达).' })
  debtorReachable!: boolean;
  @Field(() => Boolean, { description: 'Whether preservation before suit was asked for (诉前保全).' })
  preservationAsked!: boolean;
}

@InputType({ description: 'A worker’s application to enforce an instrument (强制执行申请).' })
export class ApplyEnforcementInput extends OnwardInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => String, { description: 'Kind of instrument (执行依据), of schema/law/instruments.yaml.' })
  instrument!: string;
  @Field(() => String, { description: 'Its number (执行依据文号).' }) instrumentNumber!: string;
  @Field(() => MoneyScalar) amount!: number;
  @Field(() => LocalDateScalar, { description: 'Last day for performance (履行期限).' }) performBy!: string;
  @Field(() => String, { nullable: true, description: 'Known property (财产线索).' })
  property?: string | null;
}
