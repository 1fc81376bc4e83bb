import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import type { CalendarYearEntity } from './calendar-year.entity.js';

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

export function presentCalendarYear(row: CalendarYearEntity): CalendarYear {
  const { year, notice, off, makeUp, addedAt, addedBy } = row;
  return { year, notice, off, makeUp, addedAt, addedBy };
}
