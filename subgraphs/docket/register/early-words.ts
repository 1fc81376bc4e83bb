import type { EntityManager } from 'typeorm';
import type { MessageType } from '#kernel/exchange/messages.js';
import { Refusal } from '#kernel/refusal.js';
import { readNote } from '../ledger/read-note.js';
import type { DocketParticipantEntity } from './docket-participant.entity.js';
import type { Participants } from './participants.js';
import { readDispute } from './read-dispute.js';
import { readProgress } from './read-progress.js';
import type { Book, Reader, Word } from './word.js';

/** A word of the table of early words. */
export interface EarlyRow {
  readonly caseCode: string;
  readonly organisation: string;
  readonly seq: number;
  readonly type: MessageType;
  readonly body: object;
}

export interface EarlyWord {
  readonly type: MessageType;
  /** Refuses where it cannot be read. */
  readonly word: () => Word;
}

/** An opening is none of them: it brings its teller in. */
const readers: Partial<Record<MessageType, Reader<never>>> = {
  DisputeKeyed: readDispute,
  CaseProgressed: readProgress,
  ReferralNoted: readNote,
};

/** What organisations have told of cases that they were not in, and what one transaction adds and takes away. */
export class EarlyWords {
  private readonly lying = new Map<string, EarlyRow[]>();
  private readonly kept = new Set<EarlyRow>();
  private readonly added = new Set<EarlyRow>();
  readonly takenUp: DocketParticipantEntity[] = [];

  private constructor(private readonly book: Book) {}

  /** Reads what those who may be brought in have told, and then what those whom they may bring in have. */
  static async read(
    tx: EntityManager,
    book: Book,
    newcomers: readonly DocketParticipantEntity[],
    participants: Participants,
  ): Promise<EarlyWords> {
    const early = new EarlyWords(book);
    const asked = new Set<string>();
    for (let next = newcomers; next.length > 0;) {
      next.forEach((newcomer) => asked.add(keyOf(newcomer)));
      const rows = await rowsOf(tx, next);
      for (const row of rows) {
        early.kept.add(row);
        early.lay(row);
      }
      const words = rows.flatMap((row) => early.readOrNone(row));
      next = participants.missing(words).filter((newcomer) => !asked.has(keyOf(newcomer)));
    }
    return early;
  }

  /** All that can be read. */
  readable(): Word[] {
    return [...this.kept].flatMap((row) => this.readOrNone(row));
  }

  layAside({ type, caseCode, teller: { organisation, seq }, body }: Word): void {
    const row = { caseCode, organisation, seq, type, body };
    if (this.lay(row)) this.added.add(row);
  }

  /** What the organisation has told too early of the case, in its order; it lies there no longer. */
  takeUp(caseCode: string, organisation: string): EarlyWord[] {
    const rows = this.lying.get(keyOf({ caseCode, organisation })) ?? [];
    if (rows.length === 0 || !this.book.find(organisation)) return [];
    this.lying.delete(keyOf({ caseCode, organisation }));
    this.takenUp.push({ caseCode, organisation });
    rows.forEach((row) => this.added.delete(row));
    const inOrder = [...rows].sort((a, b) => a.seq - b.seq);
    return inOrder.map((row) => ({ type: row.type, word: () => this.readRow(row) }));
  }

  /** What is to be kept for later. */
  laidAside(): EarlyRow[] {
    return [...this.added];
  }

  private lay(row: EarlyRow): boolean {
    const rows = this.lying.get(keyOf(row)) ?? [];
    this.lying.set(keyOf(row), rows);
    return rows.every(({ seq }) => seq !== row.seq) && rows.push(row) > 0;
  }

  private readRow({ type, organisation, seq, body }: EarlyRow): Word {
    const reader = readers[type];
    const teller = this.book.find(organisation);
    if (!reader || !teller) throw new Error(`Nobody can read an early ${type}.`);
    return reader(body as never, { organisation, agency: teller.agency, seq }, this.book);
  }

  private readOrNone(row: EarlyRow): Word[] {
    try {
      return this.book.find(row.organisation) ? [this.readRow(row)] : [];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  }
}

function rowsOf(tx: EntityManager, of: readonly DocketParticipantEntity[]): Promise<EarlyRow[]> {
  return tx.query(
    `select case_code as "caseCode", organisation, seq, type, body from docket_early_word
     where (case_code, organisation) in
       (select * from jsonb_to_recordset($1::jsonb) as row ("caseCode" text, organisation text)) order by seq`,
    [JSON.stringify(of)],
  );
}

function keyOf({ caseCode, organisation }: DocketParticipantEntity): string {
  return `${caseCode} ${organisation}`;
}
