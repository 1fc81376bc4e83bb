import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { suspendDeadline } from '#kernel/deadline/interrupt-deadline.js';
import { extendDeadline, meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { DeadlineWarningEntity } from './deadline-warning.entity.js';
import { listDeadlineWarnings } from './deadline-warnings.js';
import { deadlinesToLookAt } from './deadlines-to-look-at.js';
import type { LapseHandler } from './lapse.js';
import { lookAtDeadline } from './look-at-deadline.js';

let county: ToyCounty;
let ctx: RequestContext;
/** What follows from the lapse of CRT-1 in this test. */
let follow: LapseHandler;
const lapses = {
  'CRT-1': ((tx, of, deadline) => follow(tx, of, deadline)) satisfies LapseHandler,
  'ENF-1': ((tx, of, deadline) => follow(tx, of, deadline)) satisfies LapseHandler,
};
beforeAll(async () => {
  county = await toyCounty({ court: { lapses } });
  ctx = county.clerk(county.court);
});
afterAll(() => county?.stop());
beforeEach(async () => {
  await ctx.db.query('delete from deadline_warning');
  await ctx.db.query('delete from deadline');
  follow = async (tx, of, { recordId }) => {
    record(tx, of, 'toy.lapse', recordId);
    return true;
  };
});

const at = (day: string) => county.setTime(`${day}T00:00:30+08:00`);
const look = (id: string) => lookAtDeadline(county.court, id);

/** Seven days from 2025-03-03: seven tenths on 03-08, nine tenths on 03-10, the last day; lapsed on 03-11. */
async function started(rule = 'CRT-1', from = '2025-03-03') {
  at(from);
  const { organisation } = ctx.actor;
  const subject = { caseCode: null, organisation, recordKind: 'Toy', recordId: randomUUID() };
  return ctx.transaction((tx) => startDeadline(tx, ctx, { ...subject, rule, from: localDate(from) }));
}
const row = (id: string) => ctx.db.findOneByOrFail(DeadlineEntity, { id });
async function warnings(deadlineId: string): Promise<[level: number, raisedOn: string][]> {
  const found = await ctx.db.find(DeadlineWarningEntity, { where: { deadlineId }, order: { level: 'ASC' } });
  return found.map(({ level, raisedOn }) => [level, raisedOn]);
}
const followed = (recordId: string) =>
  ctx.db.countBy(AuditEntryEntity, { act: 'toy.lapse', subject: recordId });

describe('a deadline that runs out', () => {
  test('is warned of once at each level, on its day and not before', async () => {
    const { id } = await started();
    at('2025-03-07');
    expect(await deadlinesToLookAt(county.court)).toEqual([]);
    await look(id);
    expect(await warnings(id)).toEqual([]);
    for (const day of ['2025-03-08', '2025-03-09', '2025-03-10']) {
      at(day);
      await look(id);
      await look(id);
    }
    expect(await warnings(id)).toEqual([
      [70, '2025-03-08'],
      [90, '2025-03-10'],
    ]);
  });

  test('has its lapse follow the day after its last day, and not on it', async () => {
    const { id, recordId } = await started();
    at('2025-03-10');
    await look(id);
    expect(await followed(recordId)).toBe(0);
    at('2025-03-11');
    expect(await deadlinesToLookAt(county.court)).toEqual([id]);
    await look(id);
    expect(await followed(recordId)).toBe(1);
    expect(await deadlinesToLookAt(county.court)).toEqual([]);
    expect((await row(id)).lookOn).toBeNull();
  });

  test('lapses once, however many look at it at once and again', async () => {
    const { id, recordId } = await started();
    at('2025-03-20');
    await Promise.all(Array.from({ length: 6 }, () => look(id)));
    await look(id);
    expect(await followed(recordId)).toBe(1);
    expect(await warnings(id)).toEqual([[100, '2025-03-20']]);
  });

  test('without anything to follow is kept among those that have lapsed', async () => {
    const { id } = await started('AR-1');
    at('2025-03-19');
    await look(id);
    expect(await warnings(id)).toEqual([[100, '2025-03-19']]);
    expect((await row(id)).lookOn).toBeNull();
  });
});

describe('nothing is done', () => {
  test('about a deadline that was met, or that stands still, since the reminder was made', async () => {
    const [met, still] = [await started(), await started()];
    await ctx.transaction((tx) => meetDeadline(tx, ctx, met.recordId, 'CRT-1'));
    await ctx.transaction((tx) => suspendDeadline(tx, ctx, still, '中止'));
    at('2025-03-20');
    expect(await deadlinesToLookAt(county.court)).toEqual([]);
    for (const { id, recordId } of [met, still]) {
      await look(id);
      expect([await warnings(id), await followed(recordId)]).toEqual([[], 0]);
    }
    await look(randomUUID());
  });

  test('about one that was lengthened until its new days come', async () => {
    const { id, recordId } = await started();
    at('2025-03-08');
    await look(id);
    await ctx.transaction(async (tx) =>
      extendDeadline(tx, ctx, await row(id), { amount: 30, unit: 'DAY' }, '延长'),
    );
    at('2025-03-20');
    await look(id);
    expect(await followed(recordId)).toBe(0);
    expect(await warnings(id)).toEqual([[70, '2025-03-08']]);
    // The old warning is of a day that is no longer the last.
    expect((await listDeadlineWarnings(ctx, { first: 50, after: null })).rows).toEqual([]);
  });

  test('about the lapse of a provisional one: its last day may yet move', async () => {
    const { id, recordId } = await started('ENF-1', '2025-03-20');
    at('2027-03-21');
    await look(id);
    expect(await followed(recordId)).toBe(0);
    expect(await warnings(id)).toEqual([[90, '2027-03-21']]);
    expect((await row(id)).lookOn).toBe('2027-03-22');
  });
});

describe('a lapse that cannot follow', () => {
  test('yet is tried again the next day', async () => {
    const { id, recordId } = await started();
    const able = follow;
    follow = async () => false;
    at('2025-03-11');
    await look(id);
    expect((await row(id)).lookOn).toBe('2025-03-12');
    follow = able;
    await look(id);
    expect(await followed(recordId)).toBe(0);
    at('2025-03-12');
    await look(id);
    expect(await followed(recordId)).toBe(1);
  });

  test('because the record refuses leaves nothing half done', async () => {
    const { id, recordId } = await started();
    follow = async (tx, of, { recordId: subject }) => {
      record(tx, of, 'toy.lapse', subject);
      await meetDeadline(tx, of, subject, 'CRT-1');
      throw new Refusal('WRONG_STATE', '不能办理。');
    };
    at('2025-03-11');
    await look(id);
    expect(await row(id)).toMatchObject({ metOn: null, lookOn: '2025-03-12' });
    expect([await followed(recordId), await warnings(id)]).toEqual([0, [[100, '2025-03-11']]]);
  });

  test('because of a fault of ours is reported, and still due', async () => {
    const { id } = await started();
    follow = () => Promise.reject(new Error('fault'));
    at('2025-03-11');
    await expect(look(id)).rejects.toThrow('fault');
    expect(await deadlinesToLookAt(county.court)).toEqual([id]);
  });
});

describe('the list of what runs out', () => {
  test('has the last warning of each open deadline of the own organisation, the most pressing first', async () => {
    const [late, later] = [await started(), await started('AR-1')];
    for (const day of ['2025-03-08', '2025-03-10', '2025-03-14']) {
      at(day);
      for (const { id } of [late, later]) await look(id);
    }
    const list = async (reader = ctx) =>
      (await listDeadlineWarnings(reader, { first: 50, after: null })).rows.map(({ deadlineId, level }) => [
        deadlineId,
        level,
      ]);
    expect(await list()).toEqual([
      [late.id, 100],
      [later.id, 70],
    ]);
    expect(await list(county.clerk(county.union))).toEqual([]);
    await ctx.transaction((tx) => meetDeadline(tx, ctx, late.recordId, 'CRT-1'));
    expect(await list()).toEqual([[later.id, 70]]);
    const elsewhere = { ...ctx.actor, organisation: 'elsewhere' };
    expect(await list(Object.assign(Object.create(ctx) as RequestContext, { actor: elsewhere }))).toEqual([]);
  });
});
