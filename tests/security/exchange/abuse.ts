import { afterAll, expect, test } from 'vitest';
import { reportFinding } from '../report.js';
import type { AbusedCounty, Answer, Side, Wire } from './abused-county.js';
import type { SignedMessage } from '../attacks/thief.js';
import { changedTables, tablesOf } from './tables.js';

/** A message as it is brought, with all that is wrong about it. */
export interface Brought {
  message: SignedMessage;
  wire?: Wire;
}

/** One named abuse of the exchange: what is brought, to whose door, and the one answer it must get. */
export interface MessageAbuse {
  /** A sentence after “refused is”. */
  title: string;
  answer: Answer;
  bring(county: AbusedCounty): Promise<Brought> | Brought;
  /** The union's door where left out. */
  at?: Side;
}

/** What a message that is refused for good leaves: itself, its signed receipt, and a link of the audit chain. */
const keptAsEvidence = ['audit_entry', 'audit_head', 'exchange_cursor', 'exchange_mark', 'inbox_message'];
/** What a message that contradicts an earlier one leaves: an alarm for a person, and a link of the audit chain. */
const alarmed = ['audit_entry', 'audit_head', 'exchange_alarm', 'exchange_cursor'];
/** What a message before its turn may leave: that its sender has said nothing yet about the case. */
const awaited = ['exchange_cursor'];

function traceOf([status]: Answer): string[] {
  if (status === 200) return keptAsEvidence;
  if (status === 409) return alarmed;
  return status === 425 ? awaited : [];
}

/** Tries every abuse of a table: the exact answer, and nothing written beyond the trace that the answer must leave. */
export function tryAll(abuses: readonly MessageAbuse[], county: () => AbusedCounty): void {
  test.each(abuses.map((abuse) => [abuse.title, abuse] as const))('refused is %s', (_title, abuse) =>
    counted(async () => {
      const agency = county().agencyOf(abuse.at ?? 'union');
      const { message, wire } = await abuse.bring(county());
      const before = await tablesOf(agency);
      expect(await county().bring(abuse.at ?? 'union', message, wire)).toEqual(abuse.answer);
      const changed = changedTables(before, await tablesOf(agency));
      const trace = traceOf(abuse.answer);
      expect(changed.filter((table) => !trace.includes(table))).toEqual([]);
      expect(changed.includes('audit_entry')).toBe(trace.includes('audit_entry'));
    }),
  );
}

const tally = { tried: 0, wrong: 0 };

/** Counts an abuse, and whether it was answered wrongly. */
export async function counted(attempt: () => Promise<void>): Promise<void> {
  tally.tried += 1;
  tally.wrong += 1;
  await attempt();
  tally.wrong -= 1;
}

/** Puts what was counted in this file into the security table. */
export function reportAbuses(check: string): void {
  afterAll(() => reportFinding({ check, ...tally }));
}
