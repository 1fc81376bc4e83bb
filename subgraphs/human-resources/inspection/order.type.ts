import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type { OrderKind, RectificationOrderEntity } from './order.entity.js';

export const orderKinds: { [K in OrderKind]: K } = { PAY: 'PAY', RECTIFY: 'RECTIFY' };
registerEnumType(orderKinds, {
  name: 'RectificationOrderKind',
  description: 'What is ordered (责令内容): to pay wages 责令支付, or to put something else right 责令改正.',
});

@DataClass('INSPECTION')
@ObjectType({ description: 'What one worker is owed under an order or was paid (每名劳动者的金额).' })
export class WorkerPayment {
  @Field(() => String, { description: 'Name of the worker (姓名).' }) worker!: string;
  @Field(() => MoneyScalar) amount!: number;
  @Field(() => Int, { description: 'Months of pay it stands for (拖欠月数).' }) months!: number;
}

@DataClass('INSPECTION')
@ObjectType({ description: 'An order to put something right by a last day (限期改正指令书).' })
export class RectificationOrder {
  @Field(() => ID) id!: string;
  @Field(() => orderKinds) kind!: OrderKind;
  @Field(() => String, { description: 'Number of the order (指令书文号).' }) number!: string;
  @Field(() => LocalDateScalar, { description: 'When it was issued (发出日期).' }) issuedOn!: string;
  @Field(() => LocalDateScalar, { description: 'Last day to comply (改正期限).' }) lastDay!: string;
  @Field(() => String, { description: 'What is ordered (责令内容).' }) demand!: string;
  @Field(() => String, { nullable: true, description: 'What the bureau has found (违法事实).' })
  facts!: string | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What is to be paid in all (责令支付总额); null where no payment is ordered.',
  })
  amount!: number | null;
  @Field(() => [WorkerPayment], { description: 'Worker by worker (各人金额); makes the amount to the fen.' })
  payments!: WorkerPayment[];
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the employer complied (改正日期); null while it has not.',
  })
  compliedOn!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When an officer noted that it was ignored (逾期未改正); null unless it was.',
  })
  ignoredNotedOn!: string | null;
  @Field(() => Boolean, {
    description: 'Past its last day and not complied with; computed for today (逾期).',
  })
  overdue!: boolean;
}

export function presentOrder(row: RectificationOrderEntity, today: string): RectificationOrder {
  const { id, kind, number, issuedOn, lastDay, demand, facts, amount, payments } = row;
  const { compliedOn, ignoredNotedOn } = row;
  return {
    ...{ id, kind, number, issuedOn, lastDay, demand, facts, amount, payments },
    ...{ compliedOn, ignoredNotedOn },
    overdue: compliedOn === null && today > lastDay,
  };
}
