import { Field, ID, InputType } from 'type-graphql';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';

@InputType({ description: 'What the cases asked for have in common; everything given must hold.' })
export class DocketCaseFilter {
  @Field(() => ID, { nullable: true, description: 'Case code (案件码).' }) caseCode?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'An official number of one of its records (案号、文号); brackets of any width.',
  })
  number?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Keyed hash of a person (匹配码), from `<agency>MatchingKey`. Never the number itself.',
  })
  partyKey?: string | null;
  @Field(() => CreditCodeScalar, { nullable: true, description: 'Credit code of the employer (用人单位).' })
  employerCode?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Agency that has the matter in hand: union, court… (当前办理部门).',
  })
  agency?: string | null;
  @Field(() => String, { nullable: true, description: 'Type of the record that moved last (当前环节).' })
  stageKind?: string | null;
  @Field(() => String, { nullable: true, description: 'State of the record that moved last.' }) stageState?:
    string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Earliest deadline on or after.' }) dueFrom?:
    string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Earliest deadline on or before.' })
  dueUntil?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only where the earliest deadline has passed (超期).',
  })
  overdueOnly?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'true: concluded (办结); false: still in somebody’s hands; not given: both.',
  })
  concluded?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Has a referral of this arrow: A01… (转介类型).' })
  arrow?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Registered on or after.' }) openedFrom?:
    string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Registered on or before.' }) openedUntil?:
    string | null;
}
