import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { addCalendarYear } from './add-calendar-year.js';
import { CalendarYearEntity } from './calendar-year.entity.js';
import { CalendarYear, CalendarYearInput, presentCalendarYear } from './calendar-year.type.js';

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
      return rows.map(presentCalendarYear);
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
      return presentCalendarYear(await addCalendarYear(ctx, input));
    }
  }
  return CalendarYearResolver;
}
