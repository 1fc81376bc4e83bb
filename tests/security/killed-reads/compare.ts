import type { Read } from './reader.js';

/** A row of the owner's usage records, by the mark it was read under. */
export interface UsageRow {
  mark: string | null;
  reader: string | null;
  agency: string | null;
  organisation: string | null;
  what: string | null;
}

export interface KilledReadsFigures {
  /** Reads of which personal data arrived. */
  answered: number;
  kills: number;
  /** Arrived without a record. */
  unrecorded: number;
  /** Recorded more than once. */
  double: number;
  /** Records that do not say who read, of which agency and organisation, or what; or of a read that nobody made. */
  withoutReader: number;
  /** Recorded, and then killed before the answer could leave: as it must be, since the record comes first. */
  recordedUnanswered: number;
  /** The first three together. */
  wrong: number;
}

/** What the readers have seen against what the owner has on record. */
export function compare(
  reads: readonly Read[],
  rows: readonly UsageRow[],
  kills: number,
): KilledReadsFigures {
  const known = new Map(reads.map((read) => [read.mark, read]));
  const counts = new Map<string, number>();
  let withoutReader = 0;
  for (const { mark, reader, agency, organisation, what } of rows) {
    const read = mark === null ? undefined : known.get(mark);
    if (!read || read.reader !== reader || !agency || !organisation || !what) withoutReader += 1;
    if (mark !== null) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  const seen = reads.filter(({ saw }) => saw);
  const unrecorded = seen.filter(({ mark }) => !counts.has(mark)).length;
  const double = [...counts.values()].filter((count) => count > 1).length;
  const recordedUnanswered = reads.filter(({ saw, mark }) => !saw && counts.has(mark)).length;
  const wrong = unrecorded + double + withoutReader;
  return { answered: seen.length, kills, unrecorded, double, withoutReader, recordedUnanswered, wrong };
}
