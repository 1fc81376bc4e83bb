import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { coverageEnd } from '#kernel/clock/calendar.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { type LocalDate, LocalDateScalar } from '#kernel/values/local-date.js';
import { addCalendarYear } from './add-calendar-year.js';
import { CalendarYearAmendmentEntity } from './calendar-year-amendment.entity.js';
import { CalendarYearEntity } from './calendar-year.entity.js';
import { CalendarYear, CalendarYearInput, presentCalendarYear } from './calendar-year.type.js';
import { correctCalendarYear } from './correct-calendar-year.js';
import { readAddedYears } from './read-added-years.js';

const amendmentsOf = (ctx: RequestContext): Promise<CalendarYearAmendmentEntity[]> =>
  ctx.db.find(CalendarYearAmendmentEntity, { order: { amendedAt: 'ASC' } });

/** The doors to the holidays an agency has added: `courtCalendarYears`, `courtAddCalendarYear`. */
export function calendarYearResolver(field: string): Class {
  @Resolver()
  class CalendarYearResolver {
    @Query(() => [CalendarYear], {
      name: `${field}CalendarYears`,
      description:
        'Years whose holidays an administrator has added, beside those of the release (年度放假安排).',
    })
    async years(@Ctx() ctx: RequestContext): Promise<CalendarYear[]> {
      const rows = await ctx.db.find(CalendarYearEntity, { order: { year: 'ASC' } });
      const amendments = await amendmentsOf(ctx);
      return rows.map((row) => presentCalendarYear(row, amendments));
    }

    @DataClass('HEADER')
    @Query(() => LocalDateScalar, {
      name: `${field}CalendarCoverage`,
      description:
        'The last day whose holidays are known, by the release or added (日历截止); limits that end later are provisional.',
    })
    async coverage(@Ctx() ctx: RequestContext): Promise<LocalDate> {
      await readAddedYears(ctx.agency);
      return coverageEnd();
    }

    @Mutation(() => CalendarYear, {
      name: `${field}AddCalendarYear`,
      description:
        'Add the holidays of the next year from its notice (增加年度放假安排); provisional deadlines are counted anew. For administrators.',
    })
    async add(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => CalendarYearInput) input: CalendarYearInput,
    ): Promise<CalendarYear> {
      return presentCalendarYear(await addCalendarYear(ctx, input), []);
    }

    @Mutation(() => CalendarYear, {
      name: `${field}CorrectCalendarYear`,
      description:
        'Correct the holidays of a year that was added (更正年度放假安排); deadlines through that year are counted anew. For administrators.',
    })
    async correct(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => CalendarYearInput) input: CalendarYearInput,
      @Arg('reason', () => String, { description: 'Why (更正理由).' }) reason: string,
    ): Promise<CalendarYear> {
      const row = await correctCalendarYear(ctx, input, reason);
      return presentCalendarYear(row, await amendmentsOf(ctx));
    }
  }
  return CalendarYearResolver;
}
