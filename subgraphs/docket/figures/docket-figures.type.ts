import { Field, Float, Int, ObjectType } from 'type-graphql';
import { InstantScalar } from '#kernel/values/instant.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';

@ObjectType({
  description: 'A figure with the counts it is made of (指标): a rate never comes without both.',
})
export class DocketFigure {
  @Field(() => String, { description: 'Indicator: IND-ACC, IND-CON, IND-RET, IND-OVER.' }) indicator!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: '件, 人, or % for a rate (单位).' }) unit!: string;
  @Field(() => Int, { description: 'Numerator (分子); of a plain count, the count.' }) numerator!: number;
  @Field(() => Int, { nullable: true, description: 'Denominator (分母); null for a plain count.' })
  denominator!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'The count, or the rate in percent to one decimal; null for a rate of nothing.',
  })
  value!: number | null;
}

@ObjectType({ description: 'The figures of the cases one agency registered first (首办部门).' })
export class DocketAgencyFigures {
  @Field(() => String) agency!: string;
  @Field(() => DocketFigure) accepted!: DocketFigure;
  @Field(() => DocketFigure) concluded!: DocketFigure;
  @Field(() => DocketFigure) overdue!: DocketFigure;
}

@ObjectType({ description: 'How many referrals of one arrow stand in one state (转介分布).' })
export class DocketReferralFigure {
  @Field(() => String) arrow!: string;
  @Field(() => String) arrowName!: string;
  @Field(() => String, { description: 'Referral state.' }) state!: string;
  @Field(() => Int) count!: number;
}

@ObjectType({
  description:
    'Figures of the register for a period (统计): cases first registered and referrals sent in it, as they stand now.',
})
export class DocketFigures {
  @Field(() => LocalDateScalar) from!: string;
  @Field(() => LocalDateScalar) until!: string;
  @Field(() => InstantScalar, { description: 'As of when they are counted (截至时间).' }) asOf!: Date;
  @Field(() => String, { description: 'Where the figures come from (数据来源).' }) source!: string;
  @Field(() => DocketFigure, { description: 'Cases registered in the period (受理数).' })
  accepted!: DocketFigure;
  @Field(() => DocketFigure, { description: 'Workers in those cases (涉及人数); never added to cases.' })
  workers!: DocketFigure;
  @Field(() => DocketFigure, { description: 'Of them, concluded within the period (办结率).' })
  concluded!: DocketFigure;
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

export function count(indicator: string, name: string, unit: string, numerator: number): DocketFigure {
  return { indicator, name, unit, numerator, denominator: null, value: numerator };
}

export function rate(indicator: string, name: string, numerator: number, denominator: number): DocketFigure {
  const value = denominator === 0 ? null : Math.round((numerator / denominator) * 1000) / 10;
  return { indicator, name, unit: '%', numerator, denominator, value };
}
