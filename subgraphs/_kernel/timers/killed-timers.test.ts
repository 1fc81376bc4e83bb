import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { firstBrokenLink } from '#kernel/audit/verify.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { projectRoot } from '#kernel/project-root.js';
import { localDate } from '#kernel/values/local-date.js';
import { eventually } from '../../../tests/kit/eventually.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { DeadlineWarningEntity } from './deadline-warning.entity.js';

const program = join(projectRoot, 'dist/subgraphs/_kernel/timers/testing/timer-process.js');
const tolerant = { seconds: 100, everyMilliseconds: 300 };

let county: ToyCounty;
let ctx: RequestContext;
const children: ChildProcess[] = [];
beforeAll(async () => {
  county = await toyCounty();
  ctx = county.clerk(county.court);
  await ctx.db.query('create table toy_lapse (record_id uuid not null)');
}, 120_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await county?.stop();
});

/** A real process of timers at a day. */
async function timersAt(day: string, hangAt: number | null = null): Promise<ChildProcess> {
  const child = fork(program, { stdio: 'ignore' });
  children.push(child);
  const { url: databaseUrl } = county.court.dataSource.options as { url: string };
  const keys = {
    keysDir: join(county.keys, 'court'),
    addressBook: join(county.keys, 'address-book.json'),
    addressBookKey: join(county.keys, 'address-book.public.pem'),
  };
  child.send({ places: { databaseUrl, ...keys }, now: `${day}T08:00:00+08:00`, hangAt });
  return child;
}
async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Seven days from 2025-03-03: warned of on 03-08 and 03-10, lapsed on 03-11. */
async function started(count: number): Promise<string[]> {
  county.setTime('2025-03-03T10:00:00+08:00');
  const { organisation } = ctx.actor;
  const ids = Array.from({ length: count }, () => randomUUID());
  await ctx.transaction(async (tx) => {
    for (const recordId of ids) {
      const subject = { caseCode: null, organisation, recordKind: 'Toy', recordId };
      await startDeadline(tx, ctx, { ...subject, rule: 'CRT-1', from: localDate('2025-03-03') });
    }
  });
  return ids;
}
const warned = (level: 70 | 90 | 100) => ctx.db.countBy(DeadlineWarningEntity, { level });
const said = (child: ChildProcess, word: string) =>
  new Promise<void>((resolve) => child.on('message', (message) => message === word && resolve()));

describe('the timers of an agency, in processes of their own', { timeout: 300_000 }, () => {
  test('killed in the middle and started again, two at once, warn and let lapse exactly once', async () => {
    const ids = await started(12);
    for (const [day, level] of [
      ['2025-03-08', 70],
      ['2025-03-10', 90],
    ] as const) {
      const child = await timersAt(day);
      await eventually(async () => (await warned(level)) > 0, tolerant);
      await kill(child);
      const [one, other] = await Promise.all([timersAt(day), timersAt(day)]);
      await eventually(async () => (await warned(level)) === ids.length, tolerant);
      await Promise.all([kill(one), kill(other)]);
    }
    const child = await timersAt('2025-03-11', 4);
    await said(child, 'in the middle');
    await kill(child);
    // Three have lapsed; the fourth was rolled back with the process that did it.
    expect(await ctx.db.countBy(AuditEntryEntity, { act: 'toy.lapse' })).toBe(3);
    await Promise.all([timersAt('2025-03-11'), timersAt('2025-03-11')]);
    const count = () => ctx.db.countBy(AuditEntryEntity, { act: 'toy.lapse' });
    await eventually(async () => (await count()) >= ids.length, tolerant);
    const rows = await ctx.db.query<{ record_id: string }[]>('select record_id from toy_lapse');
    expect(rows.map((row) => row.record_id).sort()).toEqual([...ids].sort());
    for (const level of [70, 90, 100] as const) expect(await warned(level)).toBe(ids.length);
    const warnings = await ctx.db.countBy(AuditEntryEntity, { act: 'deadline.warn' });
    expect(warnings).toBe(3 * ids.length);
    expect(await firstBrokenLink(ctx.db)).toBeNull();
  });
});
