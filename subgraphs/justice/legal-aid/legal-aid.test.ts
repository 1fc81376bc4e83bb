import { caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presentDeadline } from '#kernel/deadline/deadline.type.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { court, justice as home, linkageCentre, union } from '../../../infra/county/organisations.js';
import { expectCites } from '../../../tests/kit/cites-law.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../../tests/kit/agency-room.js';
import { justice } from '../agency.js';
import { advanceAid } from './advance-aid.js';
import { LegalAidCaseEntity } from './aid.entity.js';
import { mayListAid, mayReadMeans, mayWorkAid } from './aid.policy.js';
import { listAid, meansOf } from './aids.js';
import type { ApplyAidInput } from './aid.type.js';
import { applyAid } from './apply-aid.js';
import { assignLawyer, beginAid, endAid } from './assign-lawyer.js';
import { requireSupplement, supplementAid, withdrawAid } from './complete-application.js';
import { decideAid } from './decide-aid.js';
import { meansExemptionOf } from './means-test.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(justice, home);
});
afterAll(() => room.stop());

const officer = () => room.at('LEGAL_AID_OFFICER');
const lawyer = { lawyerName: '样例律师', firm: '虚构律师事务所', licenceNumber: '13704202510000001' };
const dues = async (id: string) =>
  (await room.deadlines(id)).map(({ rule, due, metOn }) => [rule, due, metOn]);

function apply(changes: Partial<ApplyAidInput> = {}) {
  const input = {
    cause: 'WAGE_CLAIM',
    causeVersion: '2020',
    matter: '劳动仲裁代理',
    urgent: false,
    parties: wageParties as never,
  };
  return applyAid(officer(), { ...input, ...changes });
}

async function referred(meansExemption: string | null = 'MIGRANT_WAGES') {
  const { caseCode, worker } = await room.openCase();
  const legalAid = { applicantPartyId: worker.id, matter: '追索劳动报酬', meansExemption, urgent: false };
  const referralId = await room.refer({ arrow: 'A07', caseCode, content: { legalAid } });
  const aid = await room.agency.dataSource.manager.findOneByOrFail(LegalAidCaseEntity, { referralId });
  return { caseCode, referralId, aid };
}

describe('an application for legal aid', () => {
  test('received on 2025-09-26 is decided on by 2025-10-09', async () => {
    room.setTime('2025-09-26T10:00:00+08:00');
    const { id, caseCode } = await apply();
    expect(caseCode).toMatch(/^WF-370499-J-2025-/);
    expect(await dues(id)).toEqual([['LA-1', '2025-10-09', null]]);
    const [limit] = await room.deadlines(id);
    expectCites(presentDeadline(limit!, '2025-09-26'), 'local SD-LA-SERVICE');
  });

  test('may say what is claimed for which months, which the register hears as keyed hashes', async () => {
    room.setTime('2025-09-26T10:00:00+08:00');
    const { caseCode } = await apply({ claims: [{ kind: 'WAGES', from: '2025-07', until: '2025-08' }] });
    const { manager } = room.agency.dataSource;
    const [told] = await manager.findBy(OutboxMessageEntity, { caseCode, type: 'CaseOpened' });
    expect(told!.text).toContain('"monthsStated":true');
    expect(told!.text).not.toContain('2025-07');
  });

  test('granted has its lawyer within three days, and runs to its end', async () => {
    room.setTime('2025-03-03T10:00:00+08:00');
    const { id } = await apply({ meansDeclaration: '月收入两千元' });
    const granted = await decideAid(officer(), { id, granted: true, reason: '符合条件' });
    expect(granted).toMatchObject({ state: 'GRANTED', decidedOn: '2025-03-03' });
    expect(granted.decisionNumber).toMatch(/^（2025）援民字第\d+号$/);
    expect(await dues(id)).toEqual([
      ['LA-2', '2025-03-06', null],
      ['LA-1', '2025-03-10', '2025-03-03'],
    ]);
    await expect(assignLawyer(officer(), { id, ...lawyer, firm: ' ' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await assignLawyer(officer(), { id, ...lawyer });
    expect((await dues(id)).every(([, , metOn]) => metOn === '2025-03-03')).toBe(true);
    await beginAid(officer(), id);
    expect(await endAid(officer(), id, 'conclude', '已调解结案')).toMatchObject({
      state: 'CONCLUDED',
      endedOn: '2025-03-03',
    });
  });

  test('is not granted without a look at the means, unless the law spares it', async () => {
    const { id } = await apply();
    await expect(decideAid(officer(), { id, granted: true, reason: '符合条件' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    expect(
      await decideAid(officer(), { id, granted: true, reason: '符合条件', meansExemption: 'WORK_INJURY' }),
    ).toMatchObject({ state: 'GRANTED' });
    expect([
      meansExemptionOf('MIGRANT_WAGES'),
      meansExemptionOf('RICH'),
      meansExemptionOf('toString'),
      meansExemptionOf(null),
    ]).toEqual(['MIGRANT_WAGES', null, null, null]);
  });

  test('granted may be ended before its end, with the reason and once; before the grant there is nothing to end', async () => {
    room.setTime('2025-03-03T10:00:00+08:00');
    const { id } = await apply();
    const end = (reason: string) => endAid(officer(), id, 'terminate', reason);
    await expect(end('受援人已和解')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await decideAid(officer(), { id, granted: true, reason: '符合条件', meansExemption: 'MIGRANT_WAGES' });
    await expect(end(' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await end('受援人以欺骗方式获得援助（法律援助法第四十八条）')).toMatchObject({
      ...{ state: 'TERMINATED', endedOn: '2025-03-03' },
    });
    expect((await dues(id)).every(([, , metOn]) => metOn !== null)).toBe(true);
    await expect(assignLawyer(officer(), { id, ...lawyer })).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('may be refused without one', async () => {
    const { id } = await apply();
    expect(await decideAid(officer(), { id, granted: false, reason: '不属援助范围' })).toMatchObject({
      state: 'REFUSED',
      endedOn: expect.any(String),
    });
  });

  test('is completed once, and the days of waiting do not count', async () => {
    room.setTime('2025-03-03T10:00:00+08:00');
    const { id } = await apply();
    room.setTime('2025-03-04T10:00:00+08:00');
    await requireSupplement(officer(), id, '身份证明');
    room.setTime('2025-03-07T10:00:00+08:00');
    expect(await supplementAid(officer(), id)).toMatchObject({ state: 'APPLIED' });
    expect(await dues(id)).toEqual([['LA-1', '2025-03-13', null]]);
    await expect(requireSupplement(officer(), id, '还缺')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('may have its lawyer first and its papers later', async () => {
    const { id } = await apply();
    expect(await advanceAid(officer(), id, 'URGENT_PRESERVATION')).toMatchObject({
      state: 'ADVANCED',
      advanceGround: 'URGENT_PRESERVATION',
    });
    expect(
      await decideAid(officer(), { id, granted: true, reason: '补办手续', meansExemption: 'MIGRANT_WAGES' }),
    ).toMatchObject({ state: 'GRANTED' });
  });
});

describe('an application the union passes on (A07)', () => {
  test('is taken up with the decision, and the decision goes back', async () => {
    room.setTime('2025-03-03T10:00:00+08:00');
    const { aid, referralId } = await referred();
    expect(aid).toMatchObject({ state: 'APPLIED', meansExemption: 'MIGRANT_WAGES' });
    await decideAid(officer(), {
      id: aid.id,
      granted: true,
      reason: '进城务工人员讨薪',
      number: '（2025）虚构援民字第1号',
    });
    await room.deliverAll();
    const back = await room.referral(room.union, referralId);
    expect(back).toMatchObject({ state: 'RESULT_REPORTED', outcome: 'GRANTED', due: '2025-03-10' });
    expect(back.result?.ruling).toMatchObject({
      type: 'AID_DECISION',
      number: '（2025）虚构援民字第1号',
      decision: 'GRANTED',
    });
  });

  test('and refused tells the sender why', async () => {
    const { aid, referralId } = await referred(null);
    await decideAid(officer(), { id: aid.id, granted: false, reason: '不符合条件' });
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({ outcome: 'REFUSED' });
  });

  test('that waits for papers has its longer day told, and its end when they never come', async () => {
    room.setTime('2025-03-03T10:00:00+08:00');
    const { aid, referralId } = await referred();
    await requireSupplement(officer(), aid.id, '身份证明');
    await room.deliverAll();
    const asked = { missing: '身份证明', askedOn: '2025-03-03', suppliedOn: null };
    expect(await room.referral(room.union, referralId)).toMatchObject({ supplement: asked });
    room.setTime('2025-03-05T10:00:00+08:00');
    await supplementAid(officer(), aid.id);
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      ...{ state: 'EXTENDED', due: '2025-03-12' },
      supplement: { ...asked, suppliedOn: '2025-03-05' },
    });
    await withdrawAid(officer(), aid.id, '申请人撤回');
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      state: 'RESULT_REPORTED',
      outcome: 'WITHDRAWN',
    });
  });
});

describe('what an applicant owns and earns', () => {
  test('is for the officers of the bureau alone', async () => {
    const { id } = await apply({ meansDeclaration: '月收入两千元' });
    expect(await meansOf(officer(), id)).toEqual({ exemption: null, declaration: '月收入两千元' });
    for (const ctx of [
      room.at('ADMINISTRATOR'),
      room.at('LEADER'),
      room.at('LEGAL_AID_OFFICER', union),
      room.at('JUDGE', court),
    ]) {
      expect(await meansOf(ctx, id)).toBeNull();
      expect(mayReadMeans(ctx.actor, { organisation: home.code })).toBe(false);
    }
  });

  test('never leaves it', async () => {
    const { aid } = await referred(null);
    await decideAid(officer(), {
      id: aid.id,
      granted: true,
      reason: '经济困难',
      meansDeclaration: '存款八百元',
    });
    await room.deliverAll();
    const sent = await room.agency.dataSource.manager.findBy(OutboxMessageEntity, { caseCode: aid.caseCode });
    expect(sent.length).toBeGreaterThan(2);
    expect(sent.filter((message) => /存款|declaration/.test(message.text))).toEqual([]);
  });
});

describe('legal aid as others see it', () => {
  test('shows the sender the decision and the lawyer, a leader the course alone', async () => {
    const { aid } = await referred();
    await decideAid(officer(), { id: aid.id, granted: true, reason: '符合条件' });
    await assignLawyer(officer(), { id: aid.id, ...lawyer });
    const seenBy = async (ctx: ReturnType<typeof officer>) =>
      (
        await caseAsSeen(
          ctx,
          aid.caseCode,
          'legalAid { state decisionReason lawyerName matter means { declaration } }',
        )
      ).legalAid;
    expect(await seenBy(room.at('UNION_OFFICER', union))).toMatchObject([
      { state: 'ASSIGNED', decisionReason: '符合条件', lawyerName: '样例律师', means: null },
    ]);
    expect(await seenBy(room.at('LEADER', linkageCentre))).toEqual([
      { state: 'ASSIGNED', decisionReason: null, lawyerName: null, matter: null, means: null },
    ]);
  });

  test('is worked by the bureau’s own officers', async () => {
    const { id } = await apply();
    for (const ctx of [room.at('CLERK'), room.at('LEGAL_AID_OFFICER', union)]) {
      await expect(decideAid(ctx, { id, granted: false, reason: '无' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      expect(mayWorkAid(ctx.actor, { organisation: home.code })).toBe(false);
    }
    expect([
      mayListAid(officer().actor),
      mayListAid(room.at('ADMINISTRATOR').actor),
      mayListAid(room.at('LEADER').actor),
    ]).toEqual([true, true, false]);
    const { rows } = await listAid(officer(), { states: ['APPLIED'], first: 3, after: null });
    expect(rows).toHaveLength(3);
  });
});
