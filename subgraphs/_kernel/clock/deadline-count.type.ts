import { Directive, Field, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { Deadline as Counted } from './compute-deadline.js';

@Directive('@shareable')
@DataClass('OPEN')
@ObjectType({
  description: 'A limit of the law counted from a day, for whoever asks (期限计算); nothing is kept of it.',
})
export class DeadlineCount {
  @Field(() => String, { description: 'Rule of schema/law (期限编号).' }) rule!: string;
  @Field(() => String, { description: 'The event it starts from, and what is due (起算事由).' })
  trigger!: string;
  @Field(() => LocalDateScalar, { description: 'Last day (到期日).' }) due!: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day before it moves off a rest day (顺延前); null where working days are counted.',
  })
  rawEnd!: string | null;
  @Field(() => Boolean, { description: 'True when the calendar of that year is not published yet (暂定).' })
  provisional!: boolean;
  @Field(() => String, { description: 'ND 自然日, WD 工作日, MO 月, YR 年, HR 小时, BACK 倒数工作日.' })
  calendar!: string;
  @Field(() => String, { description: 'Length in words (30日).' }) length!: string;
  @Field(() => String, { description: 'Law and article (依据).' }) source!: string;
  @Field(() => String, { description: 'Holiday notice it was counted by (放假安排).' }) notice!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Place whose rule it is; null for national law (地区).',
  })
  place!: string | null;
  @Field(() => Boolean, { description: 'True when no law sets it and the hub’s default applies (非法定).' })
  notStatutory!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'How it may be lengthened (延长); null where it may not.',
  })
  extension!: string | null;
  @Field(() => String, { nullable: true, description: 'What follows when it has passed (逾期后果).' })
  onLapse!: string | null;
  @Field(() => String, { nullable: true, description: 'What is to be kept in mind (备注).' })
  note!: string | null;
  @Field(() => [DeadlineCount], {
    description: 'Other rules in force at the place that end later; the earlier governs (其他规定).',
  })
  alternatives!: DeadlineCount[];
}

export function presentCount(counted: Counted): DeadlineCount {
  const { rule, trigger, due, rawEnd, provisional, calendar, length, source, notice, place } = counted;
  const { notStatutory, extension, onLapse, note, alternatives } = counted;
  return {
    ...{ rule, trigger, due, rawEnd, provisional, calendar, length, source, notice, place },
    ...{ notStatutory, extension, onLapse, note, alternatives: alternatives.map(presentCount) },
  };
}
