import { Field, ID, Int, ObjectType } from 'type-graphql';
import { paymentOrderFee } from '#kernel/clock/property-fee.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { type OrderRefusalGround, orderRefusalGrounds } from './conditions.js';
import type { ObjectionFault, ObjectionForm, ObjectionKind } from './objection.js';
import { adviceOn, openNext, type PaymentOrderNext } from './open-next.js';
import {
  nextSteps,
  objectionFaults,
  objectionForms,
  objectionKinds,
  orderBases,
  paymentOrderStates,
  terminationReasons,
} from './payment-order-codes.type.js';
import type { PaymentOrderBasis, PaymentOrderEntity, TerminationReason } from './payment-order.entity.js';
import type { PaymentOrderState } from './payment-order.state.js';

@DataClass('CLAIM')
@ObjectType({ description: 'A sum an order is asked for, and the last day for paying it (到期款项).' })
export class PaymentOrderSum {
  @Field(() => LocalDateScalar, { description: 'Last day for performance (履行期限).' }) dueOn!: string;
  @Field(() => MoneyScalar) amount!: number;
}

@DataClass('GROUNDS')
@ObjectType({ description: 'What a debtor said against an order (对支付令的异议), and whether it counts.' })
export class PaymentOrderObjection {
  @Field(() => LocalDateScalar, { description: 'When the court received it (收到日期).' })
  receivedOn!: string;
  @Field(() => LocalDateScalar, { description: 'When it was made: day of the postmark (提出日期).' })
  madeOn!: string;
  @Field(() => objectionForms) form!: ObjectionForm;
  @Field(() => objectionKinds) kind!: ObjectionKind;
  @Field(() => String, { description: 'In the debtor’s words (异议内容).' }) text!: string;
  @Field(() => objectionFaults, { nullable: true, description: 'Null where it counts (异议成立).' })
  fault!: ObjectionFault | null;
}

@ObjectType({ description: 'One creditor’s application for a payment order (支付令).' })
export class PaymentOrder {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Shared by the applications that were filed together (同批申请).' })
  batchId!: string;
  @DataClass('HEADER')
  @Field(() => ID, {
    nullable: true,
    description: 'The referral that brought it (A19); null over the counter.',
  })
  referralId!: string | null;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The creditor (申请人).' })
  applicantPartyId!: string;
  @DataClass('HEADER')
  @Field(() => orderBases)
  basis!: PaymentOrderBasis;
  @DataClass('HEADER')
  @Field(() => paymentOrderStates)
  state!: PaymentOrderState;
  @DataClass('CLAIM')
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Sum of what is asked for (请求金额); null where the reader may not see it.',
  })
  amount!: number | null;
  @DataClass('CLAIM')
  @Field(() => MoneyScalar, {
    nullable: true,
    description:
      'What the application costs: a third of the fee of a property case (申请费, 诉讼费用交纳办法第14条); null where the reader may not see it.',
  })
  fee!: number | null;
  @DataClass('CLAIM')
  @Field(() => String, {
    nullable: true,
    description:
      'Agreement, IOU or pay record that shows the debt (债权凭证); null where the reader may not see it.',
  })
  evidence!: string | null;
  @DataClass('CLAIM')
  @Field(() => [PaymentOrderSum], {
    description: 'What it consists of; empty where the reader may not see it.',
  })
  sums!: PaymentOrderSum[];
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Day of the application (申请日期).' })
  appliedOn!: string;
  @DataClass('HEADER')
  @Field(() => CaseNumberScalar, {
    nullable: true,
    description: 'Case number (民督案号); null until it is accepted.',
  })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until it is accepted (受理日期).' })
  acceptedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until it is issued (发出日期).' })
  issuedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until it is served (送达日期).' })
  servedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it was refused, took effect or was terminated (终了日期); null while it goes on.',
  })
  endedOn!: string | null;
  @DataClass('GROUNDS')
  @Field(() => [PaymentOrderObjection], {
    description: 'What the debtor has said against it (异议); empty where the reader may not see it.',
  })
  objections!: PaymentOrderObjection[];
  @DataClass('ADJUDICATION')
  @Field(() => orderRefusalGrounds, { nullable: true, description: 'Null where it was not refused.' })
  ground!: OrderRefusalGround | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description: 'The reason in words (理由); null where none was given.',
  })
  note!: string | null;
  @DataClass('HEADER')
  @Field(() => terminationReasons, { nullable: true, description: 'Null where it was not terminated.' })
  terminatedFor!: TerminationReason | null;
  @DataClass('HEADER')
  @Field(() => nextSteps, {
    nullable: true,
    description: 'What is open to the creditor next (后续途径); null while the order goes on.',
  })
  openNext!: PaymentOrderNext | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'The same in words (释明); null where nothing is said.',
  })
  advice!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of payment orders (支付令列表), earliest open deadline first.' })
export class PaymentOrderPage {
  @Field(() => [PaymentOrder]) nodes!: PaymentOrder[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

export function presentPaymentOrder(row: PaymentOrderEntity): PaymentOrder {
  const { id, caseCode, batchId, referralId, applicantPartyId, basis, state, amount, evidence, sums } = row;
  const { objections } = row;
  const { appliedOn, number, acceptedOn, issuedOn, servedOn, endedOn, ground, note, terminatedFor } = row;
  return {
    ...{ id, caseCode, batchId, referralId, applicantPartyId, basis, state, amount, evidence, sums },
    ...{ appliedOn, number, acceptedOn, issuedOn, servedOn, endedOn, ground, note, terminatedFor },
    fee: paymentOrderFee(amount),
    ...{ objections, openNext: openNext(row), advice: adviceOn(row) },
  };
}
