import type { RefusalCode } from '#kernel/refusal.js';
import type { AgencyName } from '../../../infra/county/process-table.js';
import type { Linkage } from './linkage.js';

/** How one arrow is walked: out, back with a reason, and against each of its guards. To cover another arrow, add a row. */
export interface ArrowJourney {
  arrow: string;
  from: AgencyName;
  /** Null where the receiver is outside the hub, and a document leaves on paper. */
  to: AgencyName | null;
  /** Sends it, and answers the case it was sent in. */
  out: (room: Linkage) => Promise<string>;
  /** The reason it comes back with; null where the receiver may not send it back. */
  comesBack: string | null;
  /** By guard: an attempt that it stops, and the code of the refusal; CONSENT where the table names whose. */
  guards: Record<string, Stopped>;
}

export type Stopped =
  | {
      code: RefusalCode;
      attempt: (room: Linkage) => Promise<unknown>;
      /** Where an act on the way there refuses already: a case in which the guard itself is looked at. */
      offer?: (room: Linkage, look: (caseCode: string) => Promise<unknown>) => Promise<unknown>;
    }
  /** A guard that stops nothing by itself: how it makes itself felt. */
  | { shown: (room: Linkage) => Promise<void> };
