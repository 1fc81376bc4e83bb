import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { arrow as arrowOf, outcomeCodes, returnReasons } from '#kernel/clock/law.js';
import { referralStates } from '#kernel/referral/referral.type.js';
import type { ReferralState } from '#kernel/referral/referral.state.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { type CourseEvent, hopsOf, inCourse } from './course.js';
import type { ReferralLedgerEventEntity } from './referral-ledger-event.entity.js';
import type { ReferralLedgerEntity } from './referral-ledger.entity.js';

/** The steps as the ledger words them. */
const names: Record<CourseEvent, string> = {
  DRAFT: '拟稿',
  CONSENT_PENDING: '征求同意',
  SENT: '已移送',
  DELIVERED: '已送达',
  RECEIVED: '已签收',
  UNCONFIRMED: '逾期未确认',
  ACCEPTED: '受理',
  RETURNED: '退回',
  FORWARDED: '转送',
  IN_HANDLING: '办理中',
  EXTENDED: '延期',
  SUSPENDED: '中止',
  RESULT_REPORTED: '结果反馈',
  DISPUTED: '有异议',
  RE_DESIGNATED: '重新指派',
  RECALLED: '撤回',
  CANCELLED: '取消',
  CLOSED: '办结',
};
const courseEvents = Object.fromEntries(Object.keys(names).map((name) => [name, name])) as {
  [E in CourseEvent]: E;
};
registerEnumType(courseEvents, {
  name: 'ReferralCourseEvent',
  description:
    'A step of a referral’s course: a state it came to, or DELIVERED (已送达) before anybody signed.',
});

@DataClass('HEADER')
@ObjectType({ description: 'A step of a referral’s course with its time (转介过程).' })
export class ReferralEvent {
  @Field(() => courseEvents) event!: CourseEvent;
  @Field(() => String, { description: 'The step in Chinese: 已移送、已送达、已签收…' }) name!: string;
  @Field(() => InstantScalar) at!: Date;
  @Field(() => String, { description: 'Who noted it (登记单位).' }) organisationName!: string;
}

@DataClass('HEADER')
@ObjectType({
  description:
    'The course of a referral in the ledger (转介台账): who to whom, every step with its time. No content.',
})
export class ReferralCourse {
  @Field(() => ID) id!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The referral it continues; null for a first one (原转介).',
  })
  originId!: string | null;
  @Field(() => Int, {
    description:
      'How many times the matter has been passed on up to here; 1 for a first referral (流转次数).',
  })
  hops!: number;
  @Field(() => String, { description: 'Arrow of schema/law/arrows.yaml (转介类型).' }) arrow!: string;
  @Field(() => String) arrowName!: string;
  @Field(() => String, { description: 'Organisation code of the sender (移送单位).' }) from!: string;
  @Field(() => String) fromName!: string;
  @Field(() => String, { description: 'Organisation code of the receiver (接收单位).' }) to!: string;
  @Field(() => String) toName!: string;
  @Field(() => referralStates) state!: ReferralState;
  @Field(() => String, { description: 'The state in Chinese.' }) stateName!: string;
  @Field(() => InstantScalar, { description: 'When it came to that state.' }) at!: Date;
  @Field(() => LocalDateScalar, { description: 'Day of its first note (移送日期).' }) sentOn!: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day for the answer, then for the result; null when none runs.',
  })
  dueOn!: string | null;
  @Field(() => Boolean, { description: 'An answer or a result is late today (超期).' }) overdue!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Code of schema/law/return-reasons.yaml (退回理由); null unless returned.',
  })
  returnReason!: string | null;
  @Field(() => String, { nullable: true }) returnReasonName!: string | null;
  @Field(() => String, { nullable: true, description: 'Outcome code (结果代码); null until reported.' })
  outcome!: string | null;
  @Field(() => String, { nullable: true, description: 'The outcome in words; null where the code has none.' })
  outcomeName!: string | null;
  @Field(() => [ReferralEvent], { description: 'Every step, in the order of time.' })
  events!: ReferralEvent[];
}

const waiting = new Set<ReferralState>(['SENT', 'RECEIVED', 'ACCEPTED', 'IN_HANDLING', 'EXTENDED']);

export interface CourseFacts {
  events: readonly ReferralLedgerEventEntity[];
  /** The origin of each referral of the case. */
  origins: ReadonlyMap<string, string | null>;
  today: string;
  nameOf: (code: string) => string;
}

export function presentCourse(
  row: ReferralLedgerEntity,
  { events, origins, today, nameOf }: CourseFacts,
): ReferralCourse {
  const { id, originId, arrow, state, at, sentOn, returnReason, outcome } = row;
  const dueOn = waiting.has(state) ? row.dueOn : null;
  return {
    ...{ id, originId, hops: hopsOf(id, origins), arrow, arrowName: arrowOf(arrow).name },
    ...{ from: row.sender, fromName: nameOf(row.sender), to: row.receiver, toName: nameOf(row.receiver) },
    ...{ state, stateName: names[state], at, sentOn, dueOn, overdue: dueOn !== null && dueOn < today },
    ...{
      returnReason,
      returnReasonName: returnReasons().find((reason) => reason.code === returnReason)?.name ?? null,
    },
    ...{ outcome, outcomeName: outcomeCodes().find((code) => code.code === outcome)?.name ?? null },
    events: inCourse(events).map((step) => ({
      event: step.event,
      name: names[step.event],
      at: step.at,
      organisationName: nameOf(step.organisation),
    })),
  };
}
