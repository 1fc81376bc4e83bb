import { z } from 'zod';
import { table } from '#kernel/clock/law.js';

const recordRow = z.strictObject({
  record: z.string(),
  title: z.string(),
  /** The agency that keeps it; left out where every agency does. */
  agency: z.string().optional(),
  entity: z.string().optional(),
  /** Where it is kept while it is prepared, before it is sent. */
  draft: z.string().optional(),
  /** A data file of schema/law, for what is data and no record; with the test that reads it. */
  table: z.string().optional(),
  test: z.strictObject({ file: z.string(), title: z.string() }).optional(),
  /** The file of the program that works it out, for what is counted at every look and never stored; with its test too. */
  counted: z.string().optional(),
  /** Name of its state table in the agency's manifest. */
  machine: z.string().optional(),
  states: z.array(z.string()).default([]),
  /** By state of the field: the program's word for it. */
  called: z.record(z.string(), z.string()).default({}),
  /** By state of the field: how it is worked out, where it is never stored. */
  computed: z.record(z.string(), z.string()).default({}),
  /** Only rows with these values, where one entity holds several records. */
  where: z.record(z.string(), z.string()).default({}),
});
export type RecordRow = z.infer<typeof recordRow>;

const arrowRow = z.strictObject({
  arrow: z.string(),
  sent: z.array(z.string()),
  back: z.array(z.string()).default([]),
});
/** A road to somebody outside the hub, kept as a row of its own: the values that show it was taken, and answered. */
const noticeRow = z.strictObject({
  arrow: z.string(),
  entity: z.string(),
  sentWith: z.record(z.string(), z.string()),
  backWith: z.record(z.string(), z.string()),
});
const limitationRow = z.strictObject({
  limitation: z.string(),
  entity: z.string(),
  where: z.record(z.string(), z.string()).default({}),
});
const dutyRow = z.strictObject({ duty: z.string(), kept: z.array(z.string()) });

const rows = table('coverage.yaml', z.union([recordRow, arrowRow, noticeRow, limitationRow, dutyRow]));

export const recordRows = (): RecordRow[] => rows().filter((row): row is RecordRow => 'record' in row);

/** Roads that are no letter between two agencies, and the states that show that they were taken. */
export const arrowRows = (): z.infer<typeof arrowRow>[] =>
  rows().filter((row): row is z.infer<typeof arrowRow> => 'sent' in row);

/** Roads out of the hub, and the row that keeps each. */
export const noticeRows = (): z.infer<typeof noticeRow>[] =>
  rows().filter((row): row is z.infer<typeof noticeRow> => 'sentWith' in row);

/** Rules that are counted anew at every look, and the row that keeps what they start with. */
export const limitationRows = (): z.infer<typeof limitationRow>[] =>
  rows().filter((row): row is z.infer<typeof limitationRow> => 'limitation' in row);

/** Rules without a figure, and the states of which any shows that they are kept. */
export const dutyRows = (): z.infer<typeof dutyRow>[] =>
  rows().filter((row): row is z.infer<typeof dutyRow> => 'duty' in row);

/** The state of the program's table for a state of the field; null where it is worked out. */
export function stateInProgram(row: RecordRow, state: string): string | null {
  return state in row.computed ? null : (row.called[state] ?? state);
}
