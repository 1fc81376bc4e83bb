export interface RecordActsProps {
  caseCode: string;
  /** GraphQL type of the record: `UnionMediationCase`; null for the case as a whole. */
  recordType: string | null;
  recordId: string | null;
  state: string | null;
  onDone(): void;
}

/** What can be done with a record of the own agency, as buttons; each opens a form made from the schema. */
export function RecordActs(_props: RecordActsProps) {
  return null;
}
