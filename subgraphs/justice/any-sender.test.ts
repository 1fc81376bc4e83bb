import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { RequestContext } from '#kernel/context.js';
import { GrantEntity } from '#kernel/disclosure/grant.entity.js';
import { callMeeting } from '#kernel/joint-meeting/call-meeting.js';
import { holdMeeting } from '#kernel/joint-meeting/hold-meeting.js';
import { minuteMeeting, trackMeetingTasks } from '#kernel/joint-meeting/minute-meeting.js';
import { referToMediation } from '#kernel/mediation-referral/refer-to-mediation.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { dropPriority } from '#kernel/priority/drop-priority.js';
import { flagPriority } from '#kernel/priority/flag-priority.js';
import { PriorityFlagEntity } from '#kernel/priority/priority-flag.entity.js';
import { returnReferral } from '#kernel/referral/answer.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { acceptAtDoor, reportAtDoor } from '#kernel/referral/work-at-door.js';
import { warnOfRisk } from '#kernel/risk-warning/warn-of-risk.js';
import { passOnTicket } from '#kernel/ticket/pass-on-ticket.js';
import { justice as home, linkageCentre, union } from '../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom } from '../../tests/kit/agency-room.js';
import { caseAsSeen } from '../../tests/kit/case-as-seen.js';
import { justice } from './agency.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(justice, home);
});
afterAll(() => room.stop());

const at = (day: string) => room.setTime(`${day}T10:00:00+08:00`);
const coded = (code: string) => expect.objectContaining({ code });
const receiver = () => room.at('CLERK');
const sender = () =>
  new RequestContext(room.union, {
    ...{ kind: 'STAFF', id: 'union-officer', name: '样例', agency: 'union', organisation: union.code },
    roles: ['UNION_OFFICER'],
  });
const leader = () =>
  new RequestContext(room.union, { ...sender().actor, id: 'union-leader', roles: ['LEADER'] });
const db = () => room.agency.dataSource.manager;
const both = async (id: string) => {
  await room.deliverAll();
  return Promise.all([room.referral(room.union, id), room.referral(room.agency, id)]);
};
const sendBack = (id: string, reason: string, text = '测试') => {
  const ctx = receiver();
  return ctx.transaction(async (tx) =>
    returnReferral(tx, ctx, await loadReferral(tx, ctx, id, 'IN'), { reason, text }),
  );
};

describe('people’s mediation asked for by any agency (A24)', () => {
  test('goes with the consent of both sides and is opened by it; comes back with a coded reason', async () => {
    at('2025-03-03');
    const { caseCode, worker, employer } = await room.openCase();
    const asked = { caseCode, to: home.code };
    const consent = { scope: 'MEDIATION', channel: 'PAPER', evidence: '同意书' } as const;
    const one = [{ ...consent, partyId: worker.id }];
    const two = [...one, { ...consent, partyId: employer.id }];
    await expect(referToMediation(sender(), { ...asked, consents: one })).rejects.toThrow(
      coded('CONSENT_MISSING'),
    );
    for (const to of [union.code, linkageCentre.code])
      await expect(referToMediation(sender(), { caseCode, to, consents: two })).rejects.toThrow(
        coded('ARROW_NOT_OFFERED'),
      );
    await expect(referToMediation(leader(), { ...asked, consents: two })).rejects.toThrow(coded('NOT_FOUND'));
    const strange = { ...asked, caseCode: 'WF-370499-U-2025-999999-0' };
    await expect(referToMediation(sender(), strange)).rejects.toThrow(coded('NOT_FOUND'));
    const { id } = await referToMediation(sender(), { ...asked, consents: two });
    await room.deliverAll();
    // Mediations are taken up as mediations, not at the door.
    await expect(acceptAtDoor(receiver(), { id })).rejects.toThrow(coded('ARROW_NOT_OFFERED'));
    await sendBack(id, 'PARTY_REFUSES', '用人单位不同意');
    for (const side of await both(id))
      expect(side).toMatchObject({ state: 'RETURNED', returnReason: 'PARTY_REFUSES' });
  });
});

describe('a ticket or petition passed on to whose matter it is (A25)', () => {
  const ticket = (caseCode: string, number: string) => ({
    ...({ caseCode, to: home.code, channel: 'HOTLINE_12351', number, receivedOn: '2025-03-03' } as const),
    matter: '咨询法律援助',
  });

  test('is owned by the receiver, who has its time to conclude, and is answered', async () => {
    at('2025-03-03');
    const { caseCode } = await room.openCase();
    for (const wrong of [{ number: ' ' }, { matter: '' }, { receivedOn: '2025-03-04' }])
      await expect(passOnTicket(sender(), { ...ticket(caseCode, 'T-1'), ...wrong })).rejects.toThrow(
        coded('BAD_INPUT'),
      );
    const { id, answerDue } = await passOnTicket(sender(), ticket(caseCode, 'T-1'));
    // Five working days to object, not the fifteen days to say whether it is taken up (信访工作条例 §23).
    expect(answerDue).toBe('2025-03-10');
    await expect(passOnTicket(sender(), ticket(caseCode, 'T-1'))).rejects.toThrow(coded('WRONG_STATE'));
    await room.deliverAll();
    expect(await room.deadlines(id)).toMatchObject([{ rule: 'PET-1', variant: 'OBJECT', due: '2025-03-10' }]);
    at('2025-03-05');
    await acceptAtDoor(receiver(), { id, number: '虚构司信〔2025〕1号' });
    const [out, kept] = await both(id);
    expect([out, kept]).toMatchObject([{ due: '2025-05-06' }, { state: 'IN_HANDLING', due: '2025-05-06' }]);
    await expect(reportAtDoor(receiver(), { id, outcome: 'HANDLED', text: ' ' })).rejects.toThrow(
      coded('BAD_INPUT'),
    );
    await reportAtDoor(receiver(), { id, outcome: 'HANDLED', text: '已当面答复' });
    expect((await both(id))[0]).toMatchObject({
      state: 'RESULT_REPORTED',
      result: { outcome: 'HANDLED', text: '已当面答复' },
    });
    expect((await room.deadlines(id)).map(({ rule, metOn }) => [rule, metOn])).toEqual([
      ['PET-1', '2025-03-05'],
      ['PET-2', '2025-03-05'],
    ]);
  });

  test('is objected to within five working days, and after them no more', async () => {
    at('2025-03-03');
    const { caseCode } = await room.openCase();
    const early = await passOnTicket(sender(), ticket(caseCode, 'T-2'));
    const late = await passOnTicket(sender(), ticket(caseCode, 'T-3'));
    await room.deliverAll();
    at('2025-03-10');
    await expect(sendBack(early.id, 'NOT_MINE')).rejects.toThrow(coded('BAD_INPUT'));
    await sendBack(early.id, 'NO_JURISDICTION', '属于人社部门职责');
    expect((await both(early.id))[0]).toMatchObject({ state: 'RETURNED', returnReason: 'NO_JURISDICTION' });
    // What came back may be passed on again.
    expect(await passOnTicket(sender(), ticket(caseCode, 'T-2'))).toMatchObject({ state: 'SENT' });
    at('2025-03-11');
    await expect(sendBack(late.id, 'NO_JURISDICTION')).rejects.toThrow(coded('OUT_OF_TIME'));
    expect(await acceptAtDoor(receiver(), { id: late.id })).toMatchObject({ state: 'IN_HANDLING' });
  });
});

describe('a warning of a risk (A27)', () => {
  const warning = (caseCode: string) => ({
    ...({ caseCode, to: [home.code], level: 'WARNING', subject: '可能群体欠薪', workers: 40 } as const),
    ...{ facts: '两个月未发工资', employerName: '虚构市中科技有限公司' },
  });

  test('names no person, opens nobody’s part of the case, is read and answered, and is not sent back', async () => {
    at('2025-03-03');
    const { caseCode } = await room.openCase();
    for (const facts of [
      '测试甲说两个月未发',
      '联系电话13900000001',
      '身份证370499198803120019',
      '13700000009',
    ])
      await expect(warnOfRisk(sender(), { ...warning(caseCode), facts })).rejects.toThrow(
        coded('CONFIDENTIAL'),
      );
    for (const wrong of [{ to: [] }, { to: [union.code] }, { subject: ' ' }, { workers: 0 }])
      await expect(warnOfRisk(sender(), { ...warning(caseCode), ...wrong })).rejects.toThrow(
        coded('BAD_INPUT'),
      );
    const [sent] = await warnOfRisk(sender(), warning(caseCode));
    const { id, issued } = sent!;
    expect(issued.dispute).toMatchObject({ parties: [], facts: null, claim: null });
    await room.deliverAll();
    await expect(sendBack(id, 'OUT_OF_SCOPE')).rejects.toThrow(coded('WRONG_STATE'));
    const onward = { ...warning(caseCode), to: [union.code], originReferralId: id };
    await expect(warnOfRisk(receiver(), onward)).rejects.toThrow(coded('WRONG_STATE'));
    await acceptAtDoor(receiver(), { id });
    // Passed on by who has read it: escalation keeps where it came from.
    const [escalated] = await warnOfRisk(receiver(), { ...onward, level: 'URGENT' });
    expect(escalated).toMatchObject({ originId: id, counterpart: union.code });
    await reportAtDoor(receiver(), { id, outcome: 'HANDLED', text: '已派律师到场' });
    expect((await both(id))[0]).toMatchObject({ state: 'RESULT_REPORTED', outcome: 'HANDLED' });
    for (const { dataSource } of [room.agency, room.union])
      expect(await dataSource.manager.countBy(GrantEntity, { caseCode })).toBe(0);
    expect(await db().countBy(PartyEntity, { caseCode })).toBe(0);
    const shown = await caseAsSeen(
      receiver(),
      caseCode,
      'referrals { content { warning { level workers } } }',
    );
    expect(shown.referrals[0]).toEqual({ content: { warning: { level: 'WARNING', workers: 40 } } });
  });

  test('names persons where the reason says why; a case only heard of is completed by what comes later', async () => {
    at('2025-03-03');
    const { caseCode } = await room.openCase();
    await warnOfRisk(sender(), warning(caseCode));
    await room.deliverAll();
    expect(await db().findOneByOrFail(CaseFileEntity, { caseCode })).toMatchObject({ claim: null });
    const because = { identifiedBecause: '劳动者有过激言论，需要就近安抚', facts: '测试甲情绪激动' };
    await warnOfRisk(sender(), { ...warning(caseCode), ...because });
    await room.deliverAll();
    expect(await db().countBy(PartyEntity, { caseCode })).toBe(2);
  });
});

describe('a meeting any agency may call (A26)', () => {
  test('is announced to those asked, who say that they come and what they think, and get their tasks', async () => {
    at('2025-06-03');
    const { caseCode, worker } = await room.openCase();
    const legalAid = { applicantPartyId: worker.id, matter: '追索劳动报酬', urgent: false };
    await room.refer({ arrow: 'A07', caseCode, content: { legalAid } });
    const convenor = () => room.at('LEGAL_AID_OFFICER');
    const { id } = await callMeeting(convenor(), {
      ...{ kind: 'CASE_COORDINATION', caseCode, title: '个案协调会', agenda: '先行垫付' },
      ...{ plannedFor: '2025-06-10', place: '联动中心二楼', participants: [union.code] },
    });
    await room.deliverAll();
    const letters = () =>
      room.union.dataSource.manager.find(ReferralEntity, {
        where: { caseCode, arrow: 'A26' },
        order: { sentAt: 'ASC' },
      });
    const [notice] = await letters();
    expect(notice!.issued).toMatchObject({ dispute: { parties: [] }, meeting: { agenda: '先行垫付' } });
    const back = sender().transaction(async (tx) =>
      returnReferral(tx, sender(), await loadReferral(tx, sender(), notice!.id, 'IN'), {
        ...{ reason: 'OUT_OF_SCOPE', text: '不参加' },
      }),
    );
    await expect(back).rejects.toThrow(coded('WRONG_STATE'));
    await acceptAtDoor(sender(), { id: notice!.id });
    await reportAtDoor(sender(), { id: notice!.id, outcome: 'HANDLED', text: '同意垫付' });
    await room.deliverAll();
    at('2025-06-10');
    const attendance = [
      { organisation: home.code, representative: '样例一' },
      { organisation: union.code, representative: '样例二' },
    ];
    await holdMeeting(convenor(), { id, attendance });
    await minuteMeeting(convenor(), {
      ...{ id, number: '虚司会纪〔2025〕1号', minutes: '由工会垫付', positions: [] },
      tasks: [
        { owner: union.code, text: '垫付两万元', due: '2025-06-20' },
        { owner: home.code, text: '指派律师', due: '2025-06-20' },
      ],
    });
    await trackMeetingTasks(convenor(), id);
    await room.deliverAll();
    const task = (await letters()).at(-1)!;
    expect(task).toMatchObject({ originId: notice!.id, issued: { meeting: { task: '垫付两万元' } } });
    await reportAtDoor(sender(), { id: task.id, outcome: 'HANDLED', text: '已垫付' });
    await room.deliverAll();
    const fields = 'jointMeetings { participants { confirmedOn position } tasks { doneOn result } }';
    expect((await caseAsSeen(convenor(), caseCode, fields)).jointMeetings).toEqual([
      {
        participants: expect.arrayContaining([{ confirmedOn: '2025-06-03', position: '同意垫付' }]),
        tasks: [
          { doneOn: '2025-06-10', result: '已垫付' },
          { doneOn: null, result: null },
        ],
      },
    ]);
  });
});

describe('the green channel (A28)', () => {
  test('needs a ground the file bears out and a reason, and stands once', async () => {
    at('2025-03-03');
    const { caseCode } = await room.openCase();
    const flag = { caseCode, ground: 'INDUSTRIAL_WORKER', reason: '产业工人欠薪', to: [] } as const;
    for (const wrong of [{ ground: 'COLLECTIVE' }, { ground: 'LIMIT_NEAR' }, { reason: ' ' }] as const)
      await expect(flagPriority(sender(), { ...flag, ...wrong, to: [] })).rejects.toThrow(coded('BAD_INPUT'));
    await flagPriority(sender(), { ...flag, to: [] });
    await expect(flagPriority(sender(), { ...flag, to: [] })).rejects.toThrow(coded('WRONG_STATE'));
    // A limit that ends within seven days is ground enough.
    const near = await room.openCase();
    await passOnTicket(sender(), {
      ...{ caseCode: near.caseCode, to: home.code, channel: 'PETITION', number: 'P-1' },
      ...{ receivedOn: '2025-03-03', matter: '欠薪' },
    });
    at('2025-03-04');
    const urgent = { caseCode: near.caseCode, ground: 'LIMIT_NEAR', reason: '期限将满', to: [] } as const;
    expect(await flagPriority(sender(), { ...urgent, to: [] })).toMatchObject({ flaggedOn: '2025-03-04' });
  });

  test('travels with the case and is not dropped silently: whoever set it hears why', async () => {
    at('2025-03-03');
    const { caseCode, worker } = await room.openCase();
    const flag = { caseCode, ground: 'INDUSTRIAL_WORKER', reason: '产业工人欠薪', to: [] } as const;
    const { id } = await flagPriority(sender(), { ...flag, to: [] });
    const legalAid = { applicantPartyId: worker.id, matter: '追索劳动报酬', urgent: false };
    await room.refer({ arrow: 'A07', caseCode, content: { legalAid } });
    const fields = `priorities { ground reason flaggedBy droppedOn droppedElsewhere { organisation reason } }
      priorityStages { arrow waited handled }`;
    at('2025-03-05');
    expect(await caseAsSeen(receiver(), caseCode, fields)).toEqual({
      priorities: [
        {
          ...{ ground: 'INDUSTRIAL_WORKER', reason: '产业工人欠薪', flaggedBy: union.code },
          ...{ droppedOn: null, droppedElsewhere: [] },
        },
      ],
      priorityStages: [{ arrow: 'A07', waited: 2, handled: null }],
    });
    await expect(dropPriority(receiver(), caseCode, ' ')).rejects.toThrow(coded('BAD_INPUT'));
    await expect(dropPriority(room.at('LEADER'), caseCode, '已先行垫付')).rejects.toThrow(coded('NOT_FOUND'));
    await dropPriority(receiver(), caseCode, '已先行垫付');
    await expect(dropPriority(receiver(), caseCode, '再次取消')).rejects.toThrow(coded('NOT_FOUND'));
    await room.deliverAll();
    const flagAt = (manager: ReturnType<typeof db>) => manager.findOneByOrFail(PriorityFlagEntity, { id });
    expect(await flagAt(room.union.dataSource.manager)).toMatchObject({
      droppedOn: null,
      droppedElsewhere: [{ organisation: home.code, on: '2025-03-05', reason: '已先行垫付' }],
    });
    expect(await flagAt(db())).toMatchObject({ droppedOn: '2025-03-05', droppedBecause: '已先行垫付' });
  });

  test('ends with its setter for everybody it reached, who may have been asked by a letter of its own', async () => {
    at('2025-03-03');
    const { caseCode } = await room.openCase();
    const flag = { caseCode, ground: 'INDUSTRIAL_WORKER', reason: '产业工人欠薪' } as const;
    const { id } = await flagPriority(sender(), { ...flag, to: [home.code] });
    await room.deliverAll();
    const letter = await db().query(`select id from referral where case_code = $1 and arrow = 'A28'`, [
      caseCode,
    ]);
    await expect(sendBack(letter[0].id, 'OUT_OF_SCOPE')).rejects.toThrow(coded('WRONG_STATE'));
    await reportAtDoor(receiver(), { id: letter[0].id, outcome: 'HANDLED', text: '已优先，等待1日' });
    at('2025-03-06');
    await dropPriority(sender(), caseCode, '工资已结清');
    await room.deliverAll();
    expect(await db().findOneByOrFail(PriorityFlagEntity, { id })).toMatchObject({
      ...{ droppedOn: '2025-03-06', droppedBecause: '工资已结清' },
    });
  });
});
