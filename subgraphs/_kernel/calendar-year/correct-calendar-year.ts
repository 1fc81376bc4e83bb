import { randomUUID } from 'node:crypto';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { YearNotice } from '#kernel/clock/calendar.js';
import { calendarYears } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { administratorsOnly } from './add-calendar-year.js';
import { CalendarYearAmendmentEntity } from './calendar-year-amendment.entity.js';
import { CalendarYearEntity } from './calendar-year.entity.js';
import { mayAddCalendarYear } from './calendar-year.policy.js';
import { checkYearNotice } from './check-calendar-year.js';
import { readAddedYears } from './read-added-years.js';
import { recalculateDeadlines } from './recalculate.js';

/**
 * Corrects the holidays of a year that an administrator has added (更正年度放假安排). What it said before is kept with the reason;
 * every deadline that runs through the year is counted anew.
 */
export async function correctCalendarYear(
  ctx: RequestContext,
  given: YearNotice,
  reason: string,
): Promise<CalendarYearEntity> {
  const { agency, actor } = ctx;
  permit(mayAddCalendarYear(actor, agency.manifest.name), administratorsOnly);
  if (reason.trim() === '') throw new Refusal('BAD_INPUT', '请填写更正的理由。');
  if (calendarYears().some(({ year }) => year === given.year))
    throw new Refusal('BAD_INPUT', `${given.year}年的放假安排由系统发布，不能在这里更正。`);
  const { year, notice, off, makeUp } = checkYearNotice(given);
  const corrected = await ctx.transaction(async (tx) => {
    const row = await tx.findOne(CalendarYearEntity, {
      where: { year },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) throw new Refusal('BAD_INPUT', `${year}年的放假安排还没有增加，不能更正。`);
    const before = { year, notice: row.notice, off: row.off, makeUp: row.makeUp };
    const after = { notice, off: [...off], makeUp: [...makeUp] };
    if (JSON.stringify({ year, ...after }) === JSON.stringify(before))
      throw new Refusal('BAD_INPUT', '所填的放假安排与原来的一样。');
    const by = { amendedAt: ctx.now, amendedBy: actor.id, organisation: actor.organisation };
    await tx.insert(CalendarYearAmendmentEntity, {
      ...{ id: randomUUID(), ...before, reason: reason.trim(), ...by },
    });
    await tx.update(CalendarYearEntity, { year }, after);
    record(tx, ctx, 'calendar.correct-year', String(year), { details: { before, after, reason } });
    return { ...row, ...after };
  });
  await readAddedYears(agency);
  await recalculateDeadlines(agency);
  return corrected;
}
