import { arrow as arrowOf } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { maySeeAllHeaders } from '../part/docket.policy.js';
import { count, type DocketAgencyFigures, type DocketFigures, rate } from './docket-figures.type.js';

interface CaseCounts {
  agency: string;
  accepted: number;
  workers: number;
  concluded: number;
  overdue: number;
  running: number;
}

interface ReferralCounts {
  arrow: string;
  state: string;
  count: number;
  returned: number;
  unconfirmed: number;
}

/** Counts the cases registered and the referrals sent from one day to another, both included. For who sees all headers. */
export async function countFigures(ctx: RequestContext, from: string, until: string): Promise<DocketFigures> {
  permit(maySeeAllHeaders(ctx.actor), () => new Refusal('FORBIDDEN', '全局统计由联动中心查看。'));
  if (from > until) throw new Refusal('BAD_INPUT', '起始日期晚于截止日期。');
  const cases = await countCases(ctx, from, until);
  const referrals = await countReferrals(ctx, from, until);
  const sent = sum(referrals, (row) => row.count);
  const total = allAgencies(cases);
  return {
    ...{ from, until, asOf: ctx.now, source: '联动中心案件登记和转介台账' },
    ...figuresOf(total),
    workers: count('IND-ACC', '涉及劳动者', '人', total.workers),
    returned: rate(
      'IND-RET',
      '退回率',
      sum(referrals, (row) => row.returned),
      sent,
    ),
    unconfirmed: rate(
      'IND-RET',
      '逾期未确认率',
      sum(referrals, (row) => row.unconfirmed),
      sent,
    ),
    byAgency: cases.map((row) => ({ agency: row.agency, ...figuresOf(row) })),
    referrals: referrals.map(({ arrow, state, count }) => ({
      arrow,
      arrowName: arrowOf(arrow).name,
      state,
      count,
    })),
  };
}

function figuresOf(row: CaseCounts): Omit<DocketAgencyFigures, 'agency'> {
  return {
    accepted: count('IND-ACC', '受理数', '件', row.accepted),
    concluded: rate('IND-CON', '办结率', row.concluded, row.accepted),
    overdue: rate('IND-OVER', '超期率', row.overdue, row.running),
  };
}

function countCases(ctx: RequestContext, from: string, until: string): Promise<CaseCounts[]> {
  return ctx.db.query(
    `select first_agency as agency, count(*)::int as accepted, sum(workers)::int as workers,
       count(*) filter (where closed_on <= $2)::int as concluded,
       count(*) filter (where closed_on is null and due_on < $3)::int as overdue,
       count(*) filter (where closed_on is null and due_on is not null)::int as running
     from docket_case where opened_on between $1 and $2 group by first_agency order by first_agency`,
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
    workers: all((row) => row.workers),
    concluded: all((row) => row.concluded),
    overdue: all((row) => row.overdue),
    running: all((row) => row.running),
  };
}

function sum<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}
