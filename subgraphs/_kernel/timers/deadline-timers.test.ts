import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { localDate } from '#kernel/values/local-date.js';
import { eventually } from '../../../tests/kit/eventually.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { DeadlineTimers } from './deadline-timers.js';
import type { LapseHandler } from './lapse.js';

let county: ToyCounty;
let ctx: RequestContext;
const running: DeadlineTimers[] = [];
const tolerant = { seconds: 60, everyMilliseconds: 250 };

const lapsed: LapseHandler = async (tx, of, { recordId }) => {
  record(tx, of, 'toy.lapse', recordId);
  return true;
};
beforeAll(async () => {
  county = await toyCounty({ court: { lapses: { 'CRT-1': lapsed } } });
  ctx = county.clerk(county.court);
}, 120_000);
afterAll(() => county?.stop());
beforeEach(() => county.setTime('2025-03-03T10:00:00+08:00'));

/** A process of the agency as far as its timers go. */
async function openProcess(): Promise<DeadlineTimers> {
  const { url } = county.court.dataSource.options as { url: string };
  const timers = new DeadlineTimers(county.court, url);
  running.push(timers);
  timers.start();
  await timers.ready();
  return timers;
}
const stopAll = () => Promise.all(running.splice(0).map((timers) => timers.stop()));

async function started(count: number): Promise<string[]> {
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

const lapses = () => ctx.db.findBy(AuditEntryEntity, { act: 'toy.lapse' });
const still = async () => ctx.db.countBy(DeadlineEntity, { rule: 'CRT-1' });

describe('the timers of an agency', { timeout: 180_000 }, () => {
  test('of two processes do what is due once, also what came due while none ran, and leave the rest', async () => {
    const ids = await started(30);
    await Promise.all([openProcess(), openProcess()]);
    await stopAll();
    expect(await lapses()).toEqual([]);

    county.setTime('2025-03-11T00:01:00+08:00');
    const later = await started(3);
    await ctx.db.query(
      `update deadline set due = '2025-06-30', look_on = '2025-06-01' where record_id = any($1)`,
      [later],
    );
    await Promise.all([openProcess(), openProcess()]);
    await eventually(async () => (await lapses()).length >= ids.length, tolerant);
    await stopAll();
    expect((await lapses()).map(({ subject }) => subject).sort()).toEqual([...ids].sort());
    expect(await still()).toBe(33);
    const jobs = await ctx.db.query<unknown[]>(
      `select 1 from information_schema.tables where table_schema = 'jobs' and table_name like 'job%'`,
    );
    expect(jobs.length).toBeGreaterThan(0);
  });
});
