import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type { PoliceTransferRow } from './inspection.entity.js';
import type { WageCrimeGround } from './wage-crime.js';

export const wageCrimeGrounds: { [G in WageCrimeGround]: G } = {
  ONE_WORKER: 'ONE_WORKER',
  MANY_WORKERS: 'MANY_WORKERS',
};
registerEnumType(wageCrimeGrounds, {
  name: 'WageCrimeGround',
  description:
    'Which of the two amounts of refusal to pay wages is met (数额标准, 法释〔2013〕3号 §3): one worker 一名劳动者三个月以上, many workers 十名以上劳动者.',
});

export const policeDecisions: { [D in NonNullable<PoliceTransferRow['decision']>]: D } = {
  FILED: 'FILED',
  NOT_FILED: 'NOT_FILED',
};
registerEnumType(policeDecisions, {
  name: 'PoliceDecision',
  description: 'What the police have answered (公安机关答复): filed 立案, not filed 不予立案.',
});

@DataClass('INSPECTION')
@ObjectType({
  description:
    'The transfer of suspected refusal to pay wages to the police (涉嫌犯罪案件移送), who stand outside the linkage.',
})
export class PoliceTransfer {
  @Field(() => ID, { description: 'The order to pay that was ignored (逾期未支付的指令书).' })
  orderId!: string;
  @Field(() => String, { description: 'Number of the transfer (移送书文号).' }) number!: string;
  @Field(() => LocalDateScalar, { description: 'When it went out (移送日期).' }) referredOn!: string;
  @Field(() => wageCrimeGrounds) ground!: WageCrimeGround;
  @Field(() => MoneyScalar, { description: 'The figure that was reached (数额标准).' }) figure!: number;
  @Field(() => String, { description: 'Where the figure stands (数额标准依据).' }) source!: string;
  @Field(() => policeDecisions, { nullable: true, description: 'Null until the police have answered.' })
  decision!: NonNullable<PoliceTransferRow['decision']> | null;
  @Field(() => String, { nullable: true, description: 'Number of their document (公安文书文号).' })
  decisionNumber!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Date on it (决定日期).' })
  decidedOn!: string | null;
}
