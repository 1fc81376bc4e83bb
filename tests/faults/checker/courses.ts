import { beforeVoidAct } from '#kernel/referral/crossing.js';
import { type ReferralAct, referralMachine, type ReferralState } from '#kernel/referral/referral.state.js';
import type { AgencyState, LedgerRow, ReferralRow } from './end-state.js';

/** Referrals of which sender, receiver and register do not say the same. */
export function disagreements(states: readonly AgencyState[], ledger: readonly LedgerRow[] | null): string[] {
  const copies = Map.groupBy(
    states.flatMap(({ referrals }) => referrals),
    ({ id }) => id,
  );
  const registered = ledger && new Map(ledger.map(({ id, state }) => [id, state]));
  return [...copies].flatMap(([id, rows]) => {
    const said = rows.map(({ direction, state }) => `${direction} ${state}`);
    if (registered) said.push(`REGISTER ${registered.get(id) ?? 'nothing'}`);
    return new Set(said.map((one) => one.split(' ')[1])).size === 1 ? [] : [`${id}: ${said.join(', ')}`];
  });
}

/** Copies whose moves, as the audit chain tells them, the state table does not allow, or do not lead to where the copy is. */
export function illegalMoves(states: readonly AgencyState[]): string[] {
  return states.flatMap(({ agency, audit, referrals }) => {
    const moves = Map.groupBy(
      audit.filter(({ act }) => act.startsWith('referral.')),
      ({ subject }) => subject,
    );
    return referrals.flatMap((row) => {
      const acts = (moves.get(row.id) ?? []).map(({ act }) => act.replace(/^referral\.|\.restored$/g, ''));
      const fault = walk(row, acts);
      return fault ? [`${agency} ${row.id}: ${fault}`] : [];
    });
  });
}

const notMoves = new Set(['issue', 'too-late']);

function walk(row: ReferralRow, acts: readonly string[]): string | null {
  let state: ReferralState = 'SENT';
  for (const act of acts.filter((one) => !notMoves.has(one)) as ReferralAct[]) {
    if (row.direction === 'OUT') state = beforeVoidAct(state, act);
    const next: ReferralState | undefined = referralMachine[state][act];
    if (!next) return `${act} in ${state}`;
    state = next;
  }
  return state === row.state ? null : `the chain leads to ${state}, the row says ${row.state}`;
}
