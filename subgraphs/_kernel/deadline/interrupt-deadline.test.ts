import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestContext } from '#kernel/context.js';
import { localDate } from '#kernel/values/local-date.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { DeadlineEntity } from './deadline.entity.js';
import { presentDeadline } from './deadline.type.js';
import { restartDeadline, resumeDeadline, suspendDeadline } from './interrupt-deadline.js';
import { extendDeadline, meetDeadline, openDeadline, startDeadline } from './keep-deadline.js';

let county: ToyCounty;
let ctx: RequestContext;
beforeAll(async () => {
  county = await toyCounty();
  ctx = county.clerk(county.court);
});
afterAll(() => county?.stop());

const at = (day: string) => county.setTime(`${day}T10:00:00+08:00`);

/** A deadline of a record of its own; each step runs in its own transaction on the row as it is kept. */
async function running(rule: string, from: string) {
  at(from);
  const recordId = randomUUID();
  const { organisation } = ctx.actor;
  const subject = { caseCode: null, organisation, recordKind: 'Toy', recordId };
  const { id } = await ctx.transaction((tx) =>
    startDeadline(tx, ctx, { ...subject, rule, from: localDate(from) }),
  );
  const row = () => ctx.db.findOneByOrFail(DeadlineEntity, { id });
  const step = async (day: string, work: typeof suspendDeadline, text = '等待鉴定') => {
    at(day);
    return ctx.transaction(async (tx) => work(tx, ctx, await row(), text));
  };
  return { recordId, row, step };
}

const wrongState = expect.objectContaining({ code: 'WRONG_STATE' });

describe('a deadline that stands still', () => {
  test('runs on by as many days as it stood still, and keeps both events', async () => {
    // Fifteen days from 03-03 end on 03-18; five days later is Sunday 03-23.
    const { row, step } = await running('AR-1', '2025-03-03');
    await step('2025-03-05', suspendDeadline);
    expect(await row()).toMatchObject({ due: '2025-03-18', suspendedOn: '2025-03-05', lookOn: null });
    await step('2025-03-10', resumeDeadline);
    expect(await row()).toMatchObject({
      ...{ rawEnd: '2025-03-23', due: '2025-03-24', suspendedOn: null, excludedDays: 5 },
      history: [
        { kind: 'SUSPENDED', on: '2025-03-05', due: '2025-03-18' },
        { kind: 'RESUMED', on: '2025-03-10', due: '2025-03-24', text: expect.stringContaining('扣除5日') },
      ],
    });
    expect((await row()).lookOn).not.toBeNull();
  });

  test('of working days leaves out the working days alone', async () => {
    // Five working days from Monday 03-03: 4, 5, 6, 7, 10. Suspended on Friday, resumed on Monday: 11 instead of 10.
    const { row, step } = await running('ARB-2', '2025-03-03');
    expect((await row()).due).toBe('2025-03-10');
    await step('2025-03-07', suspendDeadline);
    await step('2025-03-10', resumeDeadline);
    expect(await row()).toMatchObject({ due: '2025-03-11', excludedDays: 1 });
  });

  test('does not become overdue, and is as late afterwards as it was before', async () => {
    const { row, step } = await running('CRT-1', '2025-03-03');
    await step('2025-03-12', suspendDeadline);
    expect(presentDeadline(await row(), '2025-06-30').overdue).toBe(true);
    const early = await running('CRT-1', '2025-03-03');
    await early.step('2025-03-05', suspendDeadline);
    expect(presentDeadline(await early.row(), '2025-06-30').overdue).toBe(false);
    await early.step('2025-06-30', resumeDeadline);
    expect(presentDeadline(await early.row(), '2025-06-30').overdue).toBe(false);
    // 117 days from 03-10.
    expect((await early.row()).rawEnd).toBe('2025-07-05');
  });

  test('is not suspended twice, nor resumed where it runs', async () => {
    const { step } = await running('CRT-1', '2025-03-03');
    await expect(step('2025-03-04', resumeDeadline)).rejects.toEqual(wrongState);
    await step('2025-03-04', suspendDeadline);
    await expect(step('2025-03-05', suspendDeadline)).rejects.toEqual(wrongState);
  });
});

describe('a deadline that is interrupted', () => {
  const anew = { from: localDate('2025-04-10'), text: '追加当事人', rule: 'ARB-8b' };

  test('is counted anew and whole, by the rule the law names for it, and its history stays', async () => {
    const { recordId, row, step } = await running('ARB-8', '2025-03-18');
    await step('2025-04-01', (tx, of, found, text) =>
      extendDeadline(tx, of, found, { amount: 15, unit: 'DAY' }, text),
    );
    expect((await row()).due).toBe('2025-05-19');
    await step('2025-04-10', (tx, of, found) => restartDeadline(tx, of, found, anew));
    // Forty-five days from 04-10 end on Sunday 05-25; the fifteen are gone.
    expect(await row()).toMatchObject({
      ...{ rule: 'ARB-8b', startsFrom: '2025-04-10', rawEnd: '2025-05-25', due: '2025-05-26', metOn: null },
      ...{ extendedBy: [], length: '45日', source: expect.stringContaining('第46条') },
    });
    expect((await row()).history.map(({ kind, due }) => [kind, due])).toEqual([
      ['EXTENDED', '2025-05-19'],
      ['RESTARTED', '2025-05-26'],
    ]);
    const open = await ctx.transaction((tx) => openDeadline(tx, recordId, 'ARB-8b'));
    expect(open?.due).toBe('2025-05-26');
  });

  test('that has been met is not counted anew', async () => {
    const { recordId, step } = await running('ARB-8', '2025-03-18');
    await ctx.transaction((tx) => meetDeadline(tx, ctx, recordId, 'ARB-8'));
    const restart: typeof suspendDeadline = (tx, of, found) => restartDeadline(tx, of, found, anew);
    await expect(step('2025-04-10', restart)).rejects.toEqual(wrongState);
  });
});
