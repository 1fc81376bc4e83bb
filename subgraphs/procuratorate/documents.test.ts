import 'reflect-metadata';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { draftDocument } from '#kernel/documents/draft-document.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { court, procuratorate as home, union } from '../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../tests/kit/agency-room.js';
import { issueWhole, pdfOf } from '../../tests/kit/issue-documents.js';
import { meetingEntry, minutedMeeting } from '../../tests/kit/meeting-entry.js';
import { procuratorate } from './agency.js';
import { acceptSupervision, reviewSupervision } from './civil-supervision/accept-supervision.js';
import { decideSupervision } from './civil-supervision/decide-supervision.js';
import { ProcuratorialLeadEntity } from './lead/lead.entity.js';
import { reportLead, transferLead } from './lead/report-lead.js';
import { acceptLead, reviewLead } from './lead/work-lead.js';
import { issueRecommendation } from './recommendation/issue-recommendation.js';
import { applySupport } from './supported-litigation/apply-support.js';
import { fileSupport } from './supported-litigation/file-support.js';
import { decideSupport, reviewSupport } from './supported-litigation/work-support.js';

// What a file looks like is tested beside its writer; here it is what is written.
vi.mock(
  '../_kernel/documents/pdf/write-pdf.js',
  async () => (await import('../../tests/kit/plain-writers.js')).pdf,
);
vi.mock(
  '../_kernel/documents/word/fill-word.js',
  async () => (await import('../../tests/kit/plain-writers.js')).word,
);

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(procuratorate, home);
  room.setTime('2025-06-02T10:00:00+08:00');
});
afterAll(() => room.stop());

const procurator = () => room.at('PROCURATOR');
const db = () => room.agency.dataSource.manager;
const issue = (type: string, recordId: string) => issueWhole(room, 'PROCURATOR', { type, recordId });
const refusal = (type: string, recordId: string, ctx = procurator()) =>
  draftDocument(ctx, { type, recordId, supplements: {} }).then(
    () => null,
    ({ code, message }: { code: string; message: string }) => `${code} ${message}`,
  );
const lead = { subject: '拖欠女职工工资', group: '女职工', employerUncooperative: true, workers: 12 };

async function reviewedLead() {
  const { caseCode } = await room.openCase();
  const content = { lead: { ...lead, facts: '欠薪三个月。' } };
  const referralId = await room.refer({ arrow: 'A10', caseCode, content });
  const { id } = await db().findOneByOrFail(ProcuratorialLeadEntity, { referralId });
  await reviewLead(procurator(), id);
  return { id, caseCode };
}

test('a lead is answered under the next number of the replies, which the lead then keeps', async () => {
  const numbers: (string | null)[] = [];
  for (const text of ['已制发检察建议，督促补发工资。', '已促成和解。']) {
    const { id } = await reviewedLead();
    await acceptLead(procurator(), id, null);
    expect(await refusal('LEAD_REPLY', id)).toBe(
      'DOCUMENT_INCOMPLETE 《线索办理情况回函》缺少：办理方式、办理情况。',
    );
    await reportLead(procurator(), { id, measure: 'RECOMMENDATION', text });
    const reply = await issue('LEAD_REPLY', id);
    expect(reply.fields).toMatchObject({ addressee: union.name, measure: '制发检察建议', result: text });
    numbers.push(reply.number, (await db().findOneByOrFail(ProcuratorialLeadEntity, { id })).replyNumber);
  }
  const [first, second] = ['检线复〔2025〕1号', '检线复〔2025〕2号'];
  expect(numbers).toEqual([first, first, second, second]);
  const { id } = await reviewedLead();
  await acceptLead(procurator(), id, null);
  await reportLead(procurator(), { id, measure: 'NONE', text: '查无实据', number: '虚构检函〔2025〕9号' });
  expect(await issue('LEAD_REPLY', id)).toMatchObject({ number: '虚构检函〔2025〕9号', serial: null });
});

test('a lead for a union goes with a letter that says what the referral says', async () => {
  const { id } = await reviewedLead();
  await transferLead(procurator(), id, union.name, '属于工会监督事项', union.code);
  const { id: referralId } = await db().findOneByOrFail(ReferralEntity, { recordId: id, arrow: 'A13' });
  const letter = await issue('LEAD_TRANSFER', referralId);
  expect(letter).toMatchObject({ number: '线移〔2025〕1号', fields: { addressee: union.name } });
  expect(letter.fields.group).toBe('女职工，共12人');
  expect((await pdfOf(room, letter.id)).toString()).toContain('用人单位拒不配合调查、处理。');
  expect(await refusal('LEAD_TRANSFER', referralId, room.at('PROCURATOR', union))).toContain('NOT_FOUND');
  expect(await refusal('LEAD_TRANSFER', id)).toContain('NOT_FOUND');
  expect((await issue('LEAD_REPLY', id)).fields).toMatchObject({ measure: '转送' });
});

test('a meeting the procuratorate has called has its minutes, and its entry in the timeline', async () => {
  const { id, caseCode } = await reviewedLead();
  const number = '虚检会纪〔2025〕1号';
  const meeting = await minutedMeeting(room, 'PROCURATOR', { caseCode, number, other: union.code });
  const { fields, ...issued } = await issue('MINUTES', meeting);
  expect([issued.number, fields.heldOn]).toEqual([number, '2025年6月2日']);
  expect(fields.present).toContain(`${union.name}（样例）`);
  expect(await meetingEntry(room, 'PROCURATOR', meeting)).toEqual({
    ...{ __typename: 'JointMeeting', minutesNumber: number },
  });
  expect(await meetingEntry(room, 'PROCURATOR', id)).toBeNull();
});

test('support of a suit says why, and to which court, which is named once', async () => {
  const { id } = await applySupport(procurator(), {
    ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', parties: wageParties },
    ...{ weakPosition: '进城务工人员', request: '支付工资18600元', facts: '三个月未发工资' },
    ...{ consentChannel: 'PAPER', consentEvidence: '支持起诉申请书' },
  });
  await reviewSupport(procurator(), id);
  expect(await refusal('SUPPORT_STATEMENT', id)).toBe(
    'DOCUMENT_INCOMPLETE 《支持起诉书》缺少：受理法院、支持起诉的理由。',
  );
  const decided = { directSuitGround: 'WAGE_IOU', reason: '持有工资欠条', courtCode: court.code };
  await decideSupport(procurator(), { id, number: '虚构检民支〔2025〕1号', ...decided });
  const statement = await issue('SUPPORT_STATEMENT', id);
  expect(statement).toMatchObject({ number: '虚构检民支〔2025〕1号', fields: { court: court.name } });
  const written = (await pdfOf(room, statement.id)).toString();
  expect(written).toContain('原告：测试甲，男');
  expect(written).toContain('原告属于进城务工人员，自行起诉确有困难。本案属于可以直接起诉的情形');
  expect(await fileSupport(procurator(), { id, suedOn: '2025-06-02' })).toMatchObject({
    courtName: court.name,
  });
});

test('a recommendation goes to an authority with its time to reply, and in civil supervision to a court', async () => {
  const { id, caseCode } = await reviewedLead();
  await acceptLead(procurator(), id, null);
  const words = {
    ...{ problem: '拖欠女职工工资', findings: '走访五家企业，查阅工资台账。', workerGroup: '女职工' },
    ...{ legalBasis: '人民检察院组织法第二十一条', advice: '督促补发。', workers: 40 },
    ...{ caseCode, addresseeName: '虚构市中科技有限公司' },
  };
  const one = await issueRecommendation(procurator(), { ...words, number: '虚构检建〔2025〕1号' });
  const urgent = { replyWithinDays: 15, urgentReason: '春节临近' };
  const two = await issueRecommendation(procurator(), { ...words, number: '虚构检建〔2025〕2号', ...urgent });
  const issued = await issue('PROCURATORIAL_RECOMMENDATION', one.id);
  expect(issued).toMatchObject({ number: one.number, fields: { addressee: words.addresseeName } });
  expect(issued.fields.problem).toBe('拖欠女职工工资。\n本院调查核实：走访五家企业，查阅工资台账。');
  expect(issued.fields.replyWithin).toContain('自收到本建议书之日起二个月内作出');
  const short = await issue('PROCURATORIAL_RECOMMENDATION', two.id);
  expect(short.fields.replyWithin).toContain('15日内（情况紧急：春节临近）');

  const judged = { courtCode: court.code, courtNumber: '(2025)鲁0499民初12号', grounds: '认定事实缺乏证据' };
  const { id: matter } = await acceptSupervision(procurator(), { caseCode, matter: 'JUDGMENT', ...judged });
  await reviewSupervision(procurator(), matter);
  expect(await refusal('PROCURATORIAL_RECOMMENDATION', matter)).toContain('WRONG_STATE');
  const number = '虚构检民监〔2025〕1号';
  const decision = { decision: 'RETRIAL_RECOMMENDATION', number, reason: '原判决认定事实缺乏证据' } as const;
  await decideSupervision(procurator(), { id: matter, ...decision });
  const retrial = await issue('PROCURATORIAL_RECOMMENDATION', matter);
  expect(retrial).toMatchObject({ number, fields: { addressee: court.name } });
  expect(retrial.fields.advice).toBe('依法对本案启动再审程序。');
});
