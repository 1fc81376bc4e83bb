import type { EntityManager } from 'typeorm';
import { permit, Refusal } from '#kernel/refusal.js';
import { standingOf } from './course.js';
import type { ReferralLedgerEventEntity } from './referral-ledger-event.entity.js';
import type { ReferralLedgerEntity } from './referral-ledger.entity.js';

/** What a referral is, whatever its course: who sends it to whom about which case. */
type ReferralFacts = Pick<ReferralLedgerEntity, 'caseCode' | 'originId' | 'arrow' | 'sender' | 'receiver'>;

/** One step of a referral as one of its sides tells it. */
export interface LedgerNote extends ReferralFacts {
  readonly event: ReferralLedgerEventEntity;
}

interface Kept {
  readonly facts: ReferralFacts;
  readonly events: ReferralLedgerEventEntity[];
}

/** Some referrals with all their events, and what is noted of them in one transaction. */
export class Ledger {
  /** The events that are new. */
  readonly events: ReferralLedgerEventEntity[] = [];
  private readonly noted = new Set<string>();

  private constructor(private readonly kept: Map<string, Kept>) {}

  static async read(tx: EntityManager, ids: readonly string[]): Promise<Ledger> {
    if (ids.length === 0) return new Ledger(new Map());
    const rows = await tx.query<(ReferralFacts & ReferralLedgerEventEntity)[]>(
      `select l.case_code as "caseCode", l.origin_id as "originId", l.arrow, l.sender, l.receiver,
         e.referral_id as "referralId", e.organisation, e.seq, e.event, e.at, e.due_on as "dueOn",
         e.return_reason as "returnReason", e.outcome
       from referral_ledger as l join referral_ledger_event as e on e.referral_id = l.id where l.id = any($1::uuid[])`,
      [[...new Set(ids)]],
    );
    const kept = new Map<string, Kept>();
    for (const { caseCode, originId, arrow, sender, receiver, ...event } of rows) {
      const facts = { caseCode, originId, arrow, sender, receiver };
      const known = kept.get(event.referralId) ?? { facts, events: [] };
      known.events.push(event);
      kept.set(event.referralId, known);
    }
    return new Ledger(kept);
  }

  /** Refuses a note that contradicts what the referral is known to be. */
  note({ event, ...told }: LedgerNote): void {
    const id = event.referralId;
    const { facts, events } = this.kept.get(id) ?? { facts: told, events: [] };
    permit(isSame(facts, told), notTheirsToNote);
    this.kept.set(id, { facts: { ...facts, originId: facts.originId ?? told.originId }, events });
    this.noted.add(id);
    if (events.some(({ organisation, seq }) => organisation === event.organisation && seq === event.seq))
      return;
    events.push(event);
    this.events.push(event);
  }

  /** The referrals noted, each drawn anew from all its events. */
  drawn(): ReferralLedgerEntity[] {
    return [...this.noted].map((id) => {
      const { facts, events } = this.kept.get(id)!;
      return { id, ...facts, ...standingOf(events) };
    });
  }
}

export function notTheirsToNote(): Refusal {
  return new Refusal('FORBIDDEN', '该单位不能登记这件转介的这一步。');
}

function isSame(known: ReferralFacts, told: ReferralFacts): boolean {
  return (['caseCode', 'sender', 'receiver', 'arrow'] as const).every((name) => known[name] === told[name]);
}
