import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { humanResources as home } from '../../../infra/county/organisations.js';
import { expectCites } from '../../../tests/kit/cites-law.js';
import { type AgencyRoom, agencyRoom } from '../../../tests/kit/agency-room.js';
import {
  freeInspectionNumber as number,
  investigated,
  orderPayment,
  workersOwed,
} from '../../../tests/kit/inspection-scene.js';
import { humanResources } from '../agency.js';
import { CreditNoticeEntity } from '../credit-notice/credit-notice.entity.js';
import { noteCreditAnswer } from '../credit-notice/note-credit-answer.js';
import { shareBlacklisting, shareRemoval } from '../credit-notice/pass-on-decision.js';
import { noteOrderIgnored } from '../inspection/note-order.js';
import { extendListing, listEmployer, objectToBlacklisting, revokeBlacklisting } from './decide-listing.js';
import { applyForRemoval, noteExpired, noteRectified, refuseRemoval, removeEarly } from './end-listing.js';
import { WageBlacklistEntryEntity } from './entry.entity.js';
import { presentEntry } from './entry.type.js';
import { noticeBlacklisting } from './notice-blacklisting.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(humanResources, home);
});
afterAll(() => room.stop());
beforeEach(() => on('2025-01-22'));

const officer = () => room.at('CLERK');
const on = (day: string) => room.setTime(`${day}T09:00:00+08:00`);
const stored = (id: string) =>
  room.agency.dataSource.manager.findOneByOrFail(WageBlacklistEntryEntity, { id });
const dues = async (id: string) =>
  (await room.deadlines(id)).map(({ rule, variant, due, metOn }) => [variant ?? rule, due, metOn]);

/** An order whose last day, 2025-02-14, went by unpaid. */
async function ignored(count = 10, amount = 1_000_000) {
  const { id } = await investigated(room);
  const order = await orderPayment(room, id, '2025-02-14', workersOwed(count, amount, 1));
  on('2025-02-17');
  await noteOrderIgnored(officer(), order.id);
  return order.id;
}

async function noticed() {
  const { id } = await noticeBlacklisting(officer(), {
    orderId: await ignored(),
    noticeNumber: number('告'),
  });
  return id;
}

/** Listed on 2025-03-03. */
async function listed() {
  const id = await noticed();
  on('2025-03-03');
  await listEmployer(officer(), id, number('列'), null);
  return id;
}

describe('the notice that an employer is to be listed', () => {
  test('leaves it five working days to object, and the decision twenty from the last day of the order', async () => {
    const id = await noticed();
    expect(await dues(id)).toEqual([
      ['OBJECT', '2025-02-24', null],
      ['INS-5', '2025-03-14', null],
    ]);
    expect(await stored(id)).toMatchObject({ employerCode: '91370499FAKE00013R', ground: 'CRIME_AMOUNT' });
  });

  test('needs an ignored order, and follows it once', async () => {
    const { id } = await investigated(room);
    const waiting = await orderPayment(room, id, '2025-02-14', workersOwed(10, 1_000_000, 1));
    const notice = (orderId: string) =>
      noticeBlacklisting(officer(), { orderId, noticeNumber: number('告') });
    await expect(notice(waiting.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const orderId = await ignored();
    await notice(orderId);
    await expect(notice(orderId)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('needs the amount of the crime, or an incident, whose clock begins with the order all the same', async () => {
    const orderId = await ignored(2, 100_000);
    const notice = { orderId, noticeNumber: number('告') };
    await expect(noticeBlacklisting(officer(), notice)).rejects.toMatchObject({ code: 'BELOW_AMOUNT' });
    const entry = await noticeBlacklisting(officer(), { ...notice, incident: '引发多人聚集讨薪' });
    expect(entry).toMatchObject({ ground: 'INCIDENT', groundText: '引发多人聚集讨薪' });
    expect(await dues(entry.id)).toContainEqual(['INS-5', '2025-03-14', null]);
  });

  test('is the inspectors’ alone', async () => {
    const orderId = await ignored();
    const notice = noticeBlacklisting(room.at('ARBITRATOR'), { orderId, noticeNumber: number('告') });
    await expect(notice).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('listing', () => {
  test('waits until the employer can no longer object', async () => {
    const id = await noticed();
    on('2025-02-24');
    await expect(listEmployer(officer(), id, number('列'), null)).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    on('2025-02-25');
    expect(await listEmployer(officer(), id, number('列'), null)).toMatchObject({
      ...{ state: 'LISTED', listedOn: '2025-02-25', listedUntil: '2028-02-25' },
    });
    expect(await dues(id)).toEqual([
      ['OBJECT', '2025-02-24', '2025-02-24'],
      ['INS-5', '2025-03-14', '2025-02-25'],
      ['LISTED', '2028-02-25', null],
      ['DELIST', '2028-03-10', null],
    ]);
  });

  test('waits for an objection to be verified, which comes in time or not at all', async () => {
    const id = await noticed();
    on('2025-02-24');
    await objectToBlacklisting(officer(), id, '工资已经支付');
    expect(await dues(id)).toContainEqual(['VERIFY', '2025-03-03', null]);
    await expect(listEmployer(officer(), id, number('列'), null)).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    expect(await listEmployer(officer(), id, number('列'), '经核实没有支付')).toMatchObject({
      state: 'LISTED',
    });
    on('2025-01-22');
    const late = await noticed();
    on('2025-02-25');
    await expect(objectToBlacklisting(officer(), late, '异议')).rejects.toMatchObject({
      code: 'OUT_OF_TIME',
    });
  });

  test('may be put off once, by twenty working days', async () => {
    const id = await noticed();
    await extendListing(officer(), id);
    expect(await dues(id)).toContainEqual(['INS-5', '2025-04-14', null]);
    await expect(extendListing(officer(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('comes to nothing where an objection is right, and frees the order for another notice', async () => {
    const orderId = await ignored();
    const { id } = await noticeBlacklisting(officer(), { orderId, noticeNumber: number('告') });
    await objectToBlacklisting(officer(), id, '已经支付');
    await expect(revokeBlacklisting(officer(), id, ' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await revokeBlacklisting(officer(), id, '异议成立')).toMatchObject({ state: 'REVOKED' });
    expect((await dues(id)).every(([, , metOn]) => metOn !== null)).toBe(true);
    await noticeBlacklisting(officer(), { orderId, noticeNumber: number('告') });
  });

  test('is told to the credit platform under its number, answered or sent back, and its end is told too (A23)', async () => {
    const id = await listed();
    const told = { id, service: '专线推送，回执（测）1号' };
    const notices = async () =>
      room.agency.dataSource.manager.find(CreditNoticeEntity, {
        where: { entryId: id },
        order: { sentOn: 'ASC', kind: 'ASC' },
      });
    await expect(shareBlacklisting(room.at('ARBITRATOR'), told)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(shareBlacklisting(officer(), { id, service: ' ' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(shareRemoval(officer(), told)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const { decisionNumber } = await shareBlacklisting(officer(), told);
    await expect(shareBlacklisting(officer(), told)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const [first] = await notices();
    expect(first).toMatchObject({ kind: 'LISTING', number: decisionNumber, sentOn: '2025-03-03' });
    const back = { noticeId: first!.id, answer: 'RETURNED', text: '统一社会信用代码有误' } as const;
    for (const wrong of [{ on: '2025-03-02' }, { on: '2025-03-04' }, { on: '2025-03-03', text: ' ' }])
      await expect(noteCreditAnswer(officer(), { ...back, ...wrong })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    await noteCreditAnswer(officer(), { ...back, on: '2025-03-03' });
    await expect(noteCreditAnswer(officer(), { ...back, on: '2025-03-03' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    // What came back is sent again; the first day stays.
    on('2025-03-10');
    expect(await shareBlacklisting(officer(), told)).toMatchObject({ sharedOn: '2025-03-03' });
    const second = (await notices()).at(-1)!;
    const done = { noticeId: second.id, answer: 'DONE', number: '虚构信联〔2025〕3号' } as const;
    await noteCreditAnswer(officer(), { ...done, text: '限制招投标', on: '2025-03-10' });
    await revokeBlacklisting(officer(), id, '指令书被撤销');
    await shareRemoval(officer(), told);
    await expect(shareRemoval(officer(), told)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect((await notices()).map(({ kind, answer, answerNumber }) => [kind, answer, answerNumber])).toEqual([
      ['LISTING', 'RETURNED', null],
      ['LISTING', 'DONE', '虚构信联〔2025〕3号'],
      ['REMOVAL', null, null],
    ]);
    on('2025-01-22');
    const untold = await listed();
    await revokeBlacklisting(officer(), untold, '列错');
    await expect(shareRemoval(officer(), { ...told, id: untold })).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });
});

describe('early removal', () => {
  test('is applied for after six months put right, and decided in fifteen working days', async () => {
    const id = await listed();
    await expect(applyForRemoval(officer(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    on('2025-03-20');
    expect(await noteRectified(officer(), id, '2025-03-15')).toMatchObject({ removableAfter: '2025-09-15' });
    await expect(noteRectified(officer(), id, '2025-03-16')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    on('2025-09-15');
    const early = await applyForRemoval(officer(), id).catch((error: unknown) => error);
    expect(early).toMatchObject({ code: 'WRONG_STATE', hint: expect.stringContaining('2025-09-15') });
    expectCites(early, 'variant INS-6/EARLY');
    on('2025-09-16');
    await expect(removeEarly(officer(), id, number('移'))).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await applyForRemoval(officer(), id);
    expect(await dues(id)).toContainEqual(['EARLY_DECISION', '2025-10-13', null]);
    await expect(applyForRemoval(officer(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(await removeEarly(officer(), id, number('移'))).toMatchObject({
      ...{ state: 'EARLY_REMOVED', endedOn: '2025-09-16' },
    });
  });

  test('counts from the listing where the wages were paid before it', async () => {
    const id = await listed();
    expect(await noteRectified(officer(), id, '2025-02-20')).toMatchObject({ removableAfter: '2025-09-03' });
    on('2025-01-22');
    const other = await listed();
    await expect(noteRectified(officer(), other, '2025-03-04')).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('refused may be applied for again', async () => {
    const id = await listed();
    await noteRectified(officer(), id, '2025-03-03');
    on('2025-09-08');
    await expect(refuseRemoval(officer(), id, '没有申请')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await applyForRemoval(officer(), id);
    await expect(refuseRemoval(officer(), id, '')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await refuseRemoval(officer(), id, '又有新的拖欠')).toMatchObject({
      ...{ state: 'LISTED', removalAppliedOn: null },
    });
    await applyForRemoval(officer(), id);
  });
});

test('the three years are over the day after their last, and only then', async () => {
  const id = await listed();
  on('2028-03-03');
  expect(presentEntry(await stored(id), officer().today).expired).toBe(false);
  await expect(noteExpired(officer(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  on('2028-03-04');
  expect(presentEntry(await stored(id), officer().today).expired).toBe(true);
  expect(await noteExpired(officer(), id)).toMatchObject({ state: 'EXPIRED', endedOn: '2028-03-04' });
  expect((await dues(id)).every(([, , metOn]) => metOn !== null)).toBe(true);
});
