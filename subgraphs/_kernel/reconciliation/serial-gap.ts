import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { currentDocumentSeries } from '#kernel/documents/document-series.js';
import { raiseExchangeAlarm } from './raise-exchange-alarm.js';
import { caseSeries } from './serials.js';

/** So many numbers of each series are left out after a restore: more than are given between a message and the next. */
export const serialGap = 100;

/**
 * After a restore, numbers may have been given that no message carried: nobody can say which. Every series of the agency is moved on, once for
 * each restore, and a person is told. A message of our own that comes back and was made since the last gap shows another restore.
 */
export async function leaveGapOnce(tx: EntityManager, ctx: RequestContext, lostAt: Date): Promise<void> {
  // One at a time, though several organisations of the agency are restored at once.
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('serial gap', 0))`);
  const [known] = await tx.query<unknown[]>('select 1 from serial_gap where at >= $1 limit 1', [lostAt]);
  if (known) return;
  const { agency, now, today } = ctx;
  const { name, letter, currentSeries } = agency.manifest;
  const organisations = agency.book.organisationsOf(name);
  const year = Number(today.slice(0, 4));
  const begun = organisations.flatMap(({ code, division }) => [
    ...(letter === null ? [] : [caseSeries(division, letter, year)]),
    ...(currentSeries?.(code, today) ?? []),
    ...currentDocumentSeries(name, code, today),
  ]);
  // A series whose first number was lost is not known any more.
  await tx.query(`insert into serial (series, last) select unnest($1::text[]), 0 on conflict do nothing`, [
    [...new Set(begun)].sort(),
  ]);
  await tx.query('update serial set last = last + $1', [serialGap]);
  await tx.query('insert into serial_gap (at, size) values ($1, $2)', [now, serialGap]);
  record(tx, ctx, 'serial.gap', name, { details: { size: serialGap, lostAt: lostAt.toISOString() } });
  const what = `+${serialGap}`;
  for (const { code: organisation } of organisations)
    await raiseExchangeAlarm(tx, ctx, { organisation, kind: 'NUMBERS_SKIPPED', peer: organisation, what });
}
