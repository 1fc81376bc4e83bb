import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import type { WarningLevel } from '#kernel/deadline/share-used.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { DeadlineWarningEntity } from './deadline-warning.entity.js';

const levels = { USED_70: 'USED_70', USED_90: 'USED_90', LAPSED: 'LAPSED' } as const;
type LevelName = keyof typeof levels;
registerEnumType(levels, {
  name: 'DeadlineWarningLevel',
  description:
    'Seven tenths of the time are used (已过七成), nine tenths (已过九成), or the last day has passed (已届满).',
});
const names: Record<WarningLevel, LevelName> = { 70: 'USED_70', 90: 'USED_90', 100: 'LAPSED' };

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'A deadline that is running out or has run out (期限预警).' })
export class DeadlineWarning {
  @Field(() => ID) id!: string;
  @Field(() => levels, { description: 'How much of the time is used (预警级别).' }) level!: LevelName;
  @Field(() => LocalDateScalar, { description: 'When it was raised (预警日期).' }) raisedOn!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Null where the record belongs to no case (案件码).',
  })
  caseCode!: string | null;
  @Field(() => String, { description: 'GraphQL type of the record it runs in (事项种类).' })
  recordKind!: string;
  @Field(() => ID, { description: 'Id of that record.' }) recordId!: string;
  @Field(() => Deadline, { description: 'The deadline itself (期限).' }) deadline!: Deadline;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'A page of deadline warnings (期限预警列表).' })
export class DeadlineWarningPage {
  @Field(() => [DeadlineWarning]) items!: DeadlineWarning[];
  @Field(() => Int, { description: 'How many there are in all.' }) total!: number;
  @Field(() => String, { nullable: true, description: 'Where the next page begins; null at the end.' })
  endCursor!: string | null;
}

export function presentWarning(
  { id, level, raisedOn }: DeadlineWarningEntity,
  deadline: DeadlineEntity,
  today: string,
): DeadlineWarning {
  const { caseCode, recordKind, recordId } = deadline;
  return {
    ...{ id, level: names[level], raisedOn, caseCode, recordKind, recordId },
    deadline: presentDeadline(deadline, today),
  };
}
