import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { Cohort } from './cohort.js';
import type { HiddenOf } from './hidden.js';

@DataClass('STATISTICS')
@ObjectType({
  description: 'A figure with the counts it is made of (指标): a rate never comes without both.',
})
export class DocketFigure {
  @Field(() => String, {
    description: 'Indicator (指标): IND-ACC, IND-CON, IND-AGR-A, IND-RES, IND-RET, IND-OVER.',
  })
  indicator!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: '件, 人, or % for a rate (单位).' }) unit!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Numerator (分子); of a plain count, the count. Null where it is suppressed.',
  })
  numerator!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Denominator (分母); null for a plain count, and where it is suppressed.',
  })
  denominator!: number | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'The count, or the rate in percent to one decimal; null for a rate of nothing, and where a count is suppressed.',
  })
  value!: number | null;
  @Field(() => Boolean, {
    description:
      'A count of it is not shown (少于10人不予显示): it is below ten, or one below ten could be computed from it.',
  })
  suppressed!: boolean;
}

@DataClass('STATISTICS')
@ObjectType({ description: 'The figures of the cases one agency registered first (首办部门).' })
export class DocketAgencyFigures {
  @Field(() => String) agency!: string;
  @Field(() => DocketFigure) accepted!: DocketFigure;
  @Field(() => DocketFigure, { description: 'Of them, one for each dispute (争议数).' })
  disputes!: DocketFigure;
  @Field(() => DocketFigure) concluded!: DocketFigure;
  @Field(() => DocketFigure) settled!: DocketFigure;
  @Field(() => DocketFigure) resolved!: DocketFigure;
  @Field(() => DocketFigure) overdue!: DocketFigure;
}

@DataClass('STATISTICS')
@ObjectType({ description: 'How many referrals of one arrow stand in one state (转介分布).' })
export class DocketReferralFigure {
  @Field(() => String) arrow!: string;
  @Field(() => String) arrowName!: string;
  @Field(() => String, { description: 'Referral state.' }) state!: string;
  @Field(() => Int, { nullable: true, description: 'Null where it is suppressed.' }) count!: number | null;
  @Field(() => Int, { nullable: true, description: 'Cases they are of; null for who may not see it.' })
  cases!: number | null;
  @Field(() => Boolean, {
    description: 'It is not shown (少于10人不予显示): below ten, or one below ten could be computed from it.',
  })
  suppressed!: boolean;
}

@DataClass('STATISTICS')
@ObjectType({
  description:
    'Figures of the register for a period (统计): cases first registered and referrals sent in it, as they stand now.',
})
export class DocketFigures {
  /** Whose figures they are, for what is counted only when asked for. */
  cohort!: Cohort;
  hiddenOf!: HiddenOf;
  all!: boolean;
  @Field(() => LocalDateScalar) from!: string;
  @Field(() => LocalDateScalar) until!: string;
  @Field(() => InstantScalar, { description: 'As of when they are counted (截至时间).' }) asOf!: Date;
  @Field(() => String, { description: 'Where the figures come from (数据来源).' }) source!: string;
  @Field(() => DocketFigure, { description: 'Cases registered in the period (受理数).' })
  accepted!: DocketFigure;
  @Field(() => DocketFigure, {
    description:
      'Disputes among them (争议数): cases that clerks have linked as one dispute count once, with the first door.',
  })
  disputes!: DocketFigure;
  @Field(() => DocketFigure, {
    description: 'Workers in those disputes, each dispute once (涉及人数); never added to cases.',
  })
  workers!: DocketFigure;
  @Field(() => DocketFigure, { description: 'Of them, concluded within the period (办结率).' })
  concluded!: DocketFigure;
  @Field(() => DocketFigure, { description: 'Of them, agreed on within the period by mediation (达成率).' })
  settled!: DocketFigure;
  @Field(() => DocketFigure, {
    description: 'Of them, concluded and performed within the period (实质化解率).',
  })
  resolved!: DocketFigure;
  @Field(() => DocketFigure, {
    description:
      'Of them, those still open with a deadline passed, over those open with a deadline (超期率).',
  })
  overdue!: DocketFigure;
  @Field(() => DocketFigure, {
    description: 'Referrals ever returned, over those sent in the period (退回率).',
  })
  returned!: DocketFigure;
  @Field(() => DocketFigure, {
    description: 'Referrals ever unanswered in time, over those sent (逾期未确认率).',
  })
  unconfirmed!: DocketFigure;
  @Field(() => [DocketAgencyFigures]) byAgency!: DocketAgencyFigures[];
  @Field(() => [DocketReferralFigure]) referrals!: DocketReferralFigure[];
}

export function count(
  indicator: string,
  name: string,
  unit: string,
  value: number,
  suppressed: boolean,
): DocketFigure {
  const shown = suppressed ? null : value;
  return { indicator, name, unit, numerator: shown, denominator: null, value: shown, suppressed };
}

/** A count, and whether it is suppressed. */
type Counted = readonly [value: number, suppressed: boolean];

export function rate(
  indicator: string,
  name: string,
  [numerator, lessNumerator]: Counted,
  [denominator, lessDenominator]: Counted,
): DocketFigure {
  const suppressed = lessNumerator || lessDenominator;
  const percent = denominator === 0 ? null : Math.round((numerator / denominator) * 1000) / 10;
  return {
    ...{ indicator, name, unit: '%', suppressed, value: suppressed ? null : percent },
    numerator: lessNumerator ? null : numerator,
    denominator: lessDenominator ? null : denominator,
  };
}
