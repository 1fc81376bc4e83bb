import {
  receiverActs,
  type ReferralAct,
  referralMachine,
  type ReferralState,
} from '#kernel/referral/referral.state.js';
import { localDateOf } from '#kernel/values/local-date.js';
import type { ReferralLedgerEntity } from './referral-ledger.entity.js';
import type { ReferralLedgerEventEntity } from './referral-ledger-event.entity.js';

/** A state that a side noted, or DELIVERED: the receiver's system has it and nobody has signed yet. */
export type CourseEvent = ReferralState | 'DELIVERED';

/** Who takes the step: a state that only the receiver's acts lead to is the receiver's to note, SENT is either's. */
export function mayNote(state: ReferralState, side: 'sender' | 'receiver'): boolean {
  if (state === 'SENT') return true;
  const acts = Object.values(referralMachine).flatMap((row) =>
    Object.entries(row).filter(([, next]) => next === state),
  );
  const receivers = acts.some(([act]) => receiverActs.includes(act as ReferralAct));
  return receivers === (side === 'receiver');
}

/** What the receiver notes as SENT is what has been delivered to it. */
export function eventOf(state: ReferralState, side: 'sender' | 'receiver'): CourseEvent {
  return state === 'SENT' && side === 'receiver' ? 'DELIVERED' : state;
}

/** The events by time; at one instant the less advanced comes first. */
export function inCourse(events: readonly ReferralLedgerEventEntity[]): ReferralLedgerEventEntity[] {
  return [...events].sort((a, b) => time(a) - time(b) || phase(a) - phase(b) || byMessage(a, b));
}

export type Standing = Pick<
  ReferralLedgerEntity,
  'state' | 'at' | 'sentOn' | 'dueOn' | 'returnReason' | 'outcome' | 'returned' | 'unconfirmed'
>;

/** How the referral stands: its most advanced event decides, whatever came first, and among equals the latest. */
export function standingOf(events: readonly ReferralLedgerEventEntity[]): Standing {
  const ranked = events
    .filter((event) => !isVoid(event, events))
    .sort((a, b) => phase(a) - phase(b) || time(a) - time(b) || byMessage(a, b));
  const current = ranked.at(-1);
  const first = inCourse(events)[0];
  if (!current || !first) throw new Error('A referral without an event has no standing.');
  return {
    state: current.event === 'DELIVERED' ? 'SENT' : current.event,
    at: current.at,
    sentOn: localDateOf(first.at),
    dueOn: current.dueOn,
    returnReason: ranked.findLast((event) => event.returnReason)?.returnReason ?? null,
    outcome: ranked.findLast((event) => event.outcome)?.outcome ?? null,
    returned: events.some((event) => event.event === 'RETURNED'),
    unconfirmed: ranked.some((event) => event.event === 'UNCONFIRMED'),
  };
}

/** A recall that crossed the receiver's signature on the way, or a lapse that crossed its answer, has come too late. */
function isVoid({ event }: ReferralLedgerEventEntity, events: readonly ReferralLedgerEventEntity[]): boolean {
  const happened = (...others: CourseEvent[]) => events.some((other) => others.includes(other.event));
  if (event === 'RECALLED') return happened('RECEIVED');
  return event === 'UNCONFIRMED' && happened('ACCEPTED', 'RETURNED');
}

/** How many times the matter has been passed on up to this referral: 1 for a first one. */
export function hopsOf(id: string, origins: ReadonlyMap<string, string | null>): number {
  const seen = new Set<string>();
  for (let at: string | null | undefined = id; at && !seen.has(at); at = origins.get(at)) seen.add(at);
  return seen.size;
}

const states = Object.keys(referralMachine) as ReferralState[];
const reachable = new Map(states.map((state) => [state, reachableFrom(state)]));
const phases = new Map(states.map((state) => [state, phaseOf(state)]));

/** Length of the longest way to the state; states that lead back to one another share a phase. */
function phaseOf(state: ReferralState): number {
  const before = states.filter(
    (other) => reachable.get(other)!.has(state) && !reachable.get(state)!.has(other),
  );
  return before.length === 0 ? 0 : 1 + Math.max(...before.map(phaseOf));
}

function reachableFrom(state: ReferralState, found = new Set<ReferralState>()): Set<ReferralState> {
  for (const next of Object.values(referralMachine[state])) {
    if (found.has(next)) continue;
    found.add(next);
    reachableFrom(next, found);
  }
  return found;
}

function phase({ event }: ReferralLedgerEventEntity): number {
  return event === 'DELIVERED' ? phases.get('SENT')! + 0.5 : phases.get(event)!;
}

function time({ at }: ReferralLedgerEventEntity): number {
  return at.getTime();
}

function byMessage(a: ReferralLedgerEventEntity, b: ReferralLedgerEventEntity): number {
  return a.organisation === b.organisation ? a.seq - b.seq : a.organisation < b.organisation ? -1 : 1;
}
