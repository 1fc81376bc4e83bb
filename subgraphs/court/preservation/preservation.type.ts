import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type { PreservationEntity, PreservationFollowedBy, PreservationStage } from './preservation.entity.js';

export const preservationStages = { PRE_SUIT: 'PRE_SUIT', PENDING: 'PENDING' } as const;
export const preservationFollowedBy = { SUIT: 'SUIT', ARBITRATION: 'ARBITRATION' } as const;
registerEnumType(preservationStages, {
  name: 'PreservationStage',
  description: 'Before suit or arbitration (诉前、仲裁前), or while it is pending (诉讼、仲裁中).',
});
registerEnumType(preservationFollowedBy, {
  name: 'PreservationFollowedBy',
  description: 'Suit (起诉) or an application for arbitration (申请仲裁).',
});

@ObjectType({ description: 'Property kept safe for a claim (财产保全).' })
export class Preservation {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => preservationStages)
  stage!: PreservationStage;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'What is to be preserved (财产线索).' })
  property!: string | null;
  @DataClass('CLAIM')
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Sum preserved (保全金额); null where it is no sum.',
  })
  amount!: number | null;
  @DataClass('HEADER')
  @Field(() => InstantScalar, { description: 'When the application was taken up (接受申请).' })
  acceptedAt!: Date;
  @DataClass('HEADER')
  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'By when the court rules, to the hour, before suit (裁定时限); null while suit or arbitration is pending.',
  })
  ruleBy!: Date | null;
  @DataClass('HEADER')
  @Field(() => InstantScalar, { nullable: true, description: 'Null until it has ruled (裁定时间).' })
  ruledAt!: Date | null;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'Past its hour and not ruled, or ruled after it (超期).' })
  overdue!: boolean;
  @DataClass('HEADER')
  @Field(() => Boolean, { nullable: true, description: 'Null until it has ruled (是否准许).' })
  granted!: boolean | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'When measures were taken (采取措施日期).' })
  takenOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When suit or arbitration followed (起诉、申请仲裁日期).',
  })
  followedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => preservationFollowedBy, { nullable: true })
  followedBy!: PreservationFollowedBy | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When judgment or award took effect (生效日期).',
  })
  effectiveOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When enforcement was applied for (申请执行日期).',
  })
  enforcementOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'When it was lifted (解除日期).' })
  liftedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Why it was lifted (解除理由).' })
  liftReason!: string | null;
}

@InputType({ description: 'An application to preserve property (保全申请).' })
export class PreservationInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => preservationStages) stage!: PreservationStage;
  @Field(() => ID, { description: 'The party that applies (申请人).' }) applicantPartyId!: string;
  @Field(() => String, { description: 'What is to be preserved (财产线索).' }) property!: string;
  @Field(() => MoneyScalar, { nullable: true }) amount?: number | null;
}

export function presentPreservation(row: PreservationEntity, now: Date): Preservation {
  const { id, stage, property, amount, acceptedAt, ruleBy, ruledAt, granted, takenOn } = row;
  const { followedOn, followedBy, effectiveOn, enforcementOn, liftedOn, liftReason } = row;
  return {
    ...{ id, stage, property, amount, acceptedAt, ruleBy, ruledAt, granted, takenOn },
    ...{ followedOn, followedBy, effectiveOn, enforcementOn, liftedOn, liftReason },
    overdue: ruleBy !== null && (ruledAt ?? now) > ruleBy,
  };
}
