import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { type CaseResult, caseResults } from './cohort.js';

registerEnumType(caseResults, {
  name: 'DocketCaseResult',
  description:
    'The farthest a case has got by a day (结果): RESOLVED 实质化解, SETTLED 达成协议, CONCLUDED 办结未达成, OPEN 办理中.',
});

@DataClass('STATISTICS')
@ObjectType({
  description: 'What a figure counts and how (统计口径), of schema/law/indicators.yaml.',
})
export class DocketIndicator {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) unit!: string;
  @Field(() => String) formula!: string;
  @Field(() => String) numerator!: string;
  @Field(() => String, { nullable: true, description: 'Null for a plain count.' }) denominator!:
    string | null;
  @Field(() => String, { description: 'What is not counted (不计).' }) excludes!: string;
  @Field(() => String) source!: string;
}

@DataClass('STATISTICS')
@ObjectType({
  description:
    'A calendar month, counted as a period of its own (月度统计). A count is null where it is suppressed.',
})
export class DocketMonth {
  @Field(() => LocalDateScalar) from!: string;
  @Field(() => LocalDateScalar) until!: string;
  @Field(() => Int, { nullable: true }) accepted!: number | null;
  @Field(() => Int, { nullable: true }) concluded!: number | null;
  @Field(() => Int, { nullable: true }) settled!: number | null;
  @Field(() => Int, { nullable: true }) resolved!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Cases concluded in the month, whenever they began; null for who may not see it.',
  })
  closed!: number | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'Median of their natural days from registration to conclusion, less suspensions (办理时长); null where there is none.',
  })
  medianDays!: number | null;
}

@DataClass('STATISTICS')
@ObjectType({
  description: 'The figures of the cases of one division, cause or organisation (分组统计).',
})
export class DocketGroupFigures {
  @Field(() => String) code!: string;
  @Field(() => String, { description: 'The code where it has no name here.' }) name!: string;
  @Field(() => Int) accepted!: number;
  @Field(() => Int) concluded!: number;
  @Field(() => Int) settled!: number;
  @Field(() => Int) resolved!: number;
  @Field(() => Int) overdue!: number;
}

@DataClass('STATISTICS')
@ObjectType({
  description: 'How many cases have gone from one agency to another, and what came of them (流向).',
})
export class DocketFlow {
  @Field(() => String, { description: 'Agency that registered them first (首办部门).' }) from!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Agency to which they went first (首次转到); null for those not passed on.',
  })
  to!: string | null;
  @Field(() => caseResults) result!: CaseResult;
  @Field(() => Int) count!: number;
}

@DataClass('STATISTICS')
@ObjectType({ description: 'How many cases have a record of one type in one state (事项分布).' })
export class DocketRecordFigure {
  @Field(() => String) agency!: string;
  @Field(() => String, { description: 'Name of the owner’s type.' }) kind!: string;
  @Field(() => String) state!: string;
  @Field(() => Int) cases!: number;
}
