import type { RequestContext } from '#kernel/context.js';
import { addDays, addMonths, localDate } from '#kernel/values/local-date.js';
import { askCohort, type Cohort, counted, isWholeMonths, sums, tallied } from './cohort.js';
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
  const end = `(month + interval '1 month - 1 day')::date`;
  return askCohort(
    ctx,
    span,
    `select to_char(month, 'YYYY-MM-01') as month, first_agency as agency, ${sums}
     from ${counted(isWholeMonths(ctx, span), end)} group by 1, 2 having sum(accepted) > 0 order by 1, 2`,
    [ctx.today],
  );
}

/** Of the cases concluded in each month, whenever they began; the median of an even number lies between its two middle ones. */
function durationsOf(ctx: RequestContext, span: Cohort): Promise<Duration[]> {
  return askCohort(
    ctx,
    span,
    `with spread as (
       select month, handling_days, sum(cases) as cases from ${tallied('CONCLUDED')} group by 1, 2 having sum(cases) > 0),
     ranked as (
       select *, sum(cases) over (partition by month order by handling_days) as until,
         sum(cases) over (partition by month) - 1 as last
       from spread where handling_days is not null),
     medians as (
       select month, (min(handling_days) filter (where until > floor(last / 2.0))
         + min(handling_days) filter (where until > ceil(last / 2.0))) / 2.0::float8 as median
       from ranked group by month)
     select to_char(month, 'YYYY-MM-01') as month, sum(cases)::int as closed, max(median) as median
     from spread left join medians using (month) group by 1`,
  );
}
