import { arrow as arrowOf } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { addDays, addMonths, localDate } from '#kernel/values/local-date.js';
import { maySeeAllHeaders } from '../part/docket.policy.js';
import { count, type DocketAgencyFigures, type DocketFigures, rate } from './docket-figures.type.js';
import { type CaseCounts, cellOf, cellsOf, type ReferralCounts, referralCell, sum } from './figure-cells.js';
import { hiddenCells } from './suppress.js';

type Hidden = ReadonlySet<string>;

/**
 * Counts the cases registered and the referrals sent from one day to another, both included. Who sees all headers sees all of it;
 * everybody else in the linkage sees whole calendar months, so that periods cannot be subtracted from one another, without small cells.
 */
export async function countFigures(ctx: RequestContext, from: string, until: string): Promise<DocketFigures> {
  permit(ctx.actor.kind === 'STAFF');
  if (from > until) throw new Refusal('BAD_INPUT', '起始日期晚于截止日期。');
  const all = maySeeAllHeaders(ctx.actor);
  if (!all && !isMonth(from, until)) {
    throw new Refusal('BAD_INPUT', '统计按自然月查询。', '请填写同一个月的第一天和最后一天。');
  }
  const agencies = await countCases(ctx, from, until);
  const referrals = await countReferrals(ctx, from, until);
  const total = allAgencies(agencies);
  const { cells, sums } = cellsOf(total, agencies, referrals);
  const hidden: Hidden = all ? new Set<string>() : hiddenCells(cells, sums);
  return {
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
  const { accepted, disputes, concluded, overdue, running } = row;
  return {
    accepted: count('IND-ACC', '受理数', '件', accepted, isHidden('accepted')),
    disputes: count('IND-ACC', '争议数', '起', disputes, isHidden('disputes')),
    concluded: rate(
      'IND-CON',
      '办结率',
      [concluded, isHidden('concluded')],
      [accepted, isHidden('accepted')],
    ),
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

function countCases(ctx: RequestContext, from: string, until: string): Promise<CaseCounts[]> {
  return ctx.db.query(
    `select first_agency as agency, count(*)::int as accepted, count(*) filter (where lead is null)::int as disputes,
       coalesce(sum(greatest(docket_case.workers, most.workers)) filter (where lead is null), 0)::int as workers,
       count(*) filter (where closed_on <= $2)::int as concluded,
       count(*) filter (where closed_on is null and due_on < $3)::int as overdue,
       count(*) filter (where closed_on is null and due_on is not null)::int as running
     from docket_case left join docket_follow using (case_code)
       left join (select f.lead as leading, max(c.workers) as workers from docket_follow f join docket_case c using (case_code)
         group by f.lead) as most on most.leading = case_code
     where opened_on between $1 and $2 group by first_agency order by first_agency`,
    [from, until, ctx.today],
  );
}

function countReferrals(ctx: RequestContext, from: string, until: string): Promise<ReferralCounts[]> {
  return ctx.db.query(
    `select arrow, state, count(*)::int as count, count(*) filter (where returned)::int as returned,
       count(*) filter (where unconfirmed)::int as unconfirmed
     from referral_ledger where sent_on between $1 and $2 group by arrow, state order by arrow, state`,
    [from, until],
  );
}

function allAgencies(rows: CaseCounts[]): CaseCounts {
  const all = (value: (row: CaseCounts) => number) => sum(rows, value);
  return {
    agency: '',
    accepted: all((row) => row.accepted),
    disputes: all((row) => row.disputes),
    workers: all((row) => row.workers),
    concluded: all((row) => row.concluded),
    overdue: all((row) => row.overdue),
    running: all((row) => row.running),
  };
}
