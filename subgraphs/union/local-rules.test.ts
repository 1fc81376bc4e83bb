import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { registerLimit } from '#kernel/registered-limit/register-limit.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { caseAsSeen } from '../../tests/kit/case-as-seen.js';
import { expectCites } from '../../tests/kit/cites-law.js';
import { sendReferral } from '../../tests/kit/toy-referral.js';
import {
  decideComplaint,
  receiveComplaint,
  tellComplainant,
  handleComplaint,
} from './supervision-complaint/handle-complaint.js';
import { draftLetter, reviseDraft, signLetter } from './supervision/draft-letter.js';
import { serveLetter, serveSignedLetter } from './supervision/serve-letter.js';
import { employer, type UnionRoom, unionRoom } from './testing/union-room.js';

let room: UnionRoom;
beforeAll(async () => {
  room = await unionRoom();
  room.setTime('2025-06-03T09:00:00+08:00');
});
afterAll(() => room.stop());

const db = () => room.union.dataSource.manager;
const officer = () => room.at('UNION_OFFICER');
const inspectors = ['样例监督员甲', '样例监督员乙'];
let serial = 0;
const signed = () => ({ number: `虚工监〔2025〕${++serial}号`, signedBy: '样例主席' });
const content = (caseCode: string) => ({
  ...{ caseCode, kind: 'OPINION' as const, employerName: employer.name, employerCode: employer.creditCode! },
  ...{ facts: '拖欠三个月工资', request: '支付工资并书面答复', copyTo: [], inspectors },
});

async function caseIn(division: string): Promise<string> {
  const { caseCode } = await room.openCase();
  await db().update(CaseFileEntity, { caseCode }, { division });
  return caseCode;
}

/** Rule, last day, and whether it is a default that no law sets, of everything that runs or ran for a record. */
async function limitsOf(recordId: string): Promise<Record<string, string>> {
  const rows = await db().findBy(DeadlineEntity, { recordId });
  return Object.fromEntries(
    rows.map(({ rule, due, notStatutory }) => [rule, notStatutory ? `${due} 非法定` : due]),
  );
}

/** The times of a reminder and of an opinion served on Tuesday 3 June 2025, by the supervision law of the place. */
const byPlace: [
  place: string,
  division: string,
  reminder: string,
  opinion: string,
  objection: string,
  investigation: string,
  issue: string,
][] = [
  ['陕西', '610599', '2025-06-13', '2025-07-03', '2025-06-10 非法定', '2025-07-03', '2025-06-10 非法定'],
  ['山东', '370499', '2025-06-13 非法定', '2025-06-24', '2025-06-10', '2025-07-15', '2025-06-10 非法定'],
  [
    '湖北',
    '420599',
    '2025-06-18',
    '2025-07-03',
    '2025-06-10 非法定',
    '2025-07-03 非法定',
    '2025-06-10 非法定',
  ],
  [
    '云南',
    '532899',
    '2025-06-13 非法定',
    '2025-06-23',
    '2025-06-10 非法定',
    '2025-07-03 非法定',
    '2025-06-10 非法定',
  ],
  [
    '昆明',
    '530199',
    '2025-06-13 非法定',
    '2025-06-17',
    '2025-06-10 非法定',
    '2025-07-03 非法定',
    '2025-06-10',
  ],
  [
    '浙江',
    '330199',
    '2025-06-13 非法定',
    '2025-06-24',
    '2025-06-10 非法定',
    '2025-07-03 非法定',
    '2025-06-10 非法定',
  ],
  [
    '上海',
    '310199',
    '2025-06-13 非法定',
    '2025-07-03 非法定',
    '2025-06-10 非法定',
    '2025-07-03 非法定',
    '2025-06-10 非法定',
  ],
  [
    '没有条例的地方',
    '650199',
    '2025-06-13 非法定',
    '2025-07-03 非法定',
    '2025-06-10 非法定',
    '2025-07-03 非法定',
    '2025-06-10 非法定',
  ],
];

describe('a supervision letter runs by the law of the place of the employer', () => {
  test.each(byPlace)('%s', async (_place, division, reminder, opinion, objection, investigation, issue) => {
    const caseCode = await caseIn(division);
    const { id } = await draftLetter(officer(), { ...content(caseCode), inspectors: [] });
    expect(await limitsOf(id)).toEqual({ 'SUP-INVESTIGATION': investigation });
    const { facts, request } = content(caseCode);
    await reviseDraft(officer(), { letterId: id, facts, request, inspectors });
    await signLetter(officer(), { letterId: id, ...signed() });
    await serveSignedLetter(officer(), { letterId: id });
    const limits = await limitsOf(id);
    expect(limits).toMatchObject({ 'SUP-OPINION': opinion, 'SUP-OBJECTION': objection, 'SUP-ISSUE': issue });
    const soft = await serveLetter(officer(), { ...content(caseCode), ...signed(), kind: 'REMINDER' });
    expect(await limitsOf(soft.id)).toMatchObject({ 'SUP-REMINDER': reminder });
  });
});

describe('a complaint is answered by the law of the place', () => {
  test.each([
    ['云南', '532899', '2025-06-10', '2025-06-17 非法定'],
    ['山东', '370499', '2025-06-10', '2025-06-17'],
    ['陕西', '610599', '2025-06-10 非法定', '2025-06-17 非法定'],
  ])('%s', async (_place, division, refusal, result) => {
    const refused = await receiveComplaint(officer(), await caseIn(division), '拖欠工资');
    await decideComplaint(officer(), refused.id, '不属于工会监督范围');
    expect(await limitsOf(refused.id)).toMatchObject({ 'SUP-REFUSAL': refusal });
    await tellComplainant(officer(), refused.id);
    const taken = await receiveComplaint(officer(), await caseIn(division), '拖欠工资');
    await decideComplaint(officer(), taken.id, null);
    await handleComplaint(officer(), taken.id, '单位已补发');
    expect(await limitsOf(taken.id)).toMatchObject({ 'SUP-COMPLAINANT': result });
  });
});

describe('what a place says without a figure is shown or refused by, with its article', () => {
  test.each([
    ['610599', 'SN-RECOMMENDATION', '逾期未答复或无正当理由拒绝'],
    ['370499', 'SD-RECOMMENDATION', '拒收意见书、逾期不答复或不整改'],
    ['420599', 'HB-RECOMMENDATION', '逾期未答复或无正当理由拒绝'],
    ['532899', 'YN-RECOMMENDATION', '逾期答复或答复不符合要求'],
    ['530199', 'KM-RECOMMENDATION', '拒绝或不答复'],
    ['330199', 'ZJ-RECOMMENDATION', '拒绝、逾期或不整改'],
  ] as const)('%s: when a recommendation may follow (%s)', async (division, rule, text) => {
    const caseCode = await caseIn(division);
    await serveLetter(officer(), { ...content(caseCode), ...signed() });
    const selection = 'supervisionLetters { recommendationCondition { text source } }';
    const { supervisionLetters } = await caseAsSeen(officer(), caseCode, selection);
    expect(supervisionLetters[0].recommendationCondition.text).toBe(text);
    expectCites(supervisionLetters, `local ${rule}`);
  });

  test.each([
    ['370499', 'SD-IN-PROCEDURE'],
    ['420599', 'HB-IN-PROCEDURE'],
    ['532899', 'YN-IN-PROCEDURE'],
    ['330199', 'ZJ-IN-PROCEDURE'],
  ] as const)('%s: no letter about what arbitration or a court has accepted (%s)', async (division, rule) => {
    const { caseCode } = await sendReferral(room);
    await db().update(CaseFileEntity, { caseCode }, { division });
    await db().update(ReferralEntity, { caseCode }, { arrow: 'A02' });
    const refusal = await draftLetter(officer(), content(caseCode)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'WRONG_STATE' });
    expectCites(refusal, `local ${rule}`);
  });

  test('elsewhere a letter may be drafted about it', async () => {
    const { caseCode } = await sendReferral(room);
    await db().update(CaseFileEntity, { caseCode }, { division: '610599' });
    await db().update(ReferralEntity, { caseCode }, { arrow: 'A02' });
    expect(await draftLetter(officer(), content(caseCode))).toMatchObject({ state: 'DRAFT' });
  });
});

describe('a limit whose event a person puts on record', () => {
  test.each([
    ['ENT-1', 'TALK', '370499', '2025-06-04 非法定'],
    ['ENT-1', 'RESOLVE', '370499', '2025-06-16 非法定'],
    ['CRT-6', null, '370499', '2025-07-01'],
    ['PET-1', 'ACCEPT', '370499', '2025-06-16'],
    ['PET-2', 'CONCLUDE', '370499', '2025-07-31'],
    ['PET-2', 'REVIEW', '370499', '2025-07-01'],
    ['PET-2', 'RE_REVIEW', '370499', '2025-07-01'],
    ['DAT-1', 'UNCONDITIONAL', '370499', '2025-06-03'],
    ['DAT-1', 'CONDITIONAL', '370499', '2025-06-16'],
    ['DAT-1', 'SHARE', '370499', '2025-06-30'],
    ['SUP-PLATFORM', null, '420599', '2025-07-01'],
    ['SUP-PLATFORM', null, '370499', '2025-07-01 非法定'],
  ])('%s %s in %s runs from that event', async (rule, variant, division, due) => {
    const caseCode = await caseIn(division);
    const event = {
      eventOn: '2025-06-01',
      boundParty: '样例单位',
      evidence: `样例材料${randomUUID().slice(0, 4)}`,
    };
    const { id } = await registerLimit(officer(), { caseCode, rule, ...(variant && { variant }), ...event });
    expect(await limitsOf(id)).toEqual({ [rule]: due });
  });
});
