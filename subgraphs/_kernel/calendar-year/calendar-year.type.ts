import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import type { CalendarYearAmendmentEntity } from './calendar-year-amendment.entity.js';
import type { CalendarYearEntity } from './calendar-year.entity.js';

@DataClass('STAFF')
@Directive('@shareable')
@ObjectType({ description: 'What an added year said before it was corrected (年度放假安排更正).' })
export class CalendarYearAmendment {
  @Field(() => String, { description: 'The notice before (原放假通知).' }) notice!: string;
  @Field(() => [String], { description: 'Days off before (原放假日子).' }) off!: string[];
  @Field(() => [String], { description: 'Days worked instead before (原调休上班日子).' }) makeUp!: string[];
  @Field(() => String, { description: 'Why it was corrected (更正理由).' }) reason!: string;
  @Field(() => InstantScalar) amendedAt!: Date;
  @Field(() => ID, { description: 'Staff id of the administrator (更正人).' }) amendedBy!: string;
}

@DataClass('STAFF')
@Directive('@shareable')
@ObjectType({ description: 'The holidays of a year, added from the yearly notice (年度放假安排).' })
export class CalendarYear {
  @Field(() => Int) year!: number;
  @Field(() => String, { description: 'Name and number of the notice (放假通知).' }) notice!: string;
  @Field(() => [String], { description: 'Days off on Monday to Friday, as 10-01 (放假).' }) off!: string[];
  @Field(() => [String], { description: 'Saturdays and Sundays worked instead, as 10-11 (调休上班).' })
  makeUp!: string[];
  @Field(() => InstantScalar) addedAt!: Date;
  @Field(() => ID, { description: 'Staff id of the administrator (增加人).' }) addedBy!: string;
  @Field(() => [CalendarYearAmendment], { description: 'What it said before, oldest first (更正记录).' })
  amendments!: CalendarYearAmendment[];
}

@InputType({ description: 'The holidays of the next year as its notice gives them (年度放假安排).' })
export class CalendarYearInput {
  @Field(() => Int, { description: 'The year after the last one known (年份).' }) year!: number;
  @Field(() => String, { description: 'Name and number of the notice (放假通知名称和文号).' })
  notice!: string;
  @Field(() => [String], { description: 'Days off on Monday to Friday, as 10-01 (周一至周五中放假的日子).' })
  off!: string[];
  @Field(() => [String], {
    description: 'Saturdays and Sundays worked instead, as 10-11 (调休上班的周六、周日).',
  })
  makeUp!: string[];
}

export function presentCalendarYear(
  row: CalendarYearEntity,
  amendments: readonly CalendarYearAmendmentEntity[],
): CalendarYear {
  const { year, notice, off, makeUp, addedAt, addedBy } = row;
  const own = amendments.filter((amendment) => amendment.year === year).map(presentAmendment);
  return { year, notice, off, makeUp, addedAt, addedBy, amendments: own };
}

function presentAmendment(row: CalendarYearAmendmentEntity): CalendarYearAmendment {
  const { notice, off, makeUp, reason, amendedAt, amendedBy } = row;
  return { notice, off, makeUp, reason, amendedAt, amendedBy };
}
