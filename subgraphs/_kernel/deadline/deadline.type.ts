import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { noticeText } from '#kernel/clock/compute-deadline.js';
import { deadlineRule } from '#kernel/clock/deadline-rule.js';
import type { DeadlineRule } from '#kernel/clock/rule.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { localDate, LocalDateScalar } from '#kernel/values/local-date.js';
import { countAnew } from './change-deadline.js';
import type { DeadlineChange, DeadlineEntity } from './deadline.entity.js';

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description:
    'A change of a deadline after its start: extension (延期), exclusion (扣除), restart (重新起算), suspension (中止), resumption (恢复), recalculation (重新计算).',
})
export class DeadlineEvent {
  @Field(() => String, {
    description: 'EXTENDED, EXCLUDED, RESTARTED, SUSPENDED, RESUMED or RECALCULATED (变更种类).',
  })
  kind!: string;
  @Field(() => LocalDateScalar) on!: string;
  @Field(() => String) text!: string;
  @Field(() => LocalDateScalar, { nullable: true }) rawEnd!: string | null;
  @Field(() => LocalDateScalar) due!: string;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description:
    'A rule in force at the same place that ends later than the one that governs (同时适用的其他规定，先到期的为准).',
})
export class DeadlineAlternative {
  @Field(() => LocalDateScalar, { description: 'Last day by it (到期日).' }) due!: string;
  @Field(() => String, { description: 'Law and article (依据).' }) source!: string;
  @Field(() => String, { description: 'Length in words (20日).' }) length!: string;
  @Field(() => String, { description: 'ND 自然日, WD 工作日, MO 月, YR 年.' }) calendar!: string;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description: 'A limit that runs in the case (期限): its rule, how it was counted, and its last day.',
})
export class Deadline {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Rule of schema/law: JC-1, MED-6… (期限编号).' }) rule!: string;
  @Field(() => LocalDateScalar, {
    description: 'The day of the event it starts from; that day does not count (起算日).',
  })
  startsFrom!: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day before it moves off a rest day (顺延前); null where working days are counted.',
  })
  rawEnd!: string | null;
  @Field(() => LocalDateScalar, { description: 'Last day (到期日).' }) due!: string;
  @Field(() => Boolean, { description: 'True when the calendar of that year is not published yet (暂定).' })
  provisional!: boolean;
  @Field(() => String, { description: 'Law and article (依据).' }) source!: string;
  @Field(() => String, { description: 'ND 自然日, WD 工作日, MO 月, YR 年.' }) calendar!: string;
  @Field(() => String, { description: 'Length in words (30日).' }) length!: string;
  @Field(() => String, {
    description: 'The holiday notice its last day was counted by, or why it is provisional (放假安排).',
  })
  notice!: string;
  @Field(() => String, { description: 'The event it starts from, and what is due (起算事由).' })
  trigger!: string;
  @Field(() => String, {
    nullable: true,
    description: 'What follows when it has passed (逾期后果); null where the law says nothing.',
  })
  onLapse!: string | null;
  @Field(() => [DeadlineAlternative], {
    description: 'Other rules in force at the place, which end later (其他规定).',
  })
  alternatives!: DeadlineAlternative[];
  @Field(() => Boolean, { description: 'True when no law sets it and the hub’s default applies (非法定).' })
  notStatutory!: boolean;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When what was due was done; null while it runs (完成日).',
  })
  metOn!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Since when it stands still; null while it runs (中止日).',
  })
  suspendedOn!: string | null;
  @Field(() => Boolean, { description: 'Past its last day and not met; computed for today (超期).' })
  overdue!: boolean;
  @Field(() => [DeadlineEvent], { description: 'How its end moved (变更记录).' }) history!: DeadlineChange[];
}

export function presentDeadline(row: DeadlineEntity, today: string): Deadline {
  const {
    id,
    rule,
    startsFrom,
    rawEnd,
    due,
    provisional,
    source,
    calendar,
    length,
    notStatutory,
    metOn,
    suspendedOn,
    history,
  } = row;
  const overdue = (suspendedOn ?? metOn ?? today) > due;
  const { trigger, onLapse } = lawOf(row);
  return {
    id,
    rule,
    startsFrom,
    rawEnd,
    due,
    provisional,
    source,
    calendar,
    length,
    notStatutory,
    notice: noticeText(localDate(due), provisional),
    trigger,
    onLapse,
    alternatives: alternativesOf(row),
    metOn,
    suspendedOn,
    overdue,
    history,
  };
}

function lawOf({ rule, variant, division, startsFrom }: DeadlineEntity): DeadlineRule {
  const place = division === null ? {} : { division };
  return deadlineRule(rule, { on: localDate(startsFrom), ...place, ...(variant ? { variant } : {}) });
}

/** Only where a local rule governs can another govern beside it. */
function alternativesOf(row: DeadlineEntity): DeadlineAlternative[] {
  if (row.division === null) return [];
  return countAnew(row).alternatives.map(({ due, source, length, calendar }) => ({
    ...{ due, source, length, calendar },
  }));
}
