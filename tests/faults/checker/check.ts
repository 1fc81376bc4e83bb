import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import type { AgencyName } from '../../../infra/county/process-table.js';
import type { History } from '../workload/history.js';
import { disagreements, illegalMoves } from './courses.js';
import type { AgencyState, LedgerRow } from './end-state.js';
import { doubled, outOfOrder, receiptFaults, stuck, vanished } from './messages.js';
import { brokenPromises } from './promises.js';

/** What was found wrong, by invariant; each finding names what it is about. */
export interface Findings {
  /** I1: promised to a client, or sent, and neither at its receiver nor in a list that people see. */
  lost: string[];
  /** I2: more than one effect of a message. */
  doubled: string[];
  /** I3: what one organisation tells another about a case, not applied as 1, 2, 3… */
  outOfOrder: string[];
  /** Still without a receipt when all is quiet. */
  stuck: string[];
  /** I4: sender, receiver and register do not say the same of a referral. */
  disagreeing: string[];
  /** I5: delivered, and the receipt is not the receiver's over exactly what was sent. */
  withoutReceipt: string[];
  /** I8: a copy of a referral moved as the state table does not allow. */
  illegalMoves: string[];
}

export interface Evidence {
  history: History;
  states: readonly AgencyState[];
  ledger: readonly LedgerRow[] | null;
  book: AddressBookCache;
  /** The agency that was set back to a backup; null where none was. */
  setBack: AgencyName | null;
}

/** Holds the end state of every agency against each other's, and against what the clients were promised. */
export async function check({ history, states, ledger, book, setBack }: Evidence): Promise<Findings> {
  return {
    lost: [...vanished(states), ...brokenPromises(history, states)],
    doubled: doubled(states),
    outOfOrder: outOfOrder(states),
    stuck: stuck(states),
    disagreeing: disagreements(states, ledger),
    withoutReceipt: await receiptFaults(states, book, setBack),
    illegalMoves: illegalMoves(states),
  };
}

export function countOf(findings: Findings): number {
  return Object.values(findings).reduce((sum, list: string[]) => sum + list.length, 0);
}
