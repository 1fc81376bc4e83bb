import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { presentDeadline } from '#kernel/deadline/deadline.type.js';
import { localDate } from '#kernel/values/local-date.js';
import { court, humanResources as home, union } from '../../../infra/county/organisations.js';
import { expectCites } from '../../../tests/kit/cites-law.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../../tests/kit/agency-room.js';
import { humanResources } from '../agency.js';
import { acceptArbitration } from './accept-arbitration.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { listArbitrations } from './arbitrations.js';
import { requireSupplement, supplementArbitration } from './complete-application.js';
import { refuseArbitration, withdrawArbitration } from './end-arbitration.js';
import { fileArbitration } from './file-arbitration.js';
import { noticeEnd } from './public-notice.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(humanResources, home);
});
afterAll(() => room.stop());

const input = {
  cause: 'WAGE_CLAIM',
  causeVersion: '2020',
  claim: 980_000,
  claimKinds: ['WAGE_CLAIM'],
  parties: wageParties as never,
};
const arbitrator = () => room.at('ARBITRATOR');
const file = () => fileArbitration(arbitrator(), input);
const dues = async (id: string) =>
  (await room.deadlines(id)).map(({ rule, variant, due, metOn }) => [rule, variant, due, metOn]);
let serial = 100;
const number = () => `鲁虚构劳人仲案字〔2025〕第${serial++}号`;

describe('an application for arbitration', () => {
  test('received on 2025-04-25 is decided on by 2025-05-06: a Sunday worked in exchange counts, May days do not', async () => {
    room.setTime('2025-04-25T10:00:00+08:00');
    const { id, state, caseCode } = await file();
    expect(state).toBe('FILED');
    expect(caseCode).toMatch(/^WF-370499-H-2025-/);
    expect(await dues(id)).toEqual([['ARB-2', null, '2025-05-06', null]]);
  });

  test('is completed once, and the time to decide begins anew', async () => {
    room.setTime('2025-03-03T10:00:00+08:00');
    const { id } = await file();
    await requireSupplement(arbitrator(), id, '缺少身份证明');
    room.setTime('2025-03-10T10:00:00+08:00');
    const { state } = await supplementArbitration(arbitrator(), id);
    expect(state).toBe('FILED');
    expect(await dues(id)).toEqual([
      ['ARB-2', null, '2025-03-10', '2025-03-03'],
      ['ARB-2', null, '2025-03-17', null],
    ]);
    await expect(requireSupplement(arbitrator(), id, '还缺一份')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  test('in Shandong is decided on by the law and by the province, and awarded in thirty days where it is simplified', async () => {
    room.setTime('2025-03-18T10:00:00+08:00');
    const { id } = await file();
    const shown = async (rule: string) =>
      presentDeadline(
        (await room.deadlines(id)).find((row) => row.rule === rule)!,
        '2025-03-18',
      );
    expect(await shown('ARB-2')).toMatchObject({
      source: expect.stringContaining('调解仲裁法 第29条'),
      alternatives: [{ due: '2025-03-25', source: expect.stringContaining('山东省') }],
    });
    expect(await acceptArbitration(arbitrator(), id, number(), true)).toMatchObject({ simplified: true });
    expectCites(await shown('ARB-2'), 'local SD-ARB-ACCEPT');
    expectCites(await shown('ARB-8'), 'local SD-ARB-SIMPLIFIED');
    expect(await shown('ARB-8')).toMatchObject({
      ...{ due: '2025-04-17', source: expect.stringContaining('山东省'), length: '30日' },
      alternatives: [{ due: '2025-05-06', length: '45日' }],
    });
  });

  test('of ten workers may not be simplified in Shandong; elsewhere it may', async () => {
    room.setTime('2025-03-18T10:00:00+08:00');
    const workers = Array.from({ length: 10 }, (_, index) => ({
      ...{ side: 'APPLICANT', kind: 'PERSON', name: `测试${index}` },
    }));
    const parties = [...workers, wageParties[1]!] as never;
    const collective = () => fileArbitration(arbitrator(), { ...input, parties });
    const { id } = await collective();
    const refused = await acceptArbitration(arbitrator(), id, number(), true).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ message: expect.stringContaining('不得简易处理') });
    expectCites(refused, 'local SD-ARB-COLLECTIVE');
    const elsewhere = await collective();
    const { manager } = room.agency.dataSource;
    await manager.update(CaseFileEntity, { caseCode: elsewhere.caseCode }, { division: '420599' });
    const accepted = await acceptArbitration(arbitrator(), elsewhere.id, number(), true);
    expect(accepted).toMatchObject({ simplified: true, collective: true });
    expect((await dues(elsewhere.id)).filter(([rule]) => rule === 'ARB-8')).toEqual([
      ['ARB-8', 'SIMPLIFIED', '2025-05-06', null],
    ]);
    const from = localDate('2025-03-18');
    const notice = (division: string, many: boolean) =>
      noticeEnd(from, { collective: many, division }).rawEnd;
    expectCites(noticeEnd(from, { collective: true, division: '370499' }), 'local SD-ARB-NOTICE');
    expectCites(noticeEnd(from, { collective: false, division: '370499' }), 'rule SRV-1');
    expect([notice('370499', true), notice('370499', false), notice('420599', true)]).toEqual([
      '2025-04-02',
      '2025-04-17',
      '2025-04-17',
    ]);
  });

  test('accepted on 2025-03-18 has its award due on 2025-05-06 (8.3)', async () => {
    room.setTime('2025-03-18T10:00:00+08:00');
    const { id } = await file();
    const accepted = await acceptArbitration(arbitrator(), id, number());
    expect(accepted).toMatchObject({ state: 'ACCEPTED', acceptedOn: '2025-03-18' });
    const open = (await dues(id)).filter(([, , , metOn]) => metOn === null);
    expect(open).toEqual(
      expect.arrayContaining([
        ['ARB-3', 'COPY', '2025-03-25', null],
        ['ARB-3', 'TRIBUNAL', '2025-03-25', null],
        ['ARB-8', null, '2025-05-06', null],
      ]),
    );
  });

  test('is not accepted under a number of another kind, nor under one already given', async () => {
    const first = await file();
    const given = number();
    await expect(acceptArbitration(arbitrator(), first.id, '（2025）鲁0402民初1号')).rejects.toMatchObject({
      code: 'INVALID_ARBITRATION_NUMBER',
    });
    await acceptArbitration(arbitrator(), first.id, given);
    const second = await file();
    await expect(acceptArbitration(arbitrator(), second.id, given)).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  test('once refused runs under no limit and cannot be accepted', async () => {
    const { id } = await file();
    expect(await refuseArbitration(arbitrator(), id, 'OUT_OF_SCOPE', '不属于劳动争议')).toMatchObject({
      state: 'NOT_ACCEPTED',
      refusalGround: 'OUT_OF_SCOPE',
    });
    expect((await dues(id)).every(([, , , metOn]) => metOn !== null)).toBe(true);
    await expect(acceptArbitration(arbitrator(), id, number())).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  test('with a cause that no list has is not received', async () => {
    await expect(fileArbitration(arbitrator(), { ...input, cause: 'NO_SUCH' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  test('does not exist for anybody but the committee’s arbitrators', async () => {
    const { id } = await file();
    for (const ctx of [room.at('MEDIATOR'), room.at('CLERK', court), room.at('ARBITRATOR', union)]) {
      await expect(acceptArbitration(ctx, id, number())).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(fileArbitration(ctx, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('stands on the list of work by its earliest open day', async () => {
    const { rows, total } = await listArbitrations(arbitrator(), {
      states: ['FILED', 'ACCEPTED'],
      first: 2,
      after: null,
    });
    expect(rows).toHaveLength(2);
    expect(total).toBeGreaterThan(2);
    const days = await Promise.all(
      rows.map(async ({ id }) => (await room.deadlines(id)).filter((row) => row.metOn === null)[0]!.due),
    );
    expect(days).toEqual([...days].sort());
    expect(() => listArbitrations(room.at('CLERK', court), { states: null, first: 5, after: null })).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });
});

describe('a dispute referred to arbitration (A18)', () => {
  const referred = async () => {
    room.setTime('2025-03-03T10:00:00+08:00');
    const { caseCode } = await room.openCase();
    const referralId = await room.refer({ arrow: 'A18', caseCode });
    const arbitration = await room.agency.dataSource.manager.findOneByOrFail(ArbitrationCaseEntity, {
      referralId,
    });
    return { referralId, arbitration, caseCode };
  };

  test('is on the committee’s desk, and its acceptance is the answer', async () => {
    const { referralId, arbitration, caseCode } = await referred();
    expect(arbitration).toMatchObject({ state: 'FILED', caseCode });
    await acceptArbitration(arbitrator(), arbitration.id, number());
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      state: 'RESULT_REPORTED',
      outcome: 'HANDLED',
      due: '2025-04-17',
    });
  });

  test('that lacks something is told its sender, and is accepted once that is there', async () => {
    const { referralId, arbitration } = await referred();
    const atSender = async () => {
      await room.deliverAll();
      return room.referral(room.union, referralId);
    };
    await requireSupplement(arbitrator(), arbitration.id, '缺少身份证明');
    const asked = { missing: '缺少身份证明', askedOn: '2025-03-03', dueOn: null, suppliedOn: null };
    expect(await atSender()).toMatchObject({ state: 'RECEIVED', supplement: asked });
    room.setTime('2025-03-06T10:00:00+08:00');
    await supplementArbitration(arbitrator(), arbitration.id);
    await acceptArbitration(arbitrator(), arbitration.id, number());
    expect(await atSender()).toMatchObject({
      ...{ state: 'RESULT_REPORTED', supplement: { ...asked, suppliedOn: '2025-03-06' } },
    });
  });

  test('goes back with the reason when it is not accepted', async () => {
    const { referralId, arbitration } = await referred();
    await refuseArbitration(arbitrator(), arbitration.id, 'NO_JURISDICTION', '应向用人单位所在地申请');
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      state: 'RETURNED',
      returnReason: 'NO_JURISDICTION',
    });
  });

  test('goes back when the applicant withdraws', async () => {
    const { referralId, arbitration } = await referred();
    await withdrawArbitration(arbitrator(), arbitration.id, '已自行和解');
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      state: 'RETURNED',
      returnReason: 'PARTY_REFUSES',
    });
  });
});
