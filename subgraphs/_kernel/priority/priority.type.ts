import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { daysBetween, localDate, LocalDateScalar, localDateOf } from '#kernel/values/local-date.js';
import { priorityGrounds } from './priority-ground.js';
import type { PriorityFlagEntity, PriorityGround } from './priority-flag.entity.js';

registerEnumType(priorityGrounds, {
  name: 'PriorityGround',
  description:
    'Why a case goes first (绿色通道事由): industrial worker (产业工人), collective (十人以上集体争议), limit near (距期限届满不足7日).',
});

@Directive('@shareable')
@ObjectType({ description: 'Another organisation no longer puts the case first (他单位取消优先).' })
export class PriorityDropped {
  @DataClass('HEADER')
  @Field(() => String, { description: 'Organisation code (单位).' })
  organisation!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar)
  on!: string;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'Null where the reader may not see it (理由).' })
  reason!: string | null;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'How long a referral of the case waited and was handled (各环节排队时间).' })
export class PriorityStage {
  @Field(() => ID) referralId!: string;
  @Field(() => String, { description: 'Arrow of schema/law/arrows.yaml (转介类型).' }) arrow!: string;
  @Field(() => Int, { description: 'Days from sending to acceptance, or until today (等待天数).' })
  waited!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Days from acceptance to the result, or until today (办理天数); null until accepted.',
  })
  handled!: number | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A case that goes first, and why (绿色通道).' })
export class PriorityFlag {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => priorityGrounds)
  ground!: PriorityGround;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'Null where the reader may not see it (优先理由).' })
  reason!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Code of the organisation that set it (标记单位).' })
  flaggedBy!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was set (标记日期).' })
  flaggedOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it was dropped here (取消日期); null while the case goes first.',
  })
  droppedOn!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'Why it was dropped here (取消理由).' })
  droppedBecause!: string | null;
  @DataClass('HEADER')
  @Field(() => [PriorityDropped], { description: 'Who else no longer puts the case first, in its order.' })
  droppedElsewhere!: PriorityDropped[];
}

@InputType({ description: 'Puts a case first (标记绿色通道).' })
export class FlagPriorityInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => priorityGrounds) ground!: PriorityGround;
  @Field(() => String, { description: 'The reason in words (理由).' }) reason!: string;
  @Field(() => [CreditCodeScalar], {
    defaultValue: [],
    description:
      'Organisations asked at once to put it first too; later referrals carry the flag by themselves.',
  })
  to!: string[];
}

export function presentPriority(row: PriorityFlagEntity): PriorityFlag {
  const { id, ground, reason, flaggedBy, flaggedOn, droppedOn, droppedBecause, droppedElsewhere } = row;
  return { id, ground, reason, flaggedBy, flaggedOn, droppedOn, droppedBecause, droppedElsewhere };
}

/** Natural days. */
export function presentStage(row: ReferralEntity, today: string): PriorityStage {
  const { id: referralId, arrow, sentAt, acceptedOn, result } = row;
  const until = localDate(result?.reportedOn ?? today);
  const accepted = acceptedOn === null ? null : localDate(acceptedOn);
  return {
    ...{ referralId, arrow, waited: daysBetween(localDateOf(sentAt), accepted ?? until) },
    handled: accepted && daysBetween(accepted, until),
  };
}
