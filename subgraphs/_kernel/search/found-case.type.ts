import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { caseStates } from './search-cases.js';

registerEnumType(caseStates, {
  name: 'FoundCaseState',
  description: 'OPEN: a limit or a referral runs in the case (在办). OVERDUE: a limit has passed (超期).',
});

@Directive('@shareable')
@ObjectType({ description: 'A case of the own organisation in a list (案件列表): one line of it.' })
export class FoundCase {
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'What the case is called (案件名称).' })
  title!: string;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Official number here (案号); null where none is given.',
  })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was filed here (登记日期).' })
  openedOn!: string;
  @DataClass('PARTY_NAME')
  @Field(() => String, { nullable: true, description: 'The first of the workers (职工).' })
  worker!: string | null;
  @DataClass('HEADER')
  @Field(() => Int, { description: 'How many workers the case has (人数).' })
  workers!: number;
  @DataClass('EMPLOYER')
  @Field(() => String, { nullable: true, description: 'The employer (用人单位).' })
  employer!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Cause in words (案由、类型).' })
  causeName!: string | null;
  @DataClass('CLAIM')
  @Field(() => MoneyScalar, { nullable: true, description: 'Amount claimed, in fen (标的额).' })
  amount!: number | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The earliest last day that runs here (期限); null for none.',
  })
  due!: string | null;
  @DataClass('HEADER')
  @Field(() => Int, { nullable: true, description: 'Natural days to it; below 0 it has passed (剩余天数).' })
  daysLeft!: number | null;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'Counted by a calendar that is not published yet (暂定).' })
  provisional!: boolean;
  @DataClass('STAFF')
  @Field(() => String, { nullable: true, description: 'Who works it (承办人); null for nobody yet.' })
  assigneeName!: string | null;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'A page of cases found (案件查询结果), the last filed first.' })
export class FoundCases {
  @Field(() => [FoundCase]) nodes!: FoundCase[];
  @Field(() => Int, { description: 'How many there are (总数), counted to 10,000.' }) total!: number;
  @Field(() => Boolean, { description: 'There are more than the total, and nobody counted on (不止此数).' })
  totalAtLeast!: boolean;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}
