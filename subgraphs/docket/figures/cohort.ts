import type { RequestContext } from '#kernel/context.js';
import { addDays, localDate } from '#kernel/values/local-date.js';

/** Which cases figures are of: registered from one day to another, of all or of those the own organisation is in. */
export interface Cohort {
  from: string;
  until: string;
  /** Organisation whose cases they are; null for those of the whole linkage. */
  own: string | null;
}

/** The cohort as a condition on `docket_case c`, and its values: $1 from, $2 until, $3 the own organisation or null. */
export const inCohort = `c.opened_on between $1 and $2
  and ($3::text is null or exists (
    select from docket_participant p where p.organisation = $3 and p.case_code = c.case_code))`;

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

/** The result of `docket_case c` by the day that the parameter names; of a row of the tally with no `on`. */
export function resultBy(day: string, on = '_on'): string {
  return `case when c.resolved${on} <= ${day} then 'RESOLVED' when c.settled${on} <= ${day} then 'SETTLED'
    when c.closed${on} <= ${day} then 'CONCLUDED' else 'OPEN' end`;
}

/** Months that are over or all there is of them: then the tally has it all, and no case is read. Ends may lie ahead. */
export function isWholeMonths({ today }: RequestContext, { from, until }: Cohort): boolean {
  return from.endsWith('-01') && (until >= today || addDays(localDate(until), 1).endsWith('-01'));
}

/** The rows of the tally of one kind that are of the cohort; a day of its months is their first. */
export function tallied(kind: 'CASE' | 'CONCLUDED' | 'REFERRAL' | 'RECORD'): string {
  return `docket_tally c where c.kind = '${kind}' and c.scope = coalesce($3::text, '') and c.month between $1 and $2`;
}

/** What each group of cases is counted by. */
export const sums = [
  'accepted',
  'disputes',
  'workers',
  'concluded',
  'settled',
  'resolved',
  'overdue',
  'running',
]
  .map((name) => `sum(${name})::int as ${name}`)
  .join(', ');

const groups = 'first_agency, first_organisation, division, cause';

/**
 * What is to be summed of the cases of a cohort, as they stand by the end of a period that is an expression of `month`; $4 is today. Of whole months
 * the tally is read, and of single cases only those that run and those that others follow.
 */
export function counted(whole: boolean, end: string): string {
  return whole ? countedFromTally(end) : countedAnew(end);
}

function countedFromTally(end: string): string {
  const by = (day: string): string => `case when ${day} <= ${end} then cases else 0 end as`;
  return `(select month, ${groups}, cases as accepted, case when following then 0 else cases end as disputes,
      case when following then 0 else workers end as workers, ${by('closed')} concluded, ${by('settled')} settled,
      ${by('resolved')} resolved, 0 as overdue, 0 as running
    from ${tallied('CASE')}
    union all
    select ${monthOpened}, ${groups}, 0, 0, 0, 0, 0, 0, (due_on < $4)::int, 1
    from docket_case c where closed_on is null and due_on is not null and ${inCohort}
    union all
    select ${monthOpened}, ${groups}, 0, 0, greatest(most.workers - c.workers, 0), 0, 0, 0, 0, 0
    from (${mostWorkers}) most join docket_case c on c.case_code = most.leading
    where ${inCohort} and not exists (select from docket_follow f where f.case_code = c.case_code)) summed`;
}

function countedAnew(end: string): string {
  const by = (day: string): string => `coalesce(${day} <= ${end}, false)::int as`;
  return `(select month, ${groups}, 1 as accepted, (lead is null)::int as disputes,
      case when lead is null then greatest(workers, most_workers) else 0 end as workers, ${by('closed_on')} concluded,
      ${by('settled_on')} settled, ${by('resolved_on')} resolved,
      (closed_on is null and coalesce(due_on < $4, false))::int as overdue,
      (closed_on is null and due_on is not null)::int as running
    from (select c.*, ${monthOpened} as month, lead, most.workers as most_workers from docket_case c
      left join docket_follow using (case_code) left join (${mostWorkers}) most on most.leading = c.case_code
      where ${inCohort}) single) summed`;
}

const monthOpened = `date_trunc('month', c.opened_on::timestamp)::date`;
const mostWorkers = `select f.lead as leading, max(other.workers) as workers from docket_follow f
  join docket_case other using (case_code) group by f.lead`;

/** Asks about a cohort; what is given in addition is $4, $5… */
export function askCohort<Row>(
  ctx: RequestContext,
  cohort: Cohort,
  text: string,
  more: readonly unknown[] = [],
): Promise<Row[]> {
  return ctx.db.query<Row[]>(text, [...valuesOf(cohort), ...more]);
}
