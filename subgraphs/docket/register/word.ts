import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import type { MessageType } from '#kernel/exchange/messages.js';
import type { LedgerNote } from '../ledger/ledger.js';
import type { DocketIntakeEntity } from './docket-intake.entity.js';
import type { DocketRecordEntity } from './docket-record.entity.js';
import type { DocketTimelineEntity } from './docket-timeline.entity.js';

/** Who tells, by which of its messages about the case. */
export interface Teller {
  readonly organisation: string;
  readonly agency: string;
  readonly seq: number;
}

/** What one message tells of its case, checked as far as the message alone can be. */
export interface Word {
  readonly type: MessageType;
  readonly caseCode: string;
  readonly teller: Teller;
  /** The message's body as it came, to be laid aside. */
  readonly body: object;
  readonly opening?: { readonly intake: DocketIntakeEntity; readonly partyKeys: readonly string[] };
  /** The keyed hashes by which the teller knows the dispute from now on. */
  readonly keyed?: { readonly keys: readonly string[]; readonly monthsStated: boolean };
  readonly step?: { readonly entry: DocketTimelineEntity; readonly record: RecordRow };
  readonly note?: LedgerNote;
  /** The organisations it brings into the case. */
  readonly brings: readonly string[];
}

/** The organisations there are. */
export type Book = Pick<AddressBookCache, 'find'>;

export type RecordRow = DocketRecordEntity & { numberKey: string | null };

/** Makes a word of a message's body. Refuses what can be seen to be wrong without the register. */
export type Reader<Body> = (body: Body, teller: Teller, book: Book) => Word;
