import { askAgency, caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import {
  court,
  humanResources,
  linkageCentre,
  procuratorate as home,
  union,
} from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom } from '../../../tests/kit/agency-room.js';
import { procuratorate } from '../agency.js';
import { acceptLead, reviewLead } from '../lead/work-lead.js';
import { ProcuratorialLeadEntity } from '../lead/lead.entity.js';
import { objectRecommendation, rectifyRecommendation, replyRecommendation } from './answer-recommendation.js';
import { followUpRecommendation } from './follow-up.js';
import { issueRecommendation } from './issue-recommendation.js';
import { RecommendationEntity } from './recommendation.entity.js';
import { presentRecommendation } from './recommendation.type.js';
import { listRecommendations } from './recommendations.js';
import { reviewObjection } from './review-objection.js';
import { serveRecommendation } from './serve-recommendation.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(procuratorate, home);
});
afterAll(() => room.stop());

const procurator = () => room.at('PROCURATOR');
const db = () => room.agency.dataSource.manager;
const coded = (code: string) => expect.objectContaining({ code });
const at = (day: string) => room.setTime(`${day}T10:00:00+08:00`);
const dues = async (id: string) =>
  (await room.deadlines(id)).map(({ rule, due, metOn }) => [rule, due, metOn]);

const lead = {
  subject: '欠薪',
  group: '女职工',
  employerUncooperative: true,
  workers: 12,
  facts: '欠薪三个月',
};

/** A case that the procuratorate knows of by a lead it has taken on. */
async function knownCase(): Promise<string> {
  const { caseCode } = await room.openCase();
  const referralId = await room.refer({ arrow: 'A10', caseCode, content: { lead } });
  const { id } = await db().findOneByOrFail(ProcuratorialLeadEntity, { referralId });
  await reviewLead(procurator(), id);
  await acceptLead(procurator(), id, null);
  return caseCode;
}

const words = {
  ...{ problem: '辖区多家企业拖欠女职工工资', findings: '走访五家企业，查阅工资台账', workerGroup: '女职工' },
  ...{ legalBasis: '人民检察院组织法第二十一条', advice: '开展专项检查并督促补发', workers: 40 },
};
let serial = 0;
const nextNumber = () => `虚构检建〔2025〕${(serial += 1)}号`;

async function issued(changes: Partial<Parameters<typeof issueRecommendation>[1]> = {}) {
  const caseCode = changes.caseCode ?? (await knownCase());
  const to = changes.addresseeCode ? {} : { addresseeName: '虚构市中科技有限公司' };
  return issueRecommendation(procurator(), { caseCode, number: nextNumber(), ...words, ...to, ...changes });
}

async function served(day: string, changes: Partial<Parameters<typeof issueRecommendation>[1]> = {}) {
  at(day);
  const { id } = await issued(changes);
  return serveRecommendation(procurator(), id, day);
}

describe('the time to act and reply', () => {
  test.each([
    ['2024-12-31', '2025-02-28'],
    ['2025-06-02', '2025-08-04'],
    ['2025-08-01', '2025-10-09'],
  ])('of what is received on %s ends on %s', async (day, due) => {
    const row = await served(day);
    expect(row).toMatchObject({ state: 'SERVED', servedOn: day, replyDue: due });
    expect(await dues(row.id)).toEqual([['PRO-1', due, null]]);
  });

  test.each([
    [10, '2025-06-12'],
    [12, '2025-06-16'],
    [90, '2025-08-04'],
  ])('is %d days where it is urgent, from 2025-06-02 to %s, and never longer', async (days, due) => {
    const urgency = { replyWithinDays: days, urgentReason: '工人聚集讨薪' };
    expect(await served('2025-06-02', urgency)).toMatchObject({ replyDue: due });
  });

  test('is not shortened without a reason', async () => {
    await expect(issued({ replyWithinDays: 10 })).rejects.toThrow(coded('BAD_INPUT'));
    await expect(issued({ urgentReason: '紧急' })).rejects.toThrow(coded('BAD_INPUT'));
    await expect(issued({ replyWithinDays: 0, urgentReason: '紧急' })).rejects.toThrow(coded('BAD_INPUT'));
  });

  test('passed without a reply makes it overdue, and only then is it followed up', async () => {
    const { id } = await served('2025-06-02');
    const follow = () =>
      followUpRecommendation(procurator(), { id, measure: 'REPORT_ABOVE', text: '报告上级检察院' });
    at('2025-08-04');
    await expect(follow()).rejects.toThrow(coded('WRONG_STATE'));
    at('2025-08-05');
    const row = await db().findOneByOrFail(RecommendationEntity, { id });
    expect([
      presentRecommendation(row, '2025-08-04').overdue,
      presentRecommendation(row, '2025-08-05').overdue,
    ]).toEqual([false, true]);
    const { rows } = await listRecommendations(procurator(), {
      ...{ states: null, overdueOnly: true, first: 100, after: null },
    });
    expect(rows.map((late) => late.id)).toContain(id);
    expect(rows.every(({ replyDue }) => replyDue! < '2025-08-05')).toBe(true);
    await expect(followUpRecommendation(procurator(), { id, measure: 'SUIT', text: ' ' })).rejects.toThrow(
      coded('BAD_INPUT'),
    );
    expect(await follow()).toMatchObject({ state: 'FOLLOW_UP', followUpMeasure: 'REPORT_ABOVE' });
    expect(await dues(id)).toEqual([['PRO-1', '2025-08-04', null]]);
    expect(await rectifyRecommendation(procurator(), { id, text: '已补发' })).toMatchObject({
      ...{ state: 'RECTIFIED', endedOn: '2025-08-05' },
    });
  });
});

describe('a recommendation', () => {
  test('is issued on what the procuratorate found out itself, under a number of its own', async () => {
    at('2025-06-02');
    const { number, caseCode } = await issued();
    for (const [changes, code] of [
      [{ findings: ' ' }, 'BAD_INPUT'],
      [{ advice: '' }, 'BAD_INPUT'],
      [{ workers: 0 }, 'BAD_INPUT'],
      [{ number }, 'BAD_INPUT'],
      [{ number: '虚构检民支〔2025〕1号' }, 'INVALID_DOCUMENT_NUMBER'],
      [{ addresseeName: '  ' }, 'BAD_INPUT'],
      [{ addresseeName: '虚构局', addresseeCode: court.code }, 'BAD_INPUT'],
      [{ addresseeCode: home.code }, 'BAD_INPUT'],
      [{ addresseeCode: '91370499FAKE00013R' }, 'UNKNOWN_ORGANISATION'],
      [{ caseCode: 'WF-370499-U-2025-999999-X' }, 'NOT_FOUND'],
    ] as const)
      await expect(issued({ caseCode, ...changes }), JSON.stringify(changes)).rejects.toThrow(coded(code));
  });

  test('is served on a day that has come, after it was issued', async () => {
    at('2025-06-02');
    const { id } = await issued();
    for (const day of ['2025-06-01', '2025-06-03'])
      await expect(serveRecommendation(procurator(), id, day)).rejects.toThrow(coded('BAD_INPUT'));
    await serveRecommendation(procurator(), id, '2025-06-02');
    await expect(serveRecommendation(procurator(), id, '2025-06-02')).rejects.toThrow(coded('WRONG_STATE'));
    expect(await dues(id)).toHaveLength(1);
  });

  test('is replied to and followed', async () => {
    const { id } = await served('2025-06-02');
    at('2025-07-01');
    for (const on of ['2025-06-01', '2025-07-02'])
      await expect(replyRecommendation(procurator(), { id, on, text: '已整改' })).rejects.toThrow(
        coded('BAD_INPUT'),
      );
    await expect(rectifyRecommendation(procurator(), { id, text: '已补发' })).rejects.toThrow(
      coded('WRONG_STATE'),
    );
    const replied = await replyRecommendation(procurator(), { id, on: '2025-06-30', text: '已开展检查' });
    expect(replied).toMatchObject({ state: 'REPLIED', repliedOn: '2025-06-30' });
    expect(await dues(id)).toEqual([['PRO-1', '2025-08-04', '2025-06-30']]);
    expect(presentRecommendation(replied, '2025-12-01').overdue).toBe(false);
    expect(await rectifyRecommendation(procurator(), { id, text: '全部补发' })).toMatchObject({
      state: 'RECTIFIED',
    });
  });

  test('whose reply does not do is followed up without waiting', async () => {
    const { id } = await served('2025-06-02');
    await replyRecommendation(procurator(), { id, text: '不存在问题' });
    expect(
      await followUpRecommendation(procurator(), { id, measure: 'INFORM_GOVERNMENT', text: '通报区政府' }),
    ).toMatchObject({ state: 'FOLLOW_UP', followedUpOn: '2025-06-02' });
  });

  test('is worked by the own procurators and nobody else', async () => {
    const { id } = await served('2025-06-02');
    for (const ctx of [room.at('CLERK'), room.at('PROCURATOR', court), room.at('UNION_OFFICER', union)])
      await expect(replyRecommendation(ctx, { id, text: '回复' })).rejects.toThrow(coded('NOT_FOUND'));
    expect(() =>
      listRecommendations(room.at('LEADER'), { states: null, overdueOnly: false, first: 5, after: null }),
    ).toThrow(coded('NOT_FOUND'));
  });
});

describe('an objection', () => {
  const objected = async () => {
    const { id } = await served('2025-06-02');
    at('2025-06-10');
    return objectRecommendation(procurator(), { id, text: '认定事实有误' });
  };

  test('is reviewed before anything else, and stands first in the list', async () => {
    const { id } = await objected();
    await expect(replyRecommendation(procurator(), { id, text: '回复' })).rejects.toThrow(
      coded('WRONG_STATE'),
    );
    at('2025-09-01');
    await expect(followUpRecommendation(procurator(), { id, measure: 'SUIT', text: '起诉' })).rejects.toThrow(
      coded('WRONG_STATE'),
    );
    const { rows } = await listRecommendations(procurator(), {
      ...{ states: null, overdueOnly: false, first: 100, after: null },
    });
    expect(rows[0]).toMatchObject({ state: 'OBJECTED' });
    await expect(reviewObjection(procurator(), { id, outcome: 'MAINTAIN', text: ' ' })).rejects.toThrow(
      coded('BAD_INPUT'),
    );
    await reviewObjection(procurator(), { id, outcome: 'WITHDRAW', text: '撤回' });
  });

  test('maintained leaves the time to reply as it was', async () => {
    const { id } = await objected();
    expect(
      await reviewObjection(procurator(), { id, outcome: 'MAINTAIN', text: '事实清楚，予以说明' }),
    ).toMatchObject({ state: 'MAINTAINED', replyDue: '2025-08-04', reviewedOn: '2025-06-10' });
    expect(await dues(id)).toEqual([['PRO-1', '2025-08-04', null]]);
    await expect(objectRecommendation(procurator(), { id, text: '再次异议' })).rejects.toThrow(
      coded('WRONG_STATE'),
    );
    expect(await replyRecommendation(procurator(), { id, text: '已整改' })).toMatchObject({
      state: 'REPLIED',
    });
  });

  test('that leads to a modification begins the time anew, from when it is served again', async () => {
    const { id } = await objected();
    const review = { id, outcome: 'MODIFY' as const, text: '部分采纳' };
    await expect(reviewObjection(procurator(), review)).rejects.toThrow(coded('BAD_INPUT'));
    for (const servedOn of ['2025-06-09', '2025-06-11'])
      await expect(
        reviewObjection(procurator(), { ...review, advice: '限期补发', servedOn }),
      ).rejects.toThrow(coded('BAD_INPUT'));
    expect(
      await reviewObjection(procurator(), { ...review, advice: '限期补发', servedOn: '2025-06-10' }),
    ).toMatchObject({ state: 'MODIFIED', advice: '限期补发', replyDue: '2025-08-11', repliedOn: null });
    expect(await dues(id)).toEqual([
      ['PRO-1', '2025-08-04', '2025-06-10'],
      ['PRO-1', '2025-08-11', null],
    ]);
  });

  test('that is right ends the recommendation, and nothing is due', async () => {
    const { id } = await objected();
    const row = await reviewObjection(procurator(), { id, outcome: 'WITHDRAW', text: '撤回检察建议' });
    expect(row).toMatchObject({ state: 'WITHDRAWN', endedOn: '2025-06-10' });
    expect(await dues(id)).toEqual([['PRO-1', '2025-08-04', '2025-06-10']]);
    expect(presentRecommendation(row, '2026-01-01').overdue).toBe(false);
  });
});

describe('a recommendation to human resources (A12)', () => {
  const moved = async (id: string, changes: Partial<ReferralEntity>) => {
    const ctx = procurator();
    const referral = await db().findOneByOrFail(ReferralEntity, { recordId: id, arrow: 'A12' });
    await ctx.transaction((tx) => procuratorate.referrals.moved!.A12!(tx, ctx, { ...referral, ...changes }));
    return db().findOneByOrFail(RecommendationEntity, { id });
  };
  const receivedAt = { state: 'RECEIVED', signedForAt: new Date('2025-06-03T09:00:00+08:00') } as const;

  test('travels as a referral with the problem and the advice; to another agency it goes on paper', async () => {
    at('2025-06-02');
    const row = await issued({ addresseeCode: humanResources.code });
    const referral = await db().findOneByOrFail(ReferralEntity, { id: row.referralId! });
    expect(referral).toMatchObject({ arrow: 'A12', counterpart: humanResources.code, recordId: row.id });
    expect(referral.issued.letter).toMatchObject({
      type: 'PROCURATORIAL_RECOMMENDATION',
      number: row.number,
    });
    expect(referral.issued.lead).toMatchObject({ subject: words.problem, workers: 40 });
    expect(referral.issued.lead!.facts).toContain(words.advice);
    expect(await issued({ addresseeCode: court.code })).toMatchObject({
      ...{ referralId: null, addresseeName: court.name },
    });
  });

  test('is served when it is signed for, and answered by the result', async () => {
    at('2025-06-04');
    const { id } = await issued({ addresseeCode: humanResources.code });
    expect(await moved(id, receivedAt)).toMatchObject({ state: 'SERVED', servedOn: '2025-06-03' });
    expect(await dues(id)).toEqual([['PRO-1', '2025-08-04', null]]);
    expect(await moved(id, receivedAt)).toMatchObject({ state: 'SERVED' });
    const result = { reportedOn: '2025-06-04', text: '已开展专项检查', outcome: 'HANDLED' };
    expect(await moved(id, { state: 'RESULT_REPORTED', result: result as never })).toMatchObject({
      ...{ state: 'REPLIED', repliedOn: '2025-06-04', replyText: '已开展专项检查' },
    });
    expect(await dues(id)).toEqual([['PRO-1', '2025-08-04', '2025-06-04']]);
  });

  test('that is returned is objected to', async () => {
    at('2025-06-04');
    const { id } = await issued({ addresseeCode: humanResources.code });
    await moved(id, receivedAt);
    expect(await moved(id, { state: 'RETURNED', returnText: '不属本局职责' })).toMatchObject({
      ...{ state: 'OBJECTED', objectionText: '不属本局职责', objectedOn: '2025-06-04' },
    });
  });
});

test('others see a recommendation once it is served, and nothing of what was found out', async () => {
  at('2025-06-02');
  const caseCode = await knownCase();
  const { id } = await issued({ caseCode });
  const fields = 'recommendations { state problem findings followUpText overdue deadlines { rule } }';
  const seenBy = async (ctx: ReturnType<typeof procurator>) =>
    (await caseAsSeen(ctx, caseCode, fields)).recommendations;
  const officer = () => room.at('UNION_OFFICER', union);
  expect([await seenBy(officer()), await seenBy(procurator())]).toMatchObject([[], [{ state: 'ISSUED' }]]);
  await serveRecommendation(procurator(), id, '2025-06-02');
  const shown = { state: 'SERVED', findings: null, followUpText: null, overdue: false };
  expect(await seenBy(officer())).toEqual([
    { ...shown, problem: words.problem, deadlines: [{ rule: 'PRO-1' }] },
  ]);
  expect(await seenBy(room.at('LEADER', linkageCentre))).toMatchObject([{ ...shown, problem: null }]);
  const of = [{ __typename: 'TimelineEntry', reference: `ProcuratorialRecommendation:${id}` }];
  const entry = await askAgency(
    procurator(),
    `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on TimelineEntry { procuratorate { __typename ... on ProcuratorialRecommendation { findings } } } } }`,
    { of },
  );
  expect(entry._entities[0].procuratorate).toEqual({
    __typename: 'ProcuratorialRecommendation',
    findings: words.findings,
  });
});
