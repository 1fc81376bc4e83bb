import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { court, linkageCentre } from '../../../infra/county/organisations.js';
import { askAgency, caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import { UnionIntakeEntity } from '../intake/intake.entity.js';
import { employer, otherUnion, type UnionRoom, unionRoom, worker } from '../testing/union-room.js';
import { callBack, closeTicket, reopenTicket } from './call-back.js';
import { assignTicket, beginTicket, replyToTicket } from './handle-ticket.js';
import { receiveTicket } from './receive-ticket.js';
import { type TicketGrade } from './ticket.entity.js';
import type { ReceiveTicketInput } from './ticket.type.js';
import { listTickets } from './tickets.js';
import { transferTicket } from './transfer-ticket.js';

let room: UnionRoom;
beforeAll(async () => {
  room = await unionRoom();
});
afterAll(() => room?.stop());

const officer = () => room.at('UNION_OFFICER');
const refused = (code: string) => expect.objectContaining({ code });
const caller = { name: worker.name, idNumber: worker.idNumber, phone: worker.phone };
let serial = 1;

function receive(changes: Partial<ReceiveTicketInput> = {}) {
  const number = `12351-2025-${String(serial++).padStart(4, '0')}`;
  const call = { number, grade: 'ORDINARY' as TicketGrade, enquirer: caller, matter: '拖欠工资三个月' };
  return receiveTicket(officer(), { ...call, ...changes });
}

async function handled() {
  const { id } = await receive();
  await assignTicket(officer(), id, '样例承办人');
  return beginTicket(officer(), id);
}

async function replied() {
  const { id } = await handled();
  return replyToTicket(officer(), id, '已联系单位，下周支付');
}

describe('a call to the hotline', () => {
  test.each([
    ['ORDINARY', 'HOT-ORDINARY', '2025-10-10'],
    ['DIFFICULT', 'HOT-DIFFICULT', '2025-10-23'],
    ['COMPLEX', 'HOT-COMPLEX', '2025-11-13'],
  ] as const)('of class %s has its own time to reply, which no law sets', async (grade, rule, due) => {
    room.setTime('2025-09-26T10:00:00+08:00');
    const ticket = await receive({ grade });
    expect(ticket).toMatchObject({ state: 'RECEIVED', caseCode: null, receivedOn: '2025-09-26' });
    const limit = await room.union.dataSource.manager.findOneByOrFail(DeadlineEntity, {
      recordId: ticket.id,
    });
    expect(limit).toMatchObject({ rule, due, calendar: 'WD', notStatutory: true, caseCode: null });
  });

  test('is not taken in twice under one number, nor without a matter or a proper number', async () => {
    const { number } = await receive();
    for (const wrong of [{ number }, { number: '; drop' }, { matter: ' ' }])
      await expect(receive(wrong)).rejects.toThrow(refused('BAD_INPUT'));
  });

  test('is answered, the caller is called back, and it is closed', async () => {
    room.setTime('2025-09-26T10:00:00+08:00');
    const { id } = await handled();
    await expect(callBack(officer(), { id, resolved: true, text: '满意' })).rejects.toThrow(
      refused('WRONG_STATE'),
    );
    await expect(replyToTicket(officer(), id, ' ')).rejects.toThrow(refused('BAD_INPUT'));
    room.setTime('2025-09-29T10:00:00+08:00');
    await replyToTicket(officer(), id, '已联系单位');
    expect(await room.limits(id)).toEqual([['HOT-ORDINARY', '2025-10-10', '2025-09-29']]);
    await expect(closeTicket(officer(), id, null)).rejects.toThrow(refused('WRONG_STATE'));
    await callBack(officer(), { id, resolved: true, text: '已拿到工资' });
    expect(await closeTicket(officer(), id, null)).toMatchObject({ state: 'CLOSED', endedOn: '2025-09-29' });
  });

  test('that did not help is taken up again with its time anew, and not closed without a reason', async () => {
    room.setTime('2025-10-13T10:00:00+08:00');
    const { id } = await replied();
    await callBack(officer(), { id, resolved: false, text: '仍未支付' });
    await expect(closeTicket(officer(), id, ' ')).rejects.toThrow(refused('BAD_INPUT'));
    expect(await reopenTicket(officer(), id)).toMatchObject({ state: 'REOPENED', reopenings: 1 });
    expect(await room.limits(id)).toEqual([
      ['HOT-ORDINARY', '2025-10-20', '2025-10-13'],
      ['HOT-ORDINARY', '2025-10-20', null],
    ]);
    await beginTicket(officer(), id);
    await replyToTicket(officer(), id, '已申请仲裁');
    await callBack(officer(), { id, resolved: false, text: '不满意' });
    expect(await closeTicket(officer(), id, '已进入仲裁程序')).toMatchObject({ state: 'CLOSED' });
  });
});

describe('a call that becomes a case', () => {
  const dispute = { cause: 'WAGE_CLAIM', claim: 1_860_000, parties: [employer] };

  test('opens the intake of the union with the caller as applicant, and the time to reply ends', async () => {
    room.setTime('2025-09-26T10:00:00+08:00');
    const { id, number } = await handled();
    const ticket = await transferTicket(officer(), { id, ...dispute });
    expect(ticket).toMatchObject({ state: 'TRANSFERRED', caseCode: expect.stringMatching(/^WF-370499-U-/) });
    const intake = await room.union.dataSource.manager.findOneByOrFail(UnionIntakeEntity, {
      id: ticket.intakeId!,
    });
    expect(intake).toMatchObject({ door: 'HOTLINE', number, caseCode: ticket.caseCode, state: 'REGISTERED' });
    expect(await room.limits(id)).toEqual([['HOT-ORDINARY', '2025-10-10', '2025-09-26']]);
    const selection = 'facts parties { side name } hotlineTickets { number state matter enquirer { name } }';
    expect(await caseAsSeen(officer(), ticket.caseCode!, selection)).toEqual({
      facts: '拖欠工资三个月',
      parties: [
        { side: 'APPLICANT', name: '测试甲' },
        { side: 'RESPONDENT', name: '虚构市中科技有限公司' },
      ],
      hotlineTickets: [
        { number, state: 'TRANSFERRED', matter: '拖欠工资三个月', enquirer: { name: '测试甲' } },
      ],
    });
  });

  test('is refused where nobody is the applicant, and before anybody handles it', async () => {
    const unnamed = await receive({ enquirer: null });
    await expect(transferTicket(officer(), { id: unnamed.id, ...dispute })).rejects.toThrow(
      refused('BAD_INPUT'),
    );
    const { id } = await receive();
    await expect(transferTicket(officer(), { id, ...dispute })).rejects.toThrow(refused('WRONG_STATE'));
    const left = await room.union.dataSource.manager.countBy(UnionIntakeEntity, { door: 'HOTLINE' });
    expect(left).toBe(1);
  });

  test('shows a leader no more of the caller than of a party, and no record of the work', async () => {
    const { id } = await replied();
    await callBack(officer(), { id, resolved: false, text: '仍未支付' });
    await reopenTicket(officer(), id);
    await beginTicket(officer(), id);
    const { caseCode } = await transferTicket(officer(), { id, ...dispute });
    const selection = 'hotlineTickets { state matter reply callback enquirer { name idNumber phone } }';
    const seen = await caseAsSeen(room.at('LEADER', linkageCentre), caseCode!, selection);
    expect(seen.hotlineTickets).toEqual([
      {
        ...{ state: 'TRANSFERRED', matter: null, reply: null, callback: null },
        enquirer: { name: '测某', idNumber: expect.stringMatching(/^3\*+9$/), phone: '144****1234' },
      },
    ]);
    expect(await caseAsSeen(room.at('JUDGE', court), caseCode!, selection)).toBeNull();
  });

  test('stands in the timeline of its case; one that is no case stands in none', async () => {
    const open = await receive();
    const { id } = await handled();
    await transferTicket(officer(), { id, ...dispute });
    const of = [id, open.id, 'x'].map((record) => ({
      __typename: 'TimelineEntry',
      reference: `HotlineTicket:${record}`,
    }));
    const query =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on TimelineEntry { union { ... on HotlineTicket { state } } } } }';
    const own = await askAgency(officer(), query, { of });
    expect(own._entities).toEqual([{ union: { state: 'TRANSFERRED' } }, { union: null }, { union: null }]);
    const judge = await askAgency(room.at('JUDGE', court), query, { of });
    expect(judge._entities).toEqual([{ union: null }, { union: null }, { union: null }]);
  });
});

describe('the list of calls', () => {
  const query = '{ unionHotlineTickets(first: 2) { total endCursor nodes { id enquirer { phone } } } }';

  test('is for the people of the organisation alone, a page at a time', async () => {
    const { unionHotlineTickets: page } = await askAgency(officer(), query);
    expect(page.nodes).toHaveLength(2);
    expect(page).toMatchObject({ endCursor: '2', total: expect.any(Number) });
    expect(page.total).toBeGreaterThan(5);
    expect(await askAgency(room.at('MEDIATOR', otherUnion), query)).toEqual({
      unionHotlineTickets: { total: 0, endCursor: null, nodes: [] },
    });
    for (const stranger of [room.at('JUDGE', court), room.at('LEADER'), room.at('ADMINISTRATOR')])
      await expect(askAgency(stranger, query)).rejects.toThrow(refused('NOT_FOUND'));
  });

  test('puts first what is due first, and holds only the states asked for', async () => {
    room.setTime('2025-09-26T10:00:00+08:00');
    for (const grade of ['COMPLEX', 'ORDINARY', 'DIFFICULT'] as const) await receive({ grade });
    const { rows } = await listTickets(officer(), { first: 100, after: null, states: ['RECEIVED'] });
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['RECEIVED']));
    const dues = await Promise.all(rows.map(async ({ id }) => (await room.limits(id))[0]![1]));
    expect(new Set(dues).size).toBeGreaterThan(2);
    expect(dues).toEqual([...dues].sort());
  });

  test('lets nobody of another union act on a call', async () => {
    const { id } = await receive();
    for (const stranger of [room.at('UNION_OFFICER', otherUnion), room.at('LEADER')])
      await expect(assignTicket(stranger, id, '样例')).rejects.toThrow(refused('NOT_FOUND'));
  });
});
