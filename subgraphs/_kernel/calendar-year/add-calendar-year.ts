import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { coverageEnd, type YearNotice } from '#kernel/clock/calendar.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { CalendarYearEntity } from './calendar-year.entity.js';
import { mayAddCalendarYear } from './calendar-year.policy.js';
import { checkCalendarYear } from './check-calendar-year.js';
import { readAddedYears } from './read-added-years.js';
import { recalculateDeadlines } from './recalculate.js';

/** Adds the holidays of the next year from its notice (增加年度放假安排); what was provisional for want of them is counted anew. */
export async function addCalendarYear(ctx: RequestContext, given: YearNotice): Promise<CalendarYearEntity> {
  const { agency, actor } = ctx;
  permit(mayAddCalendarYear(actor, agency.manifest.name), administratorsOnly);
  await readAddedYears(agency);
  const { year, notice, off, makeUp } = checkCalendarYear(given, ctx.today, coverageEnd());
  const added = await ctx.transaction(async (tx) => {
    const row: CalendarYearEntity = {
      ...{ year, notice, off: [...off], makeUp: [...makeUp] },
      ...{ addedAt: ctx.now, addedBy: actor.id, organisation: actor.organisation },
    };
    const { raw } = await tx
      .createQueryBuilder()
      .insert()
      .into(CalendarYearEntity)
      .values(row)
      .orIgnore()
      .returning('year')
      .execute();
    if ((raw as unknown[]).length === 0) throw new Refusal('WRONG_STATE', `${year}年的放假安排已经增加。`);
    record(tx, ctx, 'calendar.add-year', String(year), { details: { year, notice, off, makeUp } });
    return row;
  });
  await readAddedYears(agency);
  await recalculateDeadlines(agency);
  return added;
}

export function administratorsOnly(): Refusal {
  return new Refusal('FORBIDDEN', '只有管理员可以增加或者更正年度放假安排。', '请联系本部门的系统管理员。');
}
