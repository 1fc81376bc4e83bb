import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { type ClaimedKind, claimedKinds } from './claim-kind.js';

registerEnumType(claimedKinds, {
  name: 'ClaimedKind',
  description:
    'What a dispute is about, widely (请求类别): wages 劳动报酬, compensation 经济补偿、赔偿金, work injury 工伤待遇, social insurance and welfare 社会保险、福利, the labour relation itself 确认劳动关系, working time 工作时间、休息休假, other 其他.',
});

@Directive('@shareable')
@DataClass('CLAIM')
@ObjectType({ description: 'What is claimed in the case and for which months (争议期间).' })
export class ClaimedPeriod {
  @Field(() => claimedKinds) kind!: ClaimedKind;
  @Field(() => String, { description: 'First month: 2025-01 (起始月份).' }) from!: string;
  @Field(() => String, { description: 'Last month, included (截止月份).' }) until!: string;
}

@InputType({ description: 'A claim and the months it is for (争议期间).' })
export class ClaimedPeriodInput {
  @Field(() => claimedKinds) kind!: ClaimedKind;
  @Field(() => String, { description: 'First month: 2025-01.' }) from!: string;
  @Field(() => String, { description: 'Last month, included; not after this month.' }) until!: string;
}

@InputType({ description: 'What is claimed in a case, in place of what was stated before (登记争议期间).' })
export class StateClaimsInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => [ClaimedPeriodInput]) claims!: ClaimedPeriodInput[];
}
