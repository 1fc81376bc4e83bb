import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { recallReferral } from '#kernel/referral/close.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { court, humanResources as home, union } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom } from '../../../tests/kit/agency-room.js';
import { askAgency, caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import {
  freeInspectionNumber as number,
  orderPayment,
  workersOwed,
} from '../../../tests/kit/inspection-scene.js';
import { humanResources } from '../agency.js';
import { acceptComplaint, fileInspection } from './accept-complaint.js';
import { decideInspection, withdrawInspection } from './decide-inspection.js';
import { feedBackInspection } from './feed-back.js';
import { InspectionCaseEntity } from './inspection.entity.js';
import { beginInvestigation } from './investigate.js';
import { refuseComplaint, sendToDisputeProcedure } from './refuse-complaint.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(humanResources, home);
});
afterAll(() => room.stop());
beforeEach(() => room.setTime('2025-03-03T10:00:00+08:00'));

const officer = () => room.at('CLERK');
const stored = (id: string) => room.agency.dataSource.manager.findOneByOrFail(InspectionCaseEntity, { id });

async function recommended() {
  const { caseCode } = await room.openCase();
  const referralId = await room.refer({ arrow: 'A08', caseCode });
  const { id } = await room.agency.dataSource.manager.findOneByOrFail(InspectionCaseEntity, { referralId });
  return { id, caseCode, referralId };
}

async function investigated() {
  const all = await recommended();
  await acceptComplaint(officer(), { id: all.id });
  await fileInspection(officer(), all.id, number('立'));
  await beginInvestigation(officer(), all.id);
  return all;
}

async function atUnion(referralId: string) {
  await room.deliverAll();
  return room.referral(room.union, referralId);
}

const decision = (id: string) => ({
  ...{ id, decision: 'PENALTY' as const, number: number('罚'), text: '对测试甲一案罚款二千元' },
});

describe('the union’s recommendation', () => {
  test('arrives as a complaint of the union, with five working days to answer', async () => {
    const { id, referralId } = await recommended();
    expect(await stored(id)).toMatchObject({
      ...{ state: 'COMPLAINT', source: 'UNION_RECOMMENDATION', violation: 'WAGE_ARREARS', referralId },
    });
    const [clock] = await room.deadlines(id);
    expect(clock).toMatchObject({ rule: 'INS-1', due: '2025-03-10' });
  });

  test('is accepted, worked and answered with its result when the inspection has ended', async () => {
    const { id, referralId } = await recommended();
    await acceptComplaint(officer(), { id });
    expect(await atUnion(referralId)).toMatchObject({ state: 'ACCEPTED', acceptedOn: '2025-03-03' });
    await fileInspection(officer(), id, number('立'));
    await beginInvestigation(officer(), id);
    expect(await atUnion(referralId)).toMatchObject({ state: 'IN_HANDLING' });
    await expect(feedBackInspection(officer(), id, '正在调查')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    await decideInspection(officer(), decision(id));
    await expect(feedBackInspection(officer(), id, ' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await feedBackInspection(officer(), id, '已对用人单位作出行政处罚');
    const back = await atUnion(referralId);
    expect(back).toMatchObject({ state: 'RESULT_REPORTED', outcome: 'HANDLED' });
    expect(back.result).toMatchObject({ text: '已对用人单位作出行政处罚', ruling: { decision: 'PENALTY' } });
    await expect(feedBackInspection(officer(), id, '再说一次')).rejects.toMatchObject({
      code: 'ALREADY_ANSWERED',
    });
  });

  test.each([
    ['in Shandong in fifteen working days', '370499', '2025-03-24', false],
    ['in Shaanxi in ten', '610599', '2025-03-17', false],
    ['where no rule gives a time in the hub’s default, which is no law', '420599', '2025-03-24', true],
    ['in Yunnan, which says in time, in the default', '532899', '2025-03-24', true],
    ['in Kunming in a month', '530199', '2025-04-03', false],
    ['in Zhejiang, which says as provided, in the default', '330199', '2025-03-24', true],
  ])('has its result told %s', async (_where, division, due, notStatutory) => {
    const { id, caseCode } = await investigated();
    await room.agency.dataSource.manager.update(CaseFileEntity, { caseCode }, { division });
    await decideInspection(officer(), decision(id));
    const clocks = await room.deadlines(id);
    expect(clocks.filter(({ metOn }) => metOn === null)).toMatchObject([
      { rule: 'SUP-FEEDBACK', due, notStatutory },
    ]);
    room.setTime('2025-03-10T10:00:00+08:00');
    await feedBackInspection(officer(), id, '已处罚');
    const met = (await room.deadlines(id)).find(({ rule }) => rule === 'SUP-FEEDBACK');
    expect(met).toMatchObject({ metOn: '2025-03-10' });
  });

  test('of what is too old goes back with its reason, and the union is not told again', async () => {
    const { id, referralId } = await recommended();
    const old = { id, violationEndedOn: '2023-02-01' };
    await expect(acceptComplaint(officer(), old)).rejects.toMatchObject({ code: 'OUT_OF_TIME' });
    await expect(refuseComplaint(officer(), id, 'OUT_OF_TIME', '')).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await refuseComplaint(officer(), id, 'OUT_OF_TIME', '违法行为终了已逾二年');
    expect(await atUnion(referralId)).toMatchObject({ state: 'RETURNED', returnReason: 'OUT_OF_TIME' });
    expect((await room.deadlines(id)).map(({ rule }) => rule)).toEqual(['INS-1']);
    await expect(feedBackInspection(officer(), id, '结果')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('of what is in arbitration goes back as already in procedure, unless it is another matter', async () => {
    const { id, caseCode, referralId } = await recommended();
    await room.refer({ arrow: 'A18', caseCode });
    await expect(acceptComplaint(officer(), { id })).rejects.toMatchObject({ code: 'ALREADY_IN_PROCEDURE' });
    await sendToDisputeProcedure(officer(), id, '已经申请仲裁');
    expect(await atUnion(referralId)).toMatchObject({
      ...{ state: 'RETURNED', returnReason: 'ALREADY_IN_PROCEDURE', returnText: '已经申请仲裁' },
    });
    const other = await room.refer({ arrow: 'A08', caseCode });
    const again = await room.agency.dataSource.manager.findOneByOrFail(InspectionCaseEntity, {
      referralId: other,
    });
    const apart = { id: again.id, apartFromArbitration: '申请仲裁的是另外两名劳动者' };
    expect(await acceptComplaint(officer(), apart)).toMatchObject({ state: 'ACCEPTED' });
  });

  test('taken up and then found to belong in court is answered with a result, not sent back', async () => {
    const { id, referralId } = await recommended();
    await acceptComplaint(officer(), { id });
    await sendToDisputeProcedure(officer(), id, '已向法院起诉');
    expect(await atUnion(referralId)).toMatchObject({ state: 'ACCEPTED' });
    await feedBackInspection(officer(), id, '已告知按诉讼程序办理');
    expect(await atUnion(referralId)).toMatchObject({
      ...{ state: 'RESULT_REPORTED', outcome: 'HANDLED' },
      result: { ruling: { decision: 'TO_DISPUTE_PROCEDURE' } },
    });
  });

  test('whose filing is annulled comes to a result that says so', async () => {
    const { id, referralId } = await investigated();
    await withdrawInspection(officer(), id, '违法事实不成立');
    await feedBackInspection(officer(), id, '撤销立案');
    expect(await atUnion(referralId)).toMatchObject({ outcome: 'WITHDRAWN' });
  });

  test('called back by the union is withdrawn', async () => {
    const { id, referralId } = await recommended();
    await room.atUnion(async (tx, ctx) =>
      recallReferral(tx, ctx, await loadReferral(tx, ctx, referralId, 'OUT'), '用人单位已整改'),
    );
    await room.deliverAll();
    expect(await stored(id)).toMatchObject({ state: 'WITHDRAWN', endReason: '工会撤回建议书' });
  });

  test.each([
    ['ALREADY_IN_PROCEDURE', 'TO_DISPUTE_PROCEDURE', null],
    ['NO_JURISDICTION', 'NOT_ACCEPTED', 'NO_JURISDICTION'],
    ['PARTY_UNREACHABLE', 'NOT_ACCEPTED', null],
  ])('sent back as %s through the door of referrals ends here too', async (reason, state, refusalGround) => {
    const { id, referralId } = await recommended();
    const door = `mutation ($input: ReferralReturnInput!) { humanResourcesReturnReferral(input: $input) { state } }`;
    await askAgency(officer(), door, { input: { id: referralId, reason, text: '退回' } });
    expect(await stored(id)).toMatchObject({ state, refusalGround, endReason: '退回' });
  });

  test('lets the union see the course, and neither the file nor who complained', async () => {
    const { id, caseCode } = await investigated();
    await orderPayment(room, id, '2025-03-14', workersOwed(1, 450_000, 1));
    const seen = (ctx: ReturnType<typeof officer>) =>
      caseAsSeen(ctx, caseCode, 'inspections { state complainant orders { number } decisionText }');
    const [own] = (await seen(officer())).inspections;
    expect(own.orders).toHaveLength(1);
    expect((await seen(room.at('UNION_OFFICER', union))).inspections).toEqual([
      { state: 'ORDERED', complainant: null, orders: [], decisionText: null },
    ]);
    expect(await seen(room.at('JUDGE', court))).toBeNull();
  });
});
