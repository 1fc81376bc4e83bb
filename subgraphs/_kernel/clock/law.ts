import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Arrow, arrowRow } from '#kernel/arrows/arrow-row.js';
import { projectRoot } from '#kernel/project-root.js';
import { Refusal } from '#kernel/refusal.js';
import { deadlineRow, evidence, inForce, localRow } from './rule.js';

const sourced = { source: z.string(), tag: evidence, ...inForce };

const calendarYear = z.strictObject({
  year: z.int(),
  notice: z.string(),
  from: z.string(),
  until: z.string(),
  off: z.array(z.string()),
  makeUp: z.array(z.string()),
  source: z.string(),
  tag: evidence,
});
export type CalendarYear = z.infer<typeof calendarYear>;

const codeRow = z.strictObject({ code: z.string(), name: z.string(), ...sourced });
const outcomeRow = codeRow.extend({ failure: z.boolean() });
const causeRow = z.strictObject({
  code: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  number2020: z.string().nullable(),
  number2025: z.string(),
  ...sourced,
});
const instrumentRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  effectiveWhen: z.string(),
  binding: z.boolean(),
  enforceable: z.boolean(),
  ifBreached: z.string(),
  ...sourced,
});
const directSuitRow = z.strictObject({ id: z.string(), when: z.string(), ...sourced });
const interruptionRow = z.strictObject({ id: z.string(), event: z.string(), ...sourced });
const driftRow = z.strictObject({ id: z.string(), says: z.string(), means: z.string(), ...sourced });
const courtModeRow = z.strictObject({
  id: z.string(),
  mode: z.enum(['P', 'F']),
  intakeNumber: z.string(),
  arrow: z.string(),
  handling: z.string(),
  success: z.string(),
  failure: z.string(),
  ...sourced,
});

const feeRow = z.strictObject({ id: z.string(), name: z.string(), fee: z.int().nonnegative(), ...sourced });
const propertyFeeRow = z.strictObject({
  /** The part of the amount above this, in fen, up to the next row, costs so many ten-thousandths of it. */
  above: z.int().nonnegative(),
  rate: z.int().nonnegative(),
  /** What the part costs at the least, in fen: the first one costs the same whatever it is. */
  flat: z.int().nonnegative().default(0),
  ...sourced,
});

export type ReturnReason = z.infer<typeof codeRow>;
export type OutcomeCode = z.infer<typeof outcomeRow>;
export type Cause = z.infer<typeof causeRow>;
export type Instrument = z.infer<typeof instrumentRow>;

export const deadlines = table('deadlines.yaml', deadlineRow);
export const localRules = table('local-rules.yaml', localRow);
export const calendarYears = table('calendars.yaml', calendarYear);
export const arrows = table('arrows.yaml', arrowRow);
export const returnReasons = table('return-reasons.yaml', codeRow);
export const outcomeCodes = table('outcomes.yaml', outcomeRow);
export const causes = table('causes.yaml', causeRow);
export const instruments = table('instruments.yaml', instrumentRow);
export const directSuitGrounds = table('direct-suit.yaml', directSuitRow);
export const interruptions = table('interruptions.yaml', interruptionRow);
export const citationDrift = table('citation-drift.yaml', driftRow);
export const courtModes = table('court-modes.yaml', courtModeRow);
export const fees = table('fees.yaml', feeRow);
export const propertyFees = table('property-fees.yaml', propertyFeeRow);

export function arrow(id: string): Arrow {
  const found = arrows().find((row) => row.id === id);
  if (!found) {
    throw new Refusal(
      'ARROW_NOT_OFFERED',
      `没有编号为“${id.slice(0, 40)}”的移送方式。`,
      '移送方式的编号为 A01 至 A28。',
    );
  }
  return found;
}

export function cause(code: string): Cause | null {
  return causes().find((row) => row.code === code) ?? null;
}

/** Whether a cause stands somewhere below another on the list (案由的上级). */
export function isUnder(code: string, ancestor: string): boolean {
  const parent = cause(code)?.parent ?? null;
  return parent !== null && (parent === ancestor || isUnder(parent, ancestor));
}

/** What a procedure costs the parties, in fen: 0 where the law makes it free. */
export function feeOf(procedure: 'MEDIATION' | 'ARBITRATION' | 'CONFIRMATION' | 'LABOUR_SUIT'): number {
  const found = fees().find((row) => row.id === procedure);
  if (!found) throw new Error(`There is no fee row ${procedure}.`);
  return found.fee;
}

/** The cause a clerk has named. Refuses with BAD_INPUT one that no list has. */
export function needCause(code: string): Cause {
  const found = cause(code);
  if (!found) {
    throw new Refusal(
      'BAD_INPUT',
      `没有代码为“${code.slice(0, 40)}”的案由。`,
      '案由代码见 schema/law/causes.yaml，例如 WAGE_CLAIM。',
    );
  }
  return found;
}

export function lawInForce(
  row: { inForceFrom: string | null; inForceUntil: string | null },
  on: string,
): boolean {
  return (
    (row.inForceFrom === null || row.inForceFrom <= on) &&
    (row.inForceUntil === null || on <= row.inForceUntil)
  );
}

/** The default mode of a court that has no profile of its own. */
export function courtModeOn(on: string): 'P' | 'F' {
  return courtModes().find((row) => lawInForce(row, on))?.mode ?? 'F';
}

/** Reads a table once, at its first use; a row that does not fit stops the process with the file's name. */
export function table<Row extends z.ZodType>(file: string, row: Row): () => readonly z.infer<Row>[] {
  let rows: readonly z.infer<Row>[] | null = null;
  return () => (rows ??= readTable(file, row));
}

function readTable<Row extends z.ZodType>(file: string, row: Row): readonly z.infer<Row>[] {
  const checked = z
    .array(row)
    .safeParse(parse(readFileSync(join(projectRoot, 'schema', 'law', file), 'utf8')));
  if (!checked.success) throw new Error(`schema/law/${file}: ${z.prettifyError(checked.error)}`);
  return checked.data;
}
