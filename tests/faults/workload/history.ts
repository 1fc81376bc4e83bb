import { createWriteStream, type WriteStream } from 'node:fs';

/**
 * OK       the agency said that it is done: a promise
 * REFUSED  the agency said that it did nothing
 * UNKNOWN  no answer that says either; neither lost nor done
 */
export type Outcome = 'OK' | 'REFUSED' | 'UNKNOWN';

export type ActName =
  'ISSUE' | 'SIGN_FOR' | 'ACCEPT' | 'RETURN' | 'RECALL' | 'REDESIGNATE' | 'REPORT' | 'CLOSE';

/** One thing a client has done to a referral, as the client saw it. */
export interface HistoryEntry {
  act: ActName;
  outcome: Outcome;
  /** Null where it was to be made and no answer says whether it was. */
  referralId: string | null;
  caseCode: string;
  from: string;
  to: string;
  /** The code of a refusal, or why nothing is known. */
  why?: string;
}

/** What the clients remember, kept outside the system: in memory and, as lines of JSON, in a file. */
export class History {
  readonly entries: HistoryEntry[] = [];
  private readonly file: WriteStream | null;

  constructor(path?: string) {
    this.file = path === undefined ? null : createWriteStream(path);
  }

  note(entry: HistoryEntry): void {
    this.entries.push(entry);
    this.file?.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
  }

  count(act: ActName, outcome: Outcome): number {
    return this.entries.filter((entry) => entry.act === act && entry.outcome === outcome).length;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => (this.file ? this.file.end(resolve) : resolve(null)));
  }
}
