import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.js';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { countByAddedYears, coverageEnd, dayKind, isCovered, noticeFor } from '#kernel/clock/calendar.js';
import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { localDate } from '#kernel/values/local-date.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { addCalendarYear } from './add-calendar-year.js';
import { CalendarYearAmendmentEntity } from './calendar-year-amendment.entity.js';
import { CalendarCountedEntity } from './calendar-counted.entity.js';
import { CalendarYearEntity } from './calendar-year.entity.js';
import { correctCalendarYear } from './correct-calendar-year.js';
import { readAddedYears } from './read-added-years.js';
import { recalculateDeadlines, recalculateProvisional } from './recalculate.js';
import { invented2027 } from './testing/invented-year.js';

let county: ToyCounty;
beforeAll(async () => {
  county = await toyCounty();
});
afterAll(() => county?.stop());
beforeEach(() => county.setTime('2026-11-10T10:00:00+08:00'));
afterEach(async () => {
  const { manager } = county.court.dataSource;
  for (const kept of [CalendarYearEntity, CalendarYearAmendmentEntity, CalendarCountedEntity])
    await manager.clear(kept);
  await manager.query('delete from deadline');
  await readAddedYears(county.court);
});

const person = (changes: Partial<Actor> = {}) =>
  new RequestContext(county.court, {
    ...county.clerk(county.court).actor,
    ...{ id: 'administrator', roles: ['ADMINISTRATOR'] },
    ...changes,
  });
const add = (changes: Partial<Actor> = {}) => addCalendarYear(person(changes), invented2027);

async function started(rule: string, from: string): Promise<string> {
  const ctx = county.clerk(county.court);
  const { organisation } = ctx.actor;
  const subject = { caseCode: null, organisation, recordKind: 'Toy', recordId: randomUUID() };
  const row = await ctx.transaction((tx) =>
    startDeadline(tx, ctx, { ...subject, rule, from: localDate(from) }),
  );
  return row.id;
}
const row = (id: string) => county.court.dataSource.manager.findOneByOrFail(DeadlineEntity, { id });

describe('a year added from its notice', () => {
  test('is counted by from then on, and says its notice', async () => {
    const friday = localDate('2027-01-01');
    expect([isCovered(friday), dayKind(friday), coverageEnd()]).toEqual([false, 'WORKDAY', '2026-12-31']);
    await add();
    expect([isCovered(friday), dayKind(friday), coverageEnd()]).toEqual([true, 'REST', '2027-12-31']);
    expect([dayKind(localDate('2027-01-30')), noticeFor(friday)]).toEqual(['WORKDAY', invented2027.notice]);
    // Two years from 2025-03-20: Saturday 2027-03-20, moved to Monday.
    expect(computeDeadline({ rule: 'ENF-1', from: localDate('2025-03-20') })).toMatchObject({
      ...{ rawEnd: '2027-03-20', due: '2027-03-22', provisional: false, notice: invented2027.notice },
    });
  });

  test('makes certain what was provisional, with an entry in its history, and leaves the rest', async () => {
    const enforcement = await started('ENF-1', '2025-03-20');
    const reply = await started('ARB-2', '2026-12-28');
    const beyond = await started('ENF-1', '2026-05-04');
    const met = await started('ENF-1', '2025-03-20');
    const ctx = county.clerk(county.court);
    await ctx.transaction(async (tx) => meetDeadline(tx, ctx, (await row(met)).recordId, 'ENF-1'));
    // 29, 30, 31 December; New Year's Day looks like a working day while nothing is known; 4 January.
    expect(await row(reply)).toMatchObject({ due: '2027-01-04', provisional: true });
    await add();
    expect(await row(enforcement)).toMatchObject({
      ...{ rawEnd: '2027-03-20', due: '2027-03-22', provisional: false },
      history: [{ kind: 'RECALCULATED', on: '2026-11-10', due: '2027-03-22' }],
    });
    expect(await row(reply)).toMatchObject({ due: '2027-01-05', provisional: false });
    expect(await row(beyond)).toMatchObject({ due: '2028-05-04', provisional: true, history: [] });
    expect(await row(met)).toMatchObject({ due: '2027-03-20', provisional: true, history: [] });
    expect(await recalculateProvisional(county.court)).toBe(0);
  });

  test('is on record with who added it and what was typed', async () => {
    await add();
    const { manager } = county.court.dataSource;
    const entry = await manager.findOneByOrFail(AuditEntryEntity, { act: 'calendar.add-year' });
    expect(entry).toMatchObject({
      ...{ actorId: 'administrator', subject: '2027' },
      details: { year: 2027, notice: invented2027.notice },
    });
  });

  test('is known to another process once it has looked, and after a restart', async () => {
    await add();
    countByAddedYears('court', []);
    expect(isCovered(localDate('2027-06-01'))).toBe(false);
    const waiting = await started('ENF-1', '2025-03-20');
    await readAddedYears(county.court);
    expect(isCovered(localDate('2027-06-01'))).toBe(true);
    expect(await recalculateProvisional(county.court)).toBe(1);
    expect((await row(waiting)).due).toBe('2027-03-22');
  });
});

describe('a year corrected', () => {
  const monday = '01-04';
  const corrected = { ...invented2027, off: [...invented2027.off, monday].sort() };
  const correct = (changes: Partial<Actor> = {}, reason = '漏填一日') =>
    correctCalendarYear(person(changes), corrected, reason);

  test('counts every open deadline through it anew, and keeps what was said before with the reason', async () => {
    const [reply, met, before] = [
      await started('ARB-2', '2026-12-28'),
      await started('ARB-2', '2026-12-28'),
      await started('ARB-2', '2026-12-21'),
    ];
    await add();
    const ctx = county.clerk(county.court);
    await ctx.transaction(async (tx) => meetDeadline(tx, ctx, (await row(met)).recordId, 'ARB-2'));
    await correct();
    expect(await row(reply)).toMatchObject({
      ...{ due: '2027-01-06', provisional: false },
      history: [
        { kind: 'RECALCULATED', due: '2027-01-05', text: '2027年放假安排已公布，重新计算' },
        { kind: 'RECALCULATED', due: '2027-01-06', text: '2027年放假安排已更正，重新计算' },
      ],
    });
    expect((await row(met)).due).toBe('2027-01-05');
    expect(await row(before)).toMatchObject({ due: '2026-12-28', history: [] });
    const { manager } = county.court.dataSource;
    expect(await manager.find(CalendarYearAmendmentEntity)).toMatchObject([
      { year: 2027, off: invented2027.off, reason: '漏填一日', amendedBy: 'administrator' },
    ]);
    expect(dayKind(localDate(`2027-${monday}`))).toBe('REST');
    expect(await recalculateDeadlines(county.court)).toBe(0);
  });

  test('by a release that brings other days is noticed as well', async () => {
    const reply = await started('ARB-2', '2026-12-28');
    await add();
    await county.court.dataSource.manager.update(CalendarYearEntity, 2027, { off: corrected.off });
    await readAddedYears(county.court);
    expect(await recalculateDeadlines(county.court)).toBe(1);
    expect((await row(reply)).due).toBe('2027-01-06');
  });

  test('only by an administrator, with a reason and a change, and where one was added', async () => {
    const refused = (code: string) => expect.objectContaining({ code });
    await expect(correct()).rejects.toEqual(refused('BAD_INPUT'));
    await add();
    await expect(correct({ roles: ['CLERK'] })).rejects.toEqual(refused('FORBIDDEN'));
    await expect(correct({}, ' ')).rejects.toEqual(refused('BAD_INPUT'));
    await expect(correctCalendarYear(person(), invented2027, '重复')).rejects.toEqual(refused('BAD_INPUT'));
    const published = { ...invented2027, year: 2026 };
    await expect(correctCalendarYear(person(), published, '更正')).rejects.toEqual(refused('BAD_INPUT'));
    expect(await county.court.dataSource.manager.count(CalendarYearAmendmentEntity)).toBe(0);
  });
});

describe('a year is not added', () => {
  test.each<[string, Partial<Actor>]>([
    ['by a clerk', { roles: ['CLERK', 'LEADER'] }],
    ['by an administrator of another agency', { agency: 'union' }],
    ['by somebody in an administrator’s place', { delegate: { id: 'colleague', name: '样例' } }],
    ['by a message', { kind: 'ORGANISATION' }],
  ])('%s', async (_who, changes) => {
    await expect(add(changes)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await county.court.dataSource.manager.count(CalendarYearEntity)).toBe(0);
  });

  test('twice, nor one with a mistake in it', async () => {
    const wrong = { ...invented2027, off: invented2027.off.slice(1) };
    await expect(addCalendarYear(person(), wrong)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await add();
    await expect(add()).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const both = await county.court.dataSource.manager.count(CalendarYearEntity);
    expect(both).toBe(1);
  });

  test('twice by two administrators at the same time', async () => {
    const answers = await Promise.allSettled([add(), add({ id: 'other' })]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
