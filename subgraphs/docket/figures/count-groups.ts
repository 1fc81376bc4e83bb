import { cause as causeOf } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import {
  askCohort,
  type CaseResult,
  type Cohort,
  counted,
  inCohort,
  isWholeMonths,
  resultBy,
  sums,
  tallied,
} from './cohort.js';
import type { DocketFlow, DocketGroupFigures, DocketRecordFigure } from './figure-groups.type.js';

type Counts = Omit<DocketGroupFigures, 'code' | 'name'>;

/** By which the cases are parted. */
const keys = { division: 'division', cause: 'cause', organisation: 'first_organisation' } as const;
export type GroupKey = keyof typeof keys;

/** The cases in groups, the largest first. */
export async function countGroups(
  ctx: RequestContext,
  cohort: Cohort,
  by: GroupKey,
): Promise<DocketGroupFigures[]> {
  const rows = await askCohort<Counts & { code: string }>(
    ctx,
    cohort,
    `select ${keys[by]} as code, ${sums} from ${counted(isWholeMonths(ctx, cohort), '$2')}
     group by 1 having sum(accepted) > 0 order by accepted desc, 1`,
    [ctx.today],
  );
  return rows.map((row) => ({ ...row, name: nameOf(ctx, by, row.code) }));
}

function nameOf(ctx: RequestContext, by: GroupKey, code: string): string {
  if (by === 'cause') return causeOf(code)?.name ?? code;
  return by === 'organisation' ? (ctx.agency.book.find(code)?.name ?? code) : code;
}

/** From which agency to which the cases have gone first, and what has come of them (流向). */
export async function countFlows(ctx: RequestContext, cohort: Cohort): Promise<DocketFlow[]> {
  const rows = await askCohort<{ from: string; to: string | null; result: CaseResult; count: number }>(
    ctx,
    cohort,
    isWholeMonths(ctx, cohort)
      ? `select c.first_agency as from, c.referred_to as to, ${resultBy('$2', '')} as result, sum(cases)::int as count
         from ${tallied('CASE')} group by 1, 2, 3 having sum(cases) > 0`
      : `select c.first_agency as from, c.referred_to as to, ${resultBy('$2')} as result, count(*)::int as count
         from docket_case c where ${inCohort} group by 1, 2, 3`,
  );
  const flows = new Map<string, DocketFlow>();
  for (const { from, to: organisation, result, count } of rows) {
    const to = organisation && (ctx.agency.book.find(organisation)?.agency ?? null);
    const key = `${from} ${to} ${result}`;
    flows.set(key, { from, to, result, count: count + (flows.get(key)?.count ?? 0) });
  }
  return [...flows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, flow]) => flow);
}

/** How the records of the cases stand; of the own organisation alone where the cohort is its own (事项分布). */
export function countRecords(ctx: RequestContext, cohort: Cohort): Promise<DocketRecordFigure[]> {
  return askCohort<DocketRecordFigure>(
    ctx,
    cohort,
    isWholeMonths(ctx, cohort)
      ? `select agency, record_kind as kind, state, sum(cases)::int as cases from ${tallied('RECORD')}
         group by 1, 2, 3 having sum(cases) > 0 order by 1, 2, 3`
      : `select r.agency, r.kind, r.state, count(distinct r.case_code)::int as cases
     from docket_record r join docket_case c using (case_code)
     where ${inCohort} and ($3::text is null or r.organisation = $3) group by 1, 2, 3 order by 1, 2, 3`,
  );
}
