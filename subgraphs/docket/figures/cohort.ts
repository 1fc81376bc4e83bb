import type { RequestContext } from '#kernel/context.js';

/** Which cases figures are of: registered from one day to another, of all or of those the own organisation is in. */
export interface Cohort {
  from: string;
  until: string;
  /** Organisation whose cases they are; null for those of the whole linkage. */
  own: string | null;
}

/** The cohort as a condition on `docket_case c`, and its values: $1 from, $2 until, $3 the own organisation or null. */
export const inCohort = `c.opened_on between $1 and $2
  and ($3::text is null or c.case_code in (select case_code from docket_participant where organisation = $3))`;

export function valuesOf({ from, until, own }: Cohort): (string | null)[] {
  return [from, until, own];
}

/** What has come of a case by a day (结果): the farthest it has got. */
export const caseResults = {
  RESOLVED: 'RESOLVED',
  SETTLED: 'SETTLED',
  CONCLUDED: 'CONCLUDED',
  OPEN: 'OPEN',
} as const;
export type CaseResult = keyof typeof caseResults;

/** The result of `docket_case c` by the day that the parameter names. */
export function resultBy(day: string): string {
  return `case when c.resolved_on <= ${day} then 'RESOLVED' when c.settled_on <= ${day} then 'SETTLED'
    when c.closed_on <= ${day} then 'CONCLUDED' else 'OPEN' end`;
}

/** What is counted of each group of cases, by the end of the period: an expression of a day. */
export function countsBy(end: string, today: string): string {
  return `count(*)::int as accepted, count(*) filter (where lead is null)::int as disputes,
    coalesce(sum(greatest(c.workers, most.workers)) filter (where lead is null), 0)::int as workers,
    count(*) filter (where c.closed_on <= ${end})::int as concluded,
    count(*) filter (where c.settled_on <= ${end})::int as settled,
    count(*) filter (where c.resolved_on <= ${end})::int as resolved,
    count(*) filter (where c.closed_on is null and c.due_on < ${today})::int as overdue,
    count(*) filter (where c.closed_on is null and c.due_on is not null)::int as running`;
}

/** `docket_case c` with the case it follows, and the most workers among those that follow it. */
export const casesWithLead = `docket_case c left join docket_follow using (case_code)
  left join (select f.lead as leading, max(other.workers) as workers from docket_follow f
    join docket_case other using (case_code) group by f.lead) as most on most.leading = c.case_code`;

/** Asks about a cohort; what is given in addition is $4, $5… */
export function askCohort<Row>(
  ctx: RequestContext,
  cohort: Cohort,
  text: string,
  more: readonly unknown[] = [],
): Promise<Row[]> {
  return ctx.db.query<Row[]>(text, [...valuesOf(cohort), ...more]);
}
