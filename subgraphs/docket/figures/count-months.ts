import type { RequestContext } from '#kernel/context.js';
import { addDays, addMonths, localDate } from '#kernel/values/local-date.js';
import { askCohort, casesWithLead, type Cohort, countsBy, inCohort } from './cohort.js';
import { allAgencies, type CaseCounts, cellOf } from './figure-cells.js';
import type { DocketMonth } from './figure-groups.type.js';
import type { HiddenOf } from './hidden.js';

const howMany = 12;

interface Duration {
  month: string;
  closed: number;
  median: number;
}

/** The twelve calendar months up to the one the period ends in, or this one, each counted as a period of its own. */
export async function countMonths(
  ctx: RequestContext,
  cohort: Cohort,
  { hiddenOf, all }: { hiddenOf: HiddenOf; all: boolean },
): Promise<DocketMonth[]> {
  const day = cohort.until < ctx.today ? cohort.until : ctx.today;
  const last = localDate(`${day.slice(0, 7)}-01`);
  const firsts = Array.from({ length: howMany }, (_, at) => addMonths(last, at + 1 - howMany));
  const span = { ...cohort, from: firsts[0]!, until: lastDayOf(last) };
  const [counts, durations] = await Promise.all([countsOf(ctx, span), all ? durationsOf(ctx, span) : []]);
  return firsts.map((from) => {
    const rows = counts.filter(({ month }) => month === from);
    const total = allAgencies(rows);
    const hidden = hiddenOf(rows);
    const shown = (field: 'accepted' | 'concluded' | 'settled' | 'resolved') =>
      hidden.has(cellOf(field, '')) ? null : total[field];
    const duration = durations.find(({ month }) => month === from);
    return {
      ...{ from, until: lastDayOf(from), accepted: shown('accepted'), concluded: shown('concluded') },
      ...{ settled: shown('settled'), resolved: shown('resolved') },
      ...{ closed: all ? (duration?.closed ?? 0) : null, medianDays: duration?.median ?? null },
    };
  });
}

function lastDayOf(first: string): string {
  return addDays(addMonths(localDate(first), 1), -1);
}

function countsOf(ctx: RequestContext, span: Cohort): Promise<(CaseCounts & { month: string })[]> {
  const end = `(date_trunc('month', c.opened_on) + interval '1 month - 1 day')::date`;
  return askCohort(
    ctx,
    span,
    `select to_char(c.opened_on, 'YYYY-MM-01') as month, first_agency as agency, ${countsBy(end, '$4')}
     from ${casesWithLead} where ${inCohort} group by 1, 2 order by 1, 2`,
    [ctx.today],
  );
}

/** Of the cases concluded in each month, whenever they began. */
function durationsOf(ctx: RequestContext, span: Cohort): Promise<Duration[]> {
  return askCohort(
    ctx,
    span,
    `select to_char(c.closed_on, 'YYYY-MM-01') as month, count(*)::int as closed,
       percentile_cont(0.5) within group (order by c.handling_days) as median
     from docket_case c where ${inCohort.replace('c.opened_on', 'c.closed_on')} group by 1`,
  );
}
