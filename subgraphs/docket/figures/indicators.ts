import { z } from 'zod';
import { table } from '#kernel/clock/law.js';

const statesByKind = z.record(z.string(), z.array(z.string()).min(1));

const indicatorRow = z.strictObject({
  id: z.string().regex(/^IND-[A-Z-]+$/),
  name: z.string(),
  unit: z.string(),
  formula: z.string(),
  numerator: z.string(),
  denominator: z.string().nullable(),
  excludes: z.string(),
  drawn: z.boolean(),
  records: statesByKind.optional(),
  unless: statesByKind.optional(),
  source: z.string(),
  tag: z.enum(['V', 'V2', 'M', 'S', 'D']),
});
export type IndicatorRow = z.infer<typeof indicatorRow>;

/** What each figure counts (统计口径). */
export const indicators = table('indicators.yaml', indicatorRow);

/** A record's state, as the register hears it. */
export interface Stand {
  kind: string;
  state: string;
}

/** Whether a record in that state shows what the indicator counts. */
export function shows(indicator: string, stand: Stand): boolean {
  return isAmong(row(indicator).records, stand);
}

/** Whether a record that stands so keeps its case from being counted. */
export function bars(indicator: string, stand: Stand): boolean {
  return isAmong(row(indicator).unless, stand);
}

function isAmong(states: IndicatorRow['records'], { kind, state }: Stand): boolean {
  return Object.entries(states ?? {}).some(([name, among]) => kind.endsWith(name) && among.includes(state));
}

function row(id: string): IndicatorRow {
  const found = indicators().find((indicator) => indicator.id === id);
  if (!found) throw new Error(`There is no indicator ${id}.`);
  return found;
}
