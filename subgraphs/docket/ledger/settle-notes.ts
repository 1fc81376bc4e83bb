import type { EntityManager } from 'typeorm';
import { permit, Refusal } from '#kernel/refusal.js';
import { standingOf } from './course.js';
import type { ReferralLedgerEventEntity } from './referral-ledger-event.entity.js';
import type { ReferralLedgerEntity } from './referral-ledger.entity.js';

/** One step of a referral as one of its sides tells it. */
export interface LedgerNote extends Pick<
  ReferralLedgerEntity,
  'caseCode' | 'originId' | 'arrow' | 'sender' | 'receiver'
> {
  readonly event: ReferralLedgerEventEntity;
}

export interface SettledNotes {
  readonly ledger: ReferralLedgerEntity[];
  readonly events: ReferralLedgerEventEntity[];
}

type Known = Pick<ReferralLedgerEntity, 'id' | 'caseCode' | 'originId' | 'arrow' | 'sender' | 'receiver'>;

/** Draws each noted referral anew from all its events. Refuses a note that contradicts what a referral is known to be. */
export async function settleNotes(tx: EntityManager, notes: readonly LedgerNote[]): Promise<SettledNotes> {
  if (notes.length === 0) return { ledger: [], events: [] };
  const ids = [...new Set(notes.map(({ event }) => event.referralId))];
  const known = new Map((await knownReferrals(tx, ids)).map((row) => [row.id, row]));
  const told = Map.groupBy(await knownEvents(tx, ids), (event) => event.referralId);
  const settled = new Map<string, ReferralLedgerEntity>();
  for (const { event, ...note } of notes) {
    const id = event.referralId;
    const before = settled.get(id) ?? known.get(id);
    permit(!before || isSame(before, note), notTheirs);
    const events = told.get(id) ?? [];
    if (!events.some(({ organisation, seq }) => organisation === event.organisation && seq === event.seq))
      events.push(event);
    told.set(id, events);
    settled.set(id, { id, ...note, originId: before?.originId ?? note.originId, ...standingOf(events) });
  }
  return { ledger: [...settled.values()], events: notes.map(({ event }) => event) };
}

export function notTheirs(): Refusal {
  return new Refusal('FORBIDDEN', '该单位不能登记这件转介的这一步。');
}

function isSame(known: Known, note: Omit<Known, 'id'>): boolean {
  return (['caseCode', 'sender', 'receiver', 'arrow'] as const).every((name) => known[name] === note[name]);
}

function knownReferrals(tx: EntityManager, ids: readonly string[]): Promise<Known[]> {
  return tx.query(
    `select id, case_code as "caseCode", origin_id as "originId", arrow, sender, receiver
     from referral_ledger where id = any($1::uuid[])`,
    [ids],
  );
}

function knownEvents(tx: EntityManager, ids: readonly string[]): Promise<ReferralLedgerEventEntity[]> {
  return tx.query(
    `select referral_id as "referralId", organisation, seq, event, at, due_on as "dueOn",
       return_reason as "returnReason", outcome
     from referral_ledger_event where referral_id = any($1::uuid[])`,
    [ids],
  );
}
