import { arrow as arrowOf } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { addDays, addMonths, localDate } from '#kernel/values/local-date.js';
import { maySeeAllHeaders } from '../part/docket.policy.js';
import { count, type DocketAgencyFigures, type DocketFigures, rate } from './docket-figures.type.js';
import { askCohort, type Cohort, counted, inCohort, isWholeMonths, sums, tallied } from './cohort.js';
import {
  allAgencies,
  type CaseCounts,
  cellOf,
  type ReferralCounts,
  referralCell,
  sum,
} from './figure-cells.js';
import { hiddenFor } from './hidden.js';

type Hidden = ReadonlySet<string>;

/**
 * Counts the cases registered and the referrals sent from one day to another, both included. Who sees all headers sees all of it, and
 * everybody those the own organisation is in;
 * everybody else in the linkage sees whole calendar months, so that periods cannot be subtracted from one another, without small cells.
 */
export async function countFigures(ctx: RequestContext, cohort: Cohort): Promise<DocketFigures> {
  permit(ctx.actor.kind === 'STAFF');
  const { from, until, own } = cohort;
  if (from > until) throw new Refusal('BAD_INPUT', '起始日期晚于截止日期。');
  const all = own !== null || maySeeAllHeaders(ctx.actor);
  if (!all && !isMonth(from, until)) {
    throw new Refusal('BAD_INPUT', '统计按自然月查询。', '请填写同一个月的第一天和最后一天。');
  }
  const [agencies, referrals] = await Promise.all([countCases(ctx, cohort), countReferrals(ctx, cohort)]);
  const total = allAgencies(agencies);
  const hiddenOf = hiddenFor(ctx.actor, all);
  const hidden = hiddenOf(agencies, referrals);
  return {
    ...{ cohort, hiddenOf, all },
    ...{ from, until, asOf: ctx.now, source: '联动中心案件登记和转介台账' },
    ...figuresOf(total, hidden),
    workers: count('IND-ACC', '涉及劳动者', '人', total.workers, hidden.has('workers')),
    ...referralRates(referrals, hidden),
    byAgency: agencies.map((row) => ({ agency: row.agency, ...figuresOf(row, hidden) })),
    referrals: referrals.map((row) => {
      const suppressed = hidden.has(referralCell(row));
      const { arrow, state } = row;
      return {
        arrow,
        arrowName: arrowOf(arrow).name,
        state,
        count: suppressed ? null : row.count,
        cases: all ? row.cases : null,
        suppressed,
      };
    }),
  };
}

function isMonth(from: string, until: string): boolean {
  return from.endsWith('-01') && addDays(addMonths(localDate(from), 1), -1) === until;
}

function figuresOf(row: CaseCounts, hidden: Hidden): Omit<DocketAgencyFigures, 'agency'> {
  const isHidden = (field: Parameters<typeof cellOf>[0]): boolean => hidden.has(cellOf(field, row.agency));
  const { accepted, disputes, concluded, settled, resolved, overdue, running } = row;
  const ofAccepted = [accepted, isHidden('accepted')] as const;
  return {
    accepted: count('IND-ACC', '受理数', '件', accepted, isHidden('accepted')),
    disputes: count('IND-ACC', '争议数', '起', disputes, isHidden('disputes')),
    concluded: rate('IND-CON', '办结率', [concluded, isHidden('concluded')], ofAccepted),
    settled: rate('IND-AGR-A', '达成率', [settled, isHidden('settled')], ofAccepted),
    resolved: rate('IND-RES', '实质化解率', [resolved, isHidden('resolved')], ofAccepted),
    overdue: rate('IND-OVER', '超期率', [overdue, isHidden('overdue')], [running, isHidden('running')]),
  };
}

function referralRates(
  rows: readonly ReferralCounts[],
  hidden: Hidden,
): Pick<DocketFigures, 'returned' | 'unconfirmed'> {
  const sent = [sum(rows, (row) => row.count), hidden.has('sent')] as const;
  const counted = (field: 'returned' | 'unconfirmed') =>
    [sum(rows, (row) => row[field]), hidden.has(field)] as const;
  return {
    returned: rate('IND-RET', '退回率', counted('returned'), sent),
    unconfirmed: rate('IND-RET', '逾期未确认率', counted('unconfirmed'), sent),
  };
}

function countCases(ctx: RequestContext, cohort: Cohort): Promise<CaseCounts[]> {
  return askCohort(
    ctx,
    cohort,
    `select first_agency as agency, ${sums} from ${counted(isWholeMonths(ctx, cohort), '$2')}
     group by first_agency having sum(accepted) > 0 order by first_agency`,
    [ctx.today],
  );
}

function countReferrals(
  ctx: RequestContext,
  cohort: Cohort,
): Promise<(ReferralCounts & { cases: number })[]> {
  // What was sent for the first time within the period is a case more.
  return isWholeMonths(ctx, cohort)
    ? askCohort(
        ctx,
        cohort,
        `select arrow, state, sum(cases)::int as count, (sum(cases) filter (where before < $1))::int as cases,
           coalesce(sum(cases) filter (where returned), 0)::int as returned,
           coalesce(sum(cases) filter (where unconfirmed), 0)::int as unconfirmed
         from ${tallied('REFERRAL')} group by arrow, state having sum(cases) > 0 order by arrow, state`,
      )
    : askCohort(
        ctx,
        cohort,
        `select arrow, state, count(*)::int as count, count(distinct case_code)::int as cases,
           count(*) filter (where returned)::int as returned, count(*) filter (where unconfirmed)::int as unconfirmed
         from referral_ledger c where ${inCohort.replace('c.opened_on', 'c.sent_on')}
         group by arrow, state order by arrow, state`,
      );
}
