import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { presentDeadline } from '#kernel/deadline/deadline.type.js';
import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { MediationPlanEntity } from '#kernel/mediation/mediation-plan.entity.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { objectToPlan, servePlan } from '#kernel/mediation/serve-plan.js';
import { meetLimit, registerLimit } from '#kernel/registered-limit/register-limit.js';
import { registeredLimitsOf, showLimit } from '#kernel/registered-limit/registered-limits.js';
import { lookAtDeadline } from '#kernel/timers/look-at-deadline.js';
import { localDate } from '#kernel/values/local-date.js';
import { union as home } from '../../../infra/county/organisations.js';
import { sendReferral } from '../../../tests/kit/toy-referral.js';
import { otherUnion, type UnionRoom, unionRoom } from '../testing/union-room.js';
import { decideComplaint, handleComplaint, receiveComplaint, tellComplainant } from './handle-complaint.js';

let room: UnionRoom;
beforeAll(async () => {
  room = await unionRoom();
  on('2025-06-03');
});
afterAll(() => room?.stop());

const on = (day: string) => room.setTime(`${day}T09:00:00+08:00`);
const db = () => room.union.dataSource.manager;
const officer = () => room.at('UNION_OFFICER');
const refused = (code: string) => expect.objectContaining({ code });

/** A case of a place, for the rules that govern there. */
async function caseIn(division: string): Promise<string> {
  const { caseCode } = await room.openCase();
  await db().update(CaseFileEntity, { caseCode }, { division });
  return caseCode;
}

describe('a complaint to the supervision body', () => {
  test('is decided, and the refusal told, within the times of the place', async () => {
    on('2025-06-03');
    const { id } = await receiveComplaint(officer(), await caseIn('370499'), '拖欠工资');
    expect(await room.limits(id)).toEqual([['SUP-ACCEPT', '2025-06-10', null]]);
    await expect(tellComplainant(officer(), id)).rejects.toEqual(refused('WRONG_STATE'));
    on('2025-06-04');
    await expect(decideComplaint(officer(), id, ' ')).rejects.toEqual(refused('BAD_INPUT'));
    await decideComplaint(officer(), id, '不属于工会监督范围');
    on('2025-06-05');
    await tellComplainant(officer(), id);
    expect(await room.limits(id)).toEqual([
      ['SUP-ACCEPT', '2025-06-10', '2025-06-04'],
      ['SUP-REFUSAL', '2025-06-11', '2025-06-05'],
    ]);
    const [accept, refusal] = await db().find(DeadlineEntity, {
      where: { recordId: id },
      order: { due: 'ASC' },
    });
    expect([accept!.notStatutory, refusal!.notStatutory]).toEqual([true, false]);
    expect(refusal!.source).toContain('山东省工会劳动法律监督条例');
    await expect(decideComplaint(officer(), id, null)).rejects.toEqual(refused('WRONG_STATE'));
  });

  test('accepted and dealt with, is answered to the complainant in time; strangers see none of it', async () => {
    on('2025-06-03');
    const { id } = await receiveComplaint(officer(), await caseIn('530102'), '拖欠工资');
    await expect(decideComplaint(room.at('UNION_OFFICER', otherUnion), id, null)).rejects.toEqual(
      refused('NOT_FOUND'),
    );
    await decideComplaint(officer(), id, null);
    await expect(tellComplainant(officer(), id)).rejects.toEqual(refused('WRONG_STATE'));
    on('2025-06-20');
    await handleComplaint(officer(), id, '单位已补发');
    await tellComplainant(officer(), id);
    const met = (await room.limits(id)).map(([rule, , metOn]) => [rule, metOn]);
    expect(met).toEqual([
      ['SUP-ACCEPT', '2025-06-03'],
      ['SUP-COMPLAINANT', '2025-06-20'],
    ]);
  });
});

test('city and province both rule: the earlier governs, and the other is shown beside it', async () => {
  on('2025-06-03');
  const caseCode = await caseIn('530114');
  const row = await officer().transaction(async (tx) => {
    const subject = { caseCode, organisation: home.code, recordKind: 'Toy', recordId: randomUUID() };
    const from = localDate('2025-06-03');
    return startDeadline(tx, officer(), { ...subject, rule: 'SUP-OPINION', from, division: '530114' });
  });
  const shown = presentDeadline(row, '2025-06-03');
  expect(shown).toMatchObject({
    due: '2025-06-17',
    calendar: 'WD',
    source: '昆明市工会劳动法律监督条例 第19条',
  });
  expect(shown.alternatives).toMatchObject([{ due: '2025-06-23', calendar: 'ND', length: '20日' }]);
  expect(shown.notice).toContain('2025年');
});

describe('a limit whose event a person registers', () => {
  const ended = { rule: 'TRN-1', eventOn: '2025-06-01', boundParty: '用人单位', evidence: '解除通知书' };

  test('runs from that event, is watched, and is met by what was done', async () => {
    on('2025-06-03');
    const { caseCode } = await room.openCase();
    const { id } = await registerLimit(officer(), { caseCode, ...ended });
    expect(await room.limits(id)).toEqual([['TRN-1', '2025-06-16', null]]);
    const [row] = await registeredLimitsOf(officer()).load(`${caseCode} ${home.code}`);
    expect((await showLimit(officer(), row!)).deadlines[0]).toMatchObject({
      ...{ rule: 'TRN-1', calendar: 'ND', overdue: false, source: '劳动合同法 第50条' },
    });
    await expect(meetLimit(officer(), { id, doneOn: '2025-06-10', text: '已转移' })).rejects.toEqual(
      refused('BAD_INPUT'),
    );
    await meetLimit(officer(), { id, doneOn: '2025-06-03', text: '已转移档案' });
    expect(await room.limits(id)).toEqual([['TRN-1', '2025-06-16', '2025-06-03']]);
  });

  test('is refused where a record starts it, where another agency keeps it, without proof, and to strangers', async () => {
    on('2025-06-03');
    const { caseCode } = await room.openCase();
    const register = (changes: object, ctx = officer()) =>
      registerLimit(ctx, { caseCode, ...ended, ...changes });
    for (const wrong of [{ rule: 'JC-1' }, { rule: 'XX-1' }, { eventOn: '2025-06-04' }, { evidence: ' ' }])
      await expect(register(wrong)).rejects.toEqual(refused('BAD_INPUT'));
    await expect(register({}, room.at('UNION_OFFICER', otherUnion))).rejects.toEqual(refused('NOT_FOUND'));
    await expect(register({}, room.at('LEADER'))).rejects.toEqual(refused('NOT_FOUND'));
  });
});

describe('a written plan both sides agreed to be served with', () => {
  let mediatorId: string;
  async function served() {
    on('2025-06-03');
    mediatorId ??= (
      await registerMediator(room.at('MEDIATOR'), {
        ...{ name: '样例子', idNumber: '532899198904040417', staffId: 'union-MEDIATOR' },
      })
    ).id;
    const { id } = await sendReferral(room);
    const mediation = await acceptMediation(room.at('MEDIATOR'), id, [mediatorId]);
    const plan = {
      mediationId: mediation.id,
      text: '分两期支付',
      agreedBy: '双方同意书',
      servedOn: '2025-06-03',
    };
    return { mediation, plan: await servePlan(room.at('MEDIATOR'), plan) };
  }
  const planOf = (id: string) => db().findOneByOrFail(MediationPlanEntity, { id });
  const state = async (id: string) => (await db().findOneByOrFail(MediationEntity, { id })).state;

  test('counts as agreed to when nobody objects, and the mediation does not fail for want of time', async () => {
    const { mediation, plan } = await served();
    expect(await room.limits(plan.id)).toEqual([['MED-11', '2025-06-10', null]]);
    on('2025-06-11');
    const [limit] = await db().findBy(DeadlineEntity, { recordId: plan.id });
    await lookAtDeadline(room.union, limit!.id);
    expect((await planOf(plan.id)).deemedOn).toBe('2025-06-10');
    await expect(
      objectToPlan(room.at('MEDIATOR'), { planId: plan.id, on: '2025-06-10', text: '不同意' }),
    ).rejects.toEqual(refused('WRONG_STATE'));
    on('2025-08-01');
    for (const { id } of await db().findBy(DeadlineEntity, { recordId: mediation.id }))
      await lookAtDeadline(room.union, id);
    expect(await state(mediation.id)).toBe('IN_MEDIATION');
  });

  test('fails the mediation when a side objects in writing in time', async () => {
    const { mediation, plan } = await served();
    await objectToPlan(room.at('MEDIATOR'), { planId: plan.id, on: '2025-06-03', text: '金额不对' });
    expect(await state(mediation.id)).toBe('FAILED');
    expect(await room.limits(plan.id)).toEqual([['MED-11', '2025-06-10', '2025-06-03']]);
  });
});
