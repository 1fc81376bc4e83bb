import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type { SettlementEntity } from './settlement.entity.js';

@DataClass('AGREEMENT')
@ObjectType({
  description: 'What the sides agreed without a mediator (和解协议书): binding, not enforceable by itself.',
})
export class SettlementAgreement {
  @Field(() => ID) id!: string;
  @Field(() => [ID], { description: 'The parties that signed (签字的当事人).' }) partyIds!: string[];
  @Field(() => String, { description: 'What was claimed (请求事项).' }) claims!: string;
  @Field(() => String, { description: 'What was agreed (协议结果).' }) result!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'Sum to be paid (金额); null where none is.' })
  amount!: number | null;
  @Field(() => LocalDateScalar, { description: 'Last day for performance (履行期限).' }) performBy!: string;
  @Field(() => String, { description: 'How it is performed (履行方式).' }) manner!: string;
  @Field(() => LocalDateScalar) signedOn!: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was performed (是否履行); null until somebody says so.',
  })
  performed!: boolean | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until performed (履行日期).' })
  performedOn!: string | null;
}

@InputType({ description: 'The settlement agreement that both sides signed (和解协议书).' })
export class SettleNegotiationInput {
  @Field(() => ID) id!: string;
  @Field(() => [ID], { description: 'The parties that signed, of both sides.' }) partyIds!: string[];
  @Field(() => String, { description: 'What was claimed (请求事项).' }) claims!: string;
  @Field(() => String, { description: 'What was agreed (协议结果).' }) result!: string;
  @Field(() => MoneyScalar, { nullable: true }) amount?: number | null;
  @Field(() => LocalDateScalar, { description: 'Last day for performance (履行期限).' }) performBy!: string;
  @Field(() => String, { description: 'How it is performed (履行方式).' }) manner!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Today where left out.' })
  signedOn?: string | null;
}

@InputType({ description: 'Whether a settlement was performed (和解协议履行情况).' })
export class SettlementPerformanceInput {
  @Field(() => ID, { description: 'The negotiation.' }) id!: string;
  @Field(() => Boolean) performed!: boolean;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Today where left out.' }) on?: string | null;
  @Field(() => String, { description: 'What proves it (证据).' }) evidence!: string;
}

export function presentSettlement(row: SettlementEntity): SettlementAgreement {
  const { id, partyIds, claims, result, amount, performBy, manner, signedOn, performed, performedOn } = row;
  return { id, partyIds, claims, result, amount, performBy, manner, signedOn, performed, performedOn };
}
