import { Field, ID, InputType } from 'type-graphql';
import { type CaseResult, caseResults } from '../figures/cohort.js';
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
  @Field(() => String, { nullable: true, description: 'That referral stands in this state (转介状态).' })
  referralState?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'It was sent on or after.' }) sentFrom?:
    string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'It was sent on or before.' }) sentUntil?:
    string | null;
  @Field(() => Boolean, { nullable: true, description: 'It has ever been returned (曾被退回), or never.' })
  returned?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'It has ever been unanswered in time (曾逾期未确认), or never.',
  })
  unconfirmed?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Has a record of this type (事项类型).' }) recordKind?:
    string | null;
  @Field(() => String, { nullable: true, description: 'That record stands in this state.' }) recordState?:
    string | null;
  @Field(() => String, { nullable: true, description: 'It is this organisation’s.' }) recordOrganisation?:
    string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Registered on or after.' }) openedFrom?:
    string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Registered on or before.' }) openedUntil?:
    string | null;
  @Field(() => String, { nullable: true, description: 'Agency that registered it first (首办部门).' })
  firstAgency?: string | null;
  @Field(() => String, { nullable: true, description: 'Organisation that registered it first (首办单位).' })
  firstOrganisation?: string | null;
  @Field(() => String, { nullable: true, description: 'Division it is registered in (行政区划).' })
  division?: string | null;
  @Field(() => String, { nullable: true, description: 'Cause (案由) by its code.' }) cause?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only where no earlier door has taken it in: one for each dispute (争议数).',
  })
  leadOnly?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only where a deadline runs (有期限).' })
  withDeadline?: boolean | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Concluded on or after (办结).' })
  concludedFrom?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Concluded on or before.' }) concludedUntil?:
    string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Agreed on by mediation by this day (达成).' })
  settledUntil?: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Concluded and performed by this day (实质化解).',
  })
  resolvedUntil?: string | null;
  @Field(() => caseResults, { nullable: true, description: 'The farthest it has got by `resultOn` (结果).' })
  result?: CaseResult | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Today if left out.' }) resultOn?:
    string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Agency to which it went first (首次转到); NONE for those not passed on.',
  })
  referredTo?: string | null;
}
