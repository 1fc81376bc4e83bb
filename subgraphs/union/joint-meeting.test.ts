import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#kernel/actor.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { RequestContext } from '#kernel/context.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import * as county from '../../infra/county/organisations.js';
import { wageParties } from '../../tests/kit/agency-room.js';
import { askAgency, caseAsSeen } from '../../tests/kit/case-as-seen.js';
import { toyCounty, type ToyCounty } from '../../tests/kit/toy-county.js';
import { union } from './agency.js';
import { callMeeting, type NewMeeting } from '#kernel/joint-meeting/call-meeting.js';
import { closeMeeting, finishMeetingTask } from '#kernel/joint-meeting/finish-task.js';
import { holdMeeting } from '#kernel/joint-meeting/hold-meeting.js';
import { MeetingTaskEntity } from '#kernel/joint-meeting/joint-meeting.entity.js';
import { mayKeepMeeting, mayListMeetings } from '#kernel/joint-meeting/joint-meeting.policy.js';
import { minuteMeeting, trackMeetingTasks } from '#kernel/joint-meeting/minute-meeting.js';

let toys: ToyCounty;
let caseCode: string;
const refusal = (code: string) => expect.objectContaining({ code });
const at = (role: Role, organisation: county.Organisation = county.union) =>
  new RequestContext(toys.union, {
    ...{ kind: 'STAFF', id: `staff-${role}`, name: '样例', agency: organisation.agency },
    ...{ organisation: organisation.code, roles: [role] },
  });
const officer = () => at('UNION_OFFICER');
const [own, court, bureau] = [county.union.code, county.court.code, county.humanResources.code];

beforeAll(async () => {
  toys = await toyCounty({ union });
  toys.setTime('2025-06-03T10:00:00+08:00');
  const ctx = officer();
  const { file } = await ctx.transaction((tx) =>
    openCase(tx, ctx, own, {
      ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', title: '追索劳动报酬纠纷', claim: null, facts: null },
      ...{ door: 'VISIT', parties: wageParties },
    }),
  );
  caseCode = file.caseCode;
});
afterAll(() => toys.stop());

const notice = (changes: Partial<NewMeeting> = {}): NewMeeting => ({
  ...{ kind: 'CASE_COORDINATION', caseCode, title: '欠薪案个案协调会', agenda: '如何先行支付' },
  ...{ plannedFor: '2025-06-10', place: '联动中心二楼', participants: [court, bureau] },
  ...changes,
});
const attendance = [
  { organisation: own, representative: '样例主席' },
  { organisation: bureau, representative: '样例科长' },
];
const minutes = (id: string, serial: number) => ({
  ...{ id, number: `虚工会纪〔2025〕${serial}号`, minutes: '各单位意见一致' },
  positions: [{ organisation: bureau, position: '可以先行垫付' }],
  tasks: [
    { owner: bureau, text: '启动工资保证金', due: '2025-06-20' },
    { owner: own, text: '通知劳动者', due: '2025-06-13' },
  ],
});

describe('a joint meeting', () => {
  test('is called for organisations of the address book; a coordination has its case, a conference none', async () => {
    const refused: [Partial<NewMeeting>, string][] = [
      [{ caseCode: null }, 'BAD_INPUT'],
      [{ kind: 'JOINT_CONFERENCE' }, 'BAD_INPUT'],
      [{ participants: [own] }, 'BAD_INPUT'],
      [{ participants: ['91370499FAKE00013R'] }, 'UNKNOWN_ORGANISATION'],
      [{ plannedFor: '2025-06-02' }, 'BAD_INPUT'],
      [{ agenda: ' ' }, 'BAD_INPUT'],
      [{ agenda: '测试甲的工资' }, 'CONFIDENTIAL'],
      [{ caseCode: 'WF-370499-U-2025-999999-0' }, 'NOT_FOUND'],
    ];
    for (const [changes, code] of refused)
      await expect(callMeeting(officer(), notice(changes))).rejects.toThrow(refusal(code));
    await expect(callMeeting(at('MEDIATOR'), notice())).rejects.toThrow(refusal('NOT_FOUND'));
    expect(await callMeeting(officer(), notice({ kind: 'CONSULTATION', caseCode: null }))).toMatchObject({
      state: 'CALLED',
      caseCode: null,
    });
  });

  test('is held by those who were asked, minuted with what they said, and ends with its last task', async () => {
    toys.setTime('2025-06-03T10:00:00+08:00');
    const { id } = await callMeeting(officer(), notice());
    toys.setTime('2025-06-10T15:00:00+08:00');
    const [first] = attendance;
    const stranger = { organisation: county.justice.code, representative: '样例' };
    await expect(holdMeeting(officer(), { id, attendance: [first!] })).rejects.toThrow('不足两家');
    await expect(holdMeeting(officer(), { id, attendance: [...attendance, stranger] })).rejects.toThrow(
      '不在会议通知的范围内',
    );
    await expect(holdMeeting(officer(), { id, heldOn: '2025-06-11', attendance })).rejects.toThrow(
      refusal('BAD_INPUT'),
    );
    expect(await holdMeeting(officer(), { id, attendance })).toMatchObject({ state: 'HELD' });

    const written = minutes(id, 1);
    const absent = { organisation: court, position: '同意' };
    await expect(minuteMeeting(officer(), { ...written, positions: [absent] })).rejects.toThrow('没有到会');
    const outsider = [{ owner: county.justice.code, text: '援助', due: '2025-06-20' }];
    await expect(minuteMeeting(officer(), { ...written, tasks: outsider })).rejects.toThrow('责任单位');
    const past = [{ owner: bureau, text: '启动工资保证金', due: '2025-06-09' }];
    await expect(minuteMeeting(officer(), { ...written, tasks: past })).rejects.toThrow(refusal('BAD_INPUT'));
    expect(await minuteMeeting(officer(), written)).toMatchObject({ state: 'MINUTED' });

    const tasks = await toys.union.dataSource.manager.find(MeetingTaskEntity, {
      where: { meetingId: id },
      order: { place: 'ASC' },
    });
    const finish = (place: number) =>
      finishMeetingTask(officer(), { taskId: tasks[place]!.id, result: '已完成' });
    await expect(finish(0)).rejects.toThrow(refusal('WRONG_STATE'));
    await trackMeetingTasks(officer(), id);
    await finish(1);
    await expect(finish(1)).rejects.toThrow('已经完成');
    await expect(closeMeeting(officer(), id)).rejects.toThrow('还有1项任务');
    toys.setTime('2025-06-23T10:00:00+08:00');
    const shown = await caseAsSeen(
      officer(),
      caseCode,
      'jointMeetings { state participants { organisation attended position } tasks { owner doneOn overdue } }',
    );
    expect(shown.jointMeetings).toEqual([
      {
        state: 'ACTIONS_TRACKED',
        participants: [
          { organisation: court, attended: false, position: null },
          { organisation: bureau, attended: true, position: '可以先行垫付' },
          { organisation: own, attended: true, position: null },
        ],
        tasks: [
          { owner: bureau, doneOn: null, overdue: true },
          { owner: own, doneOn: '2025-06-10', overdue: false },
        ],
      },
    ]);
    await finish(0);
    expect(await closeMeeting(officer(), id)).toMatchObject({ state: 'CLOSED', closedOn: '2025-06-23' });
  });

  test('tells the register its course and not its words, the others no person; a leader reads no minutes', async () => {
    const sent = await toys.union.dataSource.manager.findBy(OutboxMessageEntity, { caseCode });
    expect(sent.filter(({ text }) => text.includes('JointMeeting')).length).toBeGreaterThan(3);
    const toRegister = sent.filter(({ destination }) => destination === county.linkageCentre.code);
    expect(toRegister.filter(({ text }) => /先行|垫付|保证金/.test(text))).toEqual([]);
    // What goes to the others names none of the parties.
    expect(sent.filter(({ text }) => /测试甲|370499198803120019/.test(text))).toEqual([]);
    const leader = at('LEADER', county.linkageCentre);
    const seen = await caseAsSeen(leader, caseCode, 'jointMeetings { state title minutes tasks { text } }');
    expect(seen.jointMeetings[0]).toEqual({
      ...{ state: 'CLOSED', title: null, minutes: null, tasks: [{ text: null }, { text: null }] },
    });
  });

  test('is listed to the union’s own people', async () => {
    const list = '{ unionJointMeetings { total nodes { kind title } } }';
    const { unionJointMeetings: page } = await askAgency(officer(), list);
    expect(page.total).toBe(2);
    await expect(askAgency(at('JUDGE', county.court), list)).rejects.toThrow(refusal('NOT_FOUND'));
    expect(
      [at('MEDIATOR'), at('JUDGE', county.court)].map(({ actor }) => mayListMeetings(actor, 'union')),
    ).toEqual([true, false]);
    expect(mayKeepMeeting(officer().actor, 'union', { organisation: court })).toBe(false);
  });
});
