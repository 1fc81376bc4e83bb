import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import type { DataClassName } from '#kernel/disclosure/data-class.js';
import { purposeInForce } from '#kernel/disclosure/purposes.js';
import { recordUse } from '#kernel/disclosure/use.js';
import { takeLook } from './take-look.js';

export interface ExactSearch<Found> {
  /** Name in the audit chain and in alarms: `mediation-results`. */
  name: string;
  /** Codes of schema/law/purposes.yaml that open it. */
  reasons: readonly string[];
  /** What is looked up, by matching keys; never a person's number. */
  subject: string;
  dataClass: DataClassName;
  find: (tx: EntityManager) => Promise<Found[]>;
}

/**
 * A look-up by exact identity, in the one order that gives nothing away: the stated purpose is checked, the look is counted, and only then
 * is anything looked for. Every look leaves a usage record, also one that finds nothing. Who may ask is decided before.
 */
export async function exactSearch<Found extends { caseCode: string }>(
  ctx: RequestContext,
  { name, reasons, subject, dataClass, find }: ExactSearch<Found>,
): Promise<Found[]> {
  const { reason } = purposeInForce(ctx.actor, ctx.purpose, ctx.today, reasons);
  await takeLook(ctx, name, [subject]);
  const found = await ctx.transaction(async (tx) => {
    const rows = await find(tx);
    if (rows.length === 0) await recordUse(tx, ctx, dataClass, null);
    record(tx, ctx, `${name}.ask`, name, { details: { subject, reason, found: rows.length } });
    return rows;
  });
  for (const { caseCode } of found) {
    ctx.lookedUp.add(caseCode);
    ctx.noteRead(caseCode, dataClass);
  }
  return found;
}
