import type { Sum } from './suppress.js';

/** What is counted of the cases one agency registered first; '' stands for all agencies together. */
export interface CaseCounts {
  agency: string;
  accepted: number;
  /** Of them, those that no earlier door has taken in: one for each dispute. */
  disputes: number;
  workers: number;
  concluded: number;
  settled: number;
  resolved: number;
  overdue: number;
  running: number;
}

export interface ReferralCounts {
  arrow: string;
  state: string;
  count: number;
  returned: number;
  unconfirmed: number;
}

const caseFields = [
  'accepted',
  'disputes',
  'repeated',
  'concluded',
  'open',
  'settled',
  'unsettled',
  'resolved',
  'unresolved',
  'running',
  'overdue',
  'timely',
] as const;

/**
 * Every cell that a reader sees or can reckon, by name, and the sums that hold between them: agencies add up to all, and a
 * numerator and what it leaves of its denominator add up to that.
 */
export function cellsOf(
  all: CaseCounts,
  agencies: readonly CaseCounts[],
  referrals: readonly ReferralCounts[],
): { cells: Map<string, number>; sums: Sum[] } {
  const cells = new Map<string, number>([['workers', all.workers]]);
  const sums: Sum[] = [];
  for (const row of [all, ...agencies]) {
    const { agency, accepted, disputes, concluded, settled, resolved, running, overdue } = row;
    const values = {
      accepted,
      disputes,
      repeated: accepted - disputes,
      concluded,
      open: accepted - concluded,
      settled,
      unsettled: accepted - settled,
      resolved,
      unresolved: accepted - resolved,
      running,
      overdue,
      timely: running - overdue,
    };
    for (const field of caseFields) cells.set(cellOf(field, agency), values[field]);
    const named = (field: (typeof caseFields)[number]): string => cellOf(field, agency);
    sums.push({ total: named('accepted'), parts: [named('concluded'), named('open')] });
    sums.push({ total: named('accepted'), parts: [named('settled'), named('unsettled')] });
    sums.push({ total: named('accepted'), parts: [named('resolved'), named('unresolved')] });
    sums.push({ total: named('accepted'), parts: [named('disputes'), named('repeated')] });
    sums.push({ total: named('running'), parts: [named('overdue'), named('timely')] });
  }
  for (const field of caseFields) {
    if (agencies.length === 0) continue;
    sums.push({ total: cellOf(field, ''), parts: agencies.map(({ agency }) => cellOf(field, agency)) });
  }
  addReferrals(cells, sums, referrals);
  return { cells, sums };
}

function addReferrals(cells: Map<string, number>, sums: Sum[], referrals: readonly ReferralCounts[]): void {
  const sent = sum(referrals, ({ count }) => count);
  cells.set('sent', sent);
  for (const row of referrals) cells.set(referralCell(row), row.count);
  if (referrals.length > 0) sums.push({ total: 'sent', parts: referrals.map(referralCell) });
  for (const field of ['returned', 'unconfirmed'] as const) {
    const value = sum(referrals, (row) => row[field]);
    cells.set(field, value).set(`not ${field}`, sent - value);
    sums.push({ total: 'sent', parts: [field, `not ${field}`] });
  }
}

/** What staff of an agency know by their own lists, whatever the figures show. */
export function cellsOfAgency(agency: string): Set<string> {
  return new Set(caseFields.map((field) => cellOf(field, agency)));
}

export function cellOf(field: (typeof caseFields)[number], agency: string): string {
  return `${field}:${agency}`;
}

export function referralCell({ arrow, state }: Pick<ReferralCounts, 'arrow' | 'state'>): string {
  return `referral:${arrow}:${state}`;
}

export function sum<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}

export function allAgencies(rows: readonly CaseCounts[]): CaseCounts {
  const all = (value: (row: CaseCounts) => number) => sum(rows, value);
  return {
    agency: '',
    accepted: all((row) => row.accepted),
    disputes: all((row) => row.disputes),
    workers: all((row) => row.workers),
    concluded: all((row) => row.concluded),
    settled: all((row) => row.settled),
    resolved: all((row) => row.resolved),
    overdue: all((row) => row.overdue),
    running: all((row) => row.running),
  };
}
