import { Field, ID, InputType } from 'type-graphql';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import {
  CourtApplicantInput,
  CourtApplicationInput,
  CourtDueSumInput,
} from '../counter/application-subject.type.js';
import { type OrderRefusalGround, orderRefusalGrounds } from './conditions.js';
import type { ObjectionForm, ObjectionKind } from './objection.js';
import { objectionForms, objectionKinds, orderBases, otherTerminations } from './payment-order-codes.type.js';
import type { PaymentOrderBasis } from './payment-order.entity.js';
import type { OtherTermination } from './terminate-payment-order.js';

@InputType({ description: 'One applicant’s claim in a batch of applications (每名申请人的请求).' })
export class CourtOrderApplicationInput {
  @Field(() => CourtApplicantInput, { nullable: true }) applicant?: CourtApplicantInput | null;
  @Field(() => [CourtDueSumInput]) sums!: CourtDueSumInput[];
}

@InputType({
  description:
    'Applications of one dispute that are filed together (支付令申请), an order for each applicant.',
})
export class CourtPaymentOrdersInput extends CourtApplicationInput {
  @Field(() => orderBases) basis!: PaymentOrderBasis;
  @Field(() => String, { description: 'Agreement, IOU or pay record that shows the debt (债权凭证).' })
  evidence!: string;
  @Field(() => [CourtOrderApplicationInput]) applications!: CourtOrderApplicationInput[];
}

@InputType({ description: 'What the court has found of an application (受理条件, 民诉解释 §427).' })
export class CourtOrderConditionsInput {
  @Field(() => Boolean, { description: 'Money or securities are asked for (给付金钱、有价证券).' })
  pecuniary!: boolean;
  @Field(() => Boolean, { description: 'The amount is certain (数额确定).' }) amountCertain!: boolean;
  @Field(() => Boolean, { description: 'The creditor owes something in return (对待给付义务).' })
  counterDuty!: boolean;
  @Field(() => Boolean, { description: 'The order can be served on the debtor (能够送达).' })
  debtorReachable!: boolean;
  @Field(() => Boolean, { description: 'Pre-suit preservation was asked for (已申请诉前保全).' })
  preservationAsked!: boolean;
}

@InputType({ description: 'Acceptance of an application (受理支付令申请).' })
export class CourtOrderAcceptanceInput {
  @Field(() => ID, { description: 'The payment order.' }) id!: string;
  @Field(() => CaseNumberScalar, { description: '民督 number.' }) number!: string;
  @Field(() => CourtOrderConditionsInput) conditions!: CourtOrderConditionsInput;
}

@InputType({ description: 'Refusal or rejection of an application (不予受理、驳回).' })
export class CourtOrderRefusalInput {
  @Field(() => ID, { description: 'The payment order.' }) id!: string;
  @Field(() => orderRefusalGrounds) ground!: OrderRefusalGround;
  @Field(() => String, { description: 'The reason in words.' }) text!: string;
}

@InputType({ description: 'What the debtor says against the order (支付令异议).' })
export class CourtOrderObjectionInput {
  @Field(() => ID, { description: 'The payment order.' }) id!: string;
  @Field(() => objectionForms) form!: ObjectionForm;
  @Field(() => objectionKinds) kind!: ObjectionKind;
  @Field(() => String) text!: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Day of the postmark (邮戳日期); null where it was handed in.',
  })
  postmarkedOn?: string | null;
}

@InputType({ description: 'Why the procedure ends without an objection (终结督促程序).' })
export class CourtOrderTerminationInput {
  @Field(() => ID, { description: 'The payment order.' }) id!: string;
  @Field(() => otherTerminations) reason!: OtherTermination;
}
