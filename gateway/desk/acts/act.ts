/** What a field of a form takes. Money is typed in yuan and sent in fen. */
export type FieldKind =
  | 'TEXT'
  | 'LONG_TEXT'
  | 'NUMBER'
  | 'MONEY'
  | 'DATE'
  | 'INSTANT'
  | 'YES_NO'
  | 'CHOICE'
  | 'ID'
  | 'ORGANISATION'
  | 'CASE_NUMBER'
  | 'ID_NUMBER'
  | 'PHONE'
  | 'CREDIT_CODE'
  | 'DIVISION'
  | 'GROUP';

/** One field of a form, as the schema knows it. */
export interface FormField {
  name: string;
  /** In Chinese. */
  label: string;
  kind: FieldKind;
  required: boolean;
  list: boolean;
  /** The enum of a choice, the input of a group, the type of the record that an id names. */
  of?: string;
  initial?: unknown;
  /** May be left out, and is shown with what may not. */
  asked?: boolean;
  /** What the schema says of it beyond its label, for readers abroad. */
  english?: string;
}

/** The argument that names the record an act is done to: `['input', 'id']`. */
export interface ActRecord {
  type: string;
  path: string[];
}

/** A mutation as a form. */
export interface Act {
  name: string;
  /** 受理司法确认 */
  label: string;
  english: string;
  /** Id of its persisted document. */
  document: string;
  fields: FormField[];
  /** Type of the answer. */
  answers: string;
  /** Null where nothing has to be there before. */
  record: ActRecord | null;
  /** States of the record in which it can be done; null where the state does not decide. */
  states: string[] | null;
}

/** All an agency can do, and the groups of fields its forms consist of. */
export interface AgencyActs {
  acts: Act[];
  groups: Record<string, FormField[]>;
  /** Id of the document that tells the own records of a case. */
  records: string;
  /** Id of the one that tells the own rosters; null where there are none. */
  rosters: string | null;
}
