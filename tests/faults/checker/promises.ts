import type { ActName, History, HistoryEntry } from '../workload/history.js';
import type { AgencyState, ReferralRow } from './end-state.js';

/** The move of a referral that the audit chain tells of an act. */
const moveOf: Partial<Record<ActName, string>> = {
  SIGN_FOR: 'signFor',
  ACCEPT: 'accept',
  RETURN: 'return',
  RECALL: 'recall',
  REDESIGNATE: 'redesignate',
  REPORT: 'report',
  CLOSE: 'close',
};

/** What a client was told is done, and is not: a referral that is nowhere, an act that left no trace, one too many. */
export function brokenPromises(history: History, states: readonly AgencyState[]): string[] {
  const referrals = states.flatMap((state) => state.referrals);
  const byId = Map.groupBy(referrals, ({ id }) => id);
  const byCase = Map.groupBy(
    referrals.filter(({ direction }) => direction === 'OUT'),
    ({ caseCode, counterpart }) => `${caseCode} ${counterpart}`,
  );
  const refused = refusedReferrals(states);
  const moves = new Set(
    states.flatMap(({ audit }) =>
      audit.map(({ act, subject }) => `${act.replace(/\.restored$/, '')} ${subject}`),
    ),
  );
  const kept = history.entries.filter(({ outcome }) => outcome === 'OK');
  return [
    ...kept.filter(({ act }) => act === 'ISSUE').flatMap((entry) => missing(entry, byId, byCase, refused)),
    ...kept
      .filter(({ act, referralId }) => moveOf[act] && !moves.has(`referral.${moveOf[act]} ${referralId}`))
      .map(({ act, referralId }) => `${act} of ${referralId} was promised and is nowhere`),
    ...unexplained(history, byCase),
  ];
}

function missing(
  { referralId, caseCode, from, to }: HistoryEntry,
  byId: ReadonlyMap<string, ReferralRow[]>,
  byCase: ReadonlyMap<string, ReferralRow[]>,
  refused: ReadonlySet<string>,
): string[] {
  const id = referralId ?? byCase.get(`${caseCode} ${to}`)?.[0]?.id;
  const copies = id === undefined ? [] : (byId.get(id) ?? []);
  const at = (direction: string) => copies.some((copy) => copy.direction === direction);
  if (!at('OUT')) return [`referral ${id ?? caseCode} is gone at ${from}`];
  return at('IN') || refused.has(id!) ? [] : [`referral ${id} never came to ${to}`];
}

/** Referrals in the list of undeliverable messages: people see them there. */
function refusedReferrals(states: readonly AgencyState[]): Set<string> {
  const dead = states.flatMap(({ outbox }) =>
    outbox.filter(({ type, disposition }) => type === 'ReferralIssued' && disposition === 'REFUSED'),
  );
  return new Set(dead.flatMap(({ referralId }) => referralId ?? []));
}

/** Referrals of a client's case that the client neither was promised nor can have made without an answer. */
function unexplained(history: History, byCase: ReadonlyMap<string, ReferralRow[]>): string[] {
  const asked = Map.groupBy(
    history.entries.filter(({ act, outcome }) => act === 'ISSUE' && outcome !== 'REFUSED'),
    ({ caseCode, to }) => `${caseCode} ${to}`,
  );
  return [...byCase].flatMap(([route, rows]) => {
    const explained = asked.get(route)?.length ?? 0;
    if (rows.length <= explained) return [];
    const { caseCode } = rows[0]!;
    const noted = history.entries.filter((entry) => entry.caseCode === caseCode);
    const acts = noted.map(({ act, outcome, to, why }) => `${act} ${outcome} ${why ?? ''} ${to}`);
    return [`${rows.length} referrals, ${explained} asked for: ${route} (${acts.join('; ')})`];
  });
}
