import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Role } from '#kernel/actor.js';
import type { DocumentEntity } from '#kernel/documents/document.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { draftDocument } from '#kernel/documents/draft-document.js';
import { setDocumentOffice } from '#kernel/documents/issuing-office.js';
import { numberBook } from '#kernel/documents/number-book.js';
import { serveDocument } from '#kernel/documents/serve-document.js';
import { withdrawDocument } from '#kernel/documents/withdraw-document.js';
import { recordCaseConsent } from '#kernel/mediation/keep-consent.js';
import { completeParty } from '#kernel/party/complete-party.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { recordFact } from '#kernel/fact-table/record-fact.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { ReferralEntity, type ReferralIssuedBody } from '#kernel/referral/referral.entity.js';
import { court, humanResources as home, union } from '../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../tests/kit/agency-room.js';
import { freeInspectionNumber, workersOwed } from '../../tests/kit/inspection-scene.js';
import { issueWhole, pdfOf } from '../../tests/kit/issue-documents.js';
import { meetingEntry, minutedMeeting } from '../../tests/kit/meeting-entry.js';
import { humanResources } from './agency.js';
import { entrustMediation, openEntrustment } from './arbitral-entrustment/open-entrustment.js';
import { acceptReview } from './arbitral-review/accept-review.js';
import { finishReview } from './arbitral-review/finish-review.js';
import { ArbitralReviewEntity } from './arbitral-review/review.entity.js';
import { acceptArbitration } from './arbitration/accept-arbitration.js';
import { ArbitrationCaseEntity } from './arbitration/arbitration.entity.js';
import { refuseArbitration } from './arbitration/end-arbitration.js';
import { fileArbitration } from './arbitration/file-arbitration.js';
import { formTribunal } from './arbitration/form-tribunal.js';
import { openHearing } from './arbitration/hear.js';
import { issueStatement } from './arbitration/issue-statement.js';
import { scheduleHearing } from './arbitration/schedule-hearing.js';
import { serveCopy } from './arbitration/serve-copy.js';
import { suggestMediation } from './arbitration/suggest-mediation.js';
import { receiveArrearsLead } from './arrears-lead/receive-lead.js';
import { AwardServiceEntity } from './award/award.entity.js';
import { makeAward } from './award/make-award.js';
import { serveAward } from './award/serve-award.js';
import { acceptComplaint, fileInspection } from './inspection/accept-complaint.js';
import { decideInspection } from './inspection/decide-inspection.js';
import { fileComplaint } from './inspection/file-complaint.js';
import { beginInvestigation } from './inspection/investigate.js';
import { noteOrderIgnored } from './inspection/note-order.js';
import { RectificationOrderEntity } from './inspection/order.entity.js';
import { orderRectification } from './inspection/order-rectification.js';
import { listEmployer } from './wage-blacklist/decide-listing.js';
import { noticeBlacklisting } from './wage-blacklist/notice-blacklisting.js';

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
  room = await agencyRoom(humanResources, home);
});
afterAll(() => room.stop());

const on = (day: string) => room.setTime(`${day}T10:00:00+08:00`);
const arbitrator = () => room.at('ARBITRATOR');
const officer = () => room.at('CLERK');
const db = () => room.agency.dataSource.manager;
let serial = 400;
const number = (word: string) => `虚构劳人仲${word}字〔2025〕第${serial++}号`;
const issue = (
  type: string,
  recordId: string,
  role: Role = 'ARBITRATOR',
  supplements: Record<string, string> = {},
) => issueWhole(room, role, { type, recordId, supplements });
const refusal = (type: string, recordId: string, role: Role = 'ARBITRATOR') =>
  draftDocument(room.at(role), { type, recordId, supplements: {} }).then(
    () => null,
    ({ code, message }: { code: string; message: string }) => `${code} ${message}`,
  );
const text = ({ fields }: DocumentEntity, name: string) => fields[name] as string;

const parties = [
  { ...wageParties[0]!, address: '虚构省虚构市样例路1号' },
  { ...wageParties[1]!, address: '虚构省虚构市样例路99号', legalRepresentative: '样例法人' },
];
const claimItems = [
  { kind: 'WAGES', amount: 980_000, from: '2024-10-01', until: '2024-12-31' },
  { kind: 'ECONOMIC_COMPENSATION', amount: 3_600_000 },
] as const;
const application = {
  ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', claimKinds: ['WAGE_CLAIM'] },
  ...{ facts: '用人单位自2024年10月起未支付工资。', parties },
};

const file = (changes: object = {}) =>
  fileArbitration(arbitrator(), {
    ...{ ...application, claimItems: [...claimItems], materials: ['仲裁申请书', '工资条'] },
    ...{ evidence: '工资条三张，由申请人保存', witnesses: '样例证人，住样例路2号' },
    ...changes,
  });

/** Heard on 2025-04-21; the award is about to be made. */
async function heard() {
  on('2025-03-18');
  const { id, caseCode } = await file();
  const accepted = await acceptArbitration(arbitrator(), id, number('案'));
  await serveCopy(arbitrator(), id, '2025-03-18');
  await formTribunal(arbitrator(), { id, arbitrators: ['样例仲裁员'] });
  await scheduleHearing(arbitrator(), { id, on: '2025-04-21', place: '第一仲裁庭' });
  on('2025-04-21');
  await openHearing(arbitrator(), id);
  return { id, caseCode, items: accepted.claimItems };
}

describe('before an arbitration is accepted', () => {
  test('the application says all that the law asks of the parties, and what is not known of whom is named', async () => {
    on('2025-03-14');
    const { id, caseCode } = await file({ parties: wageParties, evidence: null });
    expect(await refusal('ARBITRATION_APPLICATION', id)).toBe(
      'DOCUMENT_INCOMPLETE 《仲裁申请书》缺少：证据和证据来源、测试甲的住址、虚构市中科技有限公司的住所、虚构市中科技有限公司的法定代表人或者主要负责人。',
    );
    const [worker, employer] = await db().find(PartyEntity, { where: { caseCode }, order: { side: 'ASC' } });
    await completeParty(arbitrator(), { partyId: worker!.id, address: '样例路1号' });
    const seat = { address: '样例路99号', legalRepresentative: '样例法人' };
    await completeParty(arbitrator(), { partyId: employer!.id, ...seat });
    for (const wrong of [{ legalRepresentative: '样例' }, { address: ' ' }])
      await expect(completeParty(arbitrator(), { partyId: worker!.id, ...wrong })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    for (const ctx of [room.at('LEADER'), room.at('ARBITRATOR', union)])
      await expect(completeParty(ctx, { partyId: worker!.id, address: '别处' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    const issued = await issue('ARBITRATION_APPLICATION', id, 'ARBITRATOR', { evidence: '工资条' });
    expect(issued).toMatchObject({ state: 'ISSUED', number: null, copies: 1 });
    expect(text(issued, 'applicant')).toBe(
      '申请人：测试甲，男，1988年3月12日出生，身份证号码370499198803120019，住样例路1号，联系电话13900000001',
    );
    expect(text(issued, 'respondent')).toContain('住所地样例路99号，法定代表人（主要负责人）样例法人');
    expect(text(issued, 'claims')).toBe(
      '1. 支付劳动报酬9,800.00元（2024年10月1日至2024年12月31日）；\n2. 支付经济补偿36,000.00元',
    );
    const written = (await pdfOf(room, issued.id)).toString();
    expect(written.split('\n').slice(-3)).toEqual([
      '证人姓名和住所：样例证人，住样例路2号',
      '此致',
      home.name,
    ]);
    const silent = await file({ facts: null });
    expect(await refusal('ARBITRATION_APPLICATION', silent.id)).toContain('缺少：事实与理由');
    const said = { caseCode: silent.caseCode, supplier: 'AGENCY', saidInMediation: false } as const;
    for (const [field, value] of [
      ['EMPLOYED_FROM', '2023-03-01'],
      ['POST', '焊工'],
      ['MONTHLY_WAGE', '6000'],
      ['OWED_FROM', '2024-10'],
    ] as const)
      await recordFact(arbitrator(), { ...said, field, value });
    expect(text(await issue('ARBITRATION_APPLICATION', silent.id), 'facts')).toBe(
      '入职日期：2023年3月1日；工作岗位：焊工；月工资标准：6,000.00元；欠薪起始月份：2024年10月。',
    );
  });

  test('receipt, suggestion and refusal are numbered from their own series, one after the other', async () => {
    const { id } = await file();
    const bare = await file({ materials: [] });
    expect(await refusal('RECEIPT', bare.id)).toBe('DOCUMENT_INCOMPLETE 《收件回执》缺少：收到材料。');
    expect(await issue('RECEIPT', id)).toMatchObject({ number: '劳人仲收〔2025〕第1号' });
    const again = await issue('RECEIPT', id);
    expect(text(again, 'materials')).toBe('仲裁申请书、工资条');
    expect(again.number).toBe('劳人仲收〔2025〕第2号');
    expect(await refusal('REFUSAL_NOTICE', id)).toContain('缺少：决定日期、不予受理的理由');
    expect(await refusal('MEDIATION_SUGGESTION', id)).toContain('缺少：建议的调解组织、建议调解的登记');
    await suggestMediation(arbitrator(), id, null);
    const to = { organisation: '虚构区总工会调解委员会' };
    const letter = await issue('MEDIATION_SUGGESTION', id, 'ARBITRATOR', to);
    const numberOf = async () => (await db().findOneByOrFail(ArbitrationCaseEntity, { id })).suggestionNumber;
    expect([letter.number, await numberOf()]).toEqual(['劳人仲调建〔2025〕1号', '劳人仲调建〔2025〕1号']);
    // Declared void it keeps its number; the next has the next, and the record takes it over.
    await withdrawDocument(arbitrator(), letter.id, '打印错误');
    await issue('MEDIATION_SUGGESTION', id, 'ARBITRATOR', to);
    expect(await numberOf()).toBe('劳人仲调建〔2025〕2号');
    await suggestMediation(arbitrator(), bare.id, '虚构劳人仲建〔2025〕88号');
    const typed = await issue('MEDIATION_SUGGESTION', bare.id, 'ARBITRATOR', to);
    expect(typed).toMatchObject({ number: '虚构劳人仲建〔2025〕88号', serial: null });
    const refused = await file();
    await refuseArbitration(arbitrator(), refused.id, 'OUT_OF_SCOPE', '不属于劳动争议。');
    const notice = await issue('REFUSAL_NOTICE', refused.id);
    expect(notice.number).toBe('劳人仲不字〔2025〕第1号');
    expect(notice.fields).toMatchObject({ reason: '不属于劳动争议', decidedOn: '2025年3月14日' });
    const book = await numberBook(arbitrator(), 'MEDIATION_SUGGESTION', '2025');
    expect(book.map(({ from, document }) => [from, document?.state])).toEqual([
      [1, 'WITHDRAWN'],
      [2, 'ISSUED'],
    ]);
  });
});

describe('an award', () => {
  test('is two documents, each with its own items and remedies; grounds that nobody wrote are asked for', async () => {
    const { id, items } = await heard();
    const wage = { minimumWage: 200_000, minimumWagePlace: '虚构区', minimumWageSource: '测试用标准' };
    const numbers = { finalNumber: number('终'), nonFinalNumber: number('裁') };
    const decisions = [
      { claimItemId: items[0]!.id, granted: true, amount: 980_000, text: '被申请人支付申请人工资' },
      { claimItemId: items[1]!.id, granted: true, amount: 3_600_000, text: '支付经济补偿36000.00元。' },
    ];
    const awards = await makeAward(arbitrator(), { arbitrationId: id, decisions, ...wage, ...numbers });
    const [final, other] = awards;
    expect(await refusal('AWARD', final!.id)).toBe(
      'DOCUMENT_INCOMPLETE 《仲裁裁决书》缺少：争议事实、裁决理由。',
    );
    const grounds = { facts: '申请人三个月工资未付。', reasons: '被申请人没有证明已经支付。' };
    const one = await issue('AWARD', final!.id, 'ARBITRATOR', grounds);
    const two = await issue('AWARD', other!.id, 'ARBITRATOR', grounds);
    expect([one.number, two.number]).toEqual([numbers.finalNumber, numbers.nonFinalNumber]);
    expect(one.fields).toMatchObject({
      ...{ finality: '终局裁决', decidedOn: '2025年4月21日', facts: grounds.facts },
      ...{ claims: '1. 支付劳动报酬9,800.00元（2024年10月1日至2024年12月31日）' },
      ...{ decision: '一、被申请人支付申请人工资（9,800.00元）。' },
      remedies: expect.stringContaining('三十日内向本委所在地的中级人民法院申请撤销'),
    });
    expect(two.fields).toMatchObject({
      ...{ finality: '非终局裁决', decision: '一、支付经济补偿36000.00元。' },
      remedies: expect.not.stringContaining('申请撤销'),
    });
    const worker = await db().findOneByOrFail(PartyEntity, { caseCode: final!.caseCode, kind: 'PERSON' });
    const service = { partyId: worker.id, manner: 'SIGNED', on: '2025-04-21', evidence: '送达回证' } as const;
    await serveAward(arbitrator(), { arbitrationId: id, ...service });
    const served = await db().findOneByOrFail(AwardServiceEntity, { awardId: final!.id });
    expect((await issue('PROOF_OF_SERVICE', served.id)).fields).toMatchObject({
      ...{ document: `仲裁裁决书（${numbers.finalNumber}）`, recipient: '测试甲' },
      ...{ address: '虚构省虚构市样例路1号', receivedOn: '2025年4月21日' },
    });
    await serveDocument(arbitrator(), two.id, { recipient: worker.name, manner: '邮寄', on: '2025-04-21' });
    expect((await issue('PROOF_OF_SERVICE', two.id)).fields).toMatchObject({
      ...{ document: `《仲裁裁决书》${numbers.nonFinalNumber}`, manner: '邮寄', recipient: '测试甲' },
      ...{ address: '虚构省虚构市样例路1号', receivedOn: '2025年4月21日' },
    });
  });

  test('is issued in the name of the committee, once the administrator has said what it is called', async () => {
    const office = '劳动人事争议仲裁委员会';
    const name = `虚构区${office}`;
    const set = (ctx: RequestContext, ...of: [string, string]) => setDocumentOffice(ctx, ...of);
    await expect(set(arbitrator(), office, name)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const of of [
      ['法律援助机构', name],
      [office, 'X'],
    ] as [string, string][])
      await expect(set(room.at('ADMINISTRATOR'), ...of)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await set(room.at('ADMINISTRATOR'), office, name);
    on('2025-03-14');
    const { id } = await file();
    const lastLine = async (documentId: string) =>
      (await pdfOf(room, documentId)).toString().split('\n').at(-1);
    expect(await lastLine((await issue('ARBITRATION_APPLICATION', id)).id)).toBe(name);
  });

  test('gives way to a statement of what the parties agreed, under the number of the statement', async () => {
    const { id } = await heard();
    expect(await refusal('ARBITRAL_STATEMENT', id)).toContain('缺少：协议结果、制作日期');
    const terms = '被申请人于2025年5月10日前支付9800元。';
    const made = { number: number('调'), terms, amount: 980_000, performBy: '2025-05-10' };
    await issueStatement(arbitrator(), { id, ...made });
    const issued = await issue('ARBITRAL_STATEMENT', id);
    expect(issued).toMatchObject({ number: made.number, fields: { terms, madeOn: '2025年4月21日' } });
    expect(text(issued, 'amount')).toBe('9,800.00元（人民币玖仟捌佰元整）');
  });
});

describe('the review of an agreement', () => {
  async function applied() {
    on('2025-01-20');
    const { caseCode, worker, employer } = await room.openCase();
    const given: NonNullable<ReferralIssuedBody['application']> = {
      ...{ appliedOn: '2025-01-20', applicantPartyIds: [worker.id, employer.id] },
      agreement: {
        ...{ agreementId: randomUUID(), effectiveAt: '2025-01-10T08:40:00.000Z' },
        ...{ route: 'MEDIATION_COMMITTEE', terms: '二月底前付清工资。', amount: 1_860_000 },
        ...{ performBy: '2025-02-28', claimKinds: ['WAGE_CLAIM'], signatures: [] },
      },
      ...{ mediationOrganisation: union.code, mediators: [] },
    };
    const referralId = await room.refer({ arrow: 'A06', caseCode, content: { application: given } });
    const review = await db().findOneByOrFail(ArbitralReviewEntity, { referralId });
    await acceptReview(arbitrator(), review.id, number('审'));
    for (const { id: partyId, kind } of [worker, employer])
      await completeParty(arbitrator(), {
        ...{ partyId, address: '样例路1号' },
        ...(kind === 'EMPLOYER' && { legalRepresentative: '样例法人' }),
      });
    return review.id;
  }

  test('is applied for by both, and ends in a statement or in the notice that none is made', async () => {
    const id = await applied();
    const asked = await issue('REVIEW_APPLICATION', id, 'ARBITRATOR', { evidence: '工资条' });
    expect(asked.fields).toMatchObject({ effectiveOn: '2025年1月10日', mediators: union.name });
    expect(text(asked, 'parties').match(/申请人：/g)).toHaveLength(2);
    expect(await refusal('ARBITRAL_STATEMENT', id)).toContain('缺少：制作日期、仲裁员');
    const statementNumber = number('调');
    await finishReview(arbitrator(), { id, decision: 'STATEMENT_ISSUED', statementNumber });
    expect(await issue('ARBITRAL_STATEMENT', id)).toMatchObject({
      ...{ number: statementNumber, fields: { terms: '二月底前付清工资。', performBy: '2025年2月28日' } },
    });
    const other = await applied();
    expect(await refusal('REVIEW_DECLINED', other)).toContain('缺少：不予制作的事由、决定日期');
    const declined = { decision: 'DECLINED', ground: 'CONTENT_UNCLEAR', text: '给付期限不明' } as const;
    await finishReview(arbitrator(), { id: other, ...declined });
    expect(await issue('REVIEW_DECLINED', other)).toMatchObject({
      ...{ number: '劳人仲审不字〔2025〕第1号', fields: { ground: '内容不明确（给付期限不明）' } },
    });
  });
});

describe('the inspectors’ documents', () => {
  test('run from the complaint and the lead to order, decision and listing', async () => {
    on('2025-01-21');
    const owed = { claim: 5_000_000, facts: '拖欠十名工人工资。', cause: 'WAGE_CLAIM', parties };
    const complaint = { source: 'COMPLAINT', violation: 'WAGE_ARREARS' } as const;
    const { id } = await fileComplaint(officer(), { ...owed, ...complaint, unpaidMonths: '2024年11月' });
    const lead = await receiveArrearsLead(officer(), {
      ...{ source: 'VISIT', workers: 1, claimed: 500_000, facts: '欠薪', parties },
    });
    expect(await refusal('ARREARS_LEAD', lead.id, 'CLERK')).toBe(
      'DOCUMENT_INCOMPLETE 《欠薪线索单》缺少：欠薪月份。',
    );
    const known = { caseCode: lead.caseCode, supplier: 'AGENCY', saidInMediation: false } as const;
    const owedFor = (field: string, value: string) => recordFact(officer(), { ...known, field, value });
    await owedFor('OWED_FROM', '2024-11');
    expect(await refusal('ARREARS_LEAD', lead.id, 'CLERK')).toContain('欠薪月份');
    await owedFor('OWED_UNTIL', '2024-12');
    const byFacts = await issue('ARREARS_LEAD', lead.id, 'CLERK');
    expect(byFacts.fields.months).toBe('2024年11月至2024年12月');
    const typed = await issue('ARREARS_LEAD', lead.id, 'CLERK', { months: '2024年12月' });
    expect(typed.fields.months).toBe('2024年12月');
    const said = await issue('INSPECTION_COMPLAINT', id, 'CLERK');
    expect(said).toMatchObject({ restricted: true, fields: { months: '2024年11月' } });
    expect(text(said, 'amount')).toContain('50,000.00元');
    await acceptComplaint(officer(), { id });
    await fileInspection(officer(), id, freeInspectionNumber('立'));
    await beginInvestigation(officer(), id);
    const paid = { amount: 10_000_000, payments: workersOwed(10, 1_000_000, 1) };
    const demand = { kind: 'PAY', demand: '支付拖欠的工资。', lastDay: '2025-02-14' } as const;
    await orderRectification(officer(), { id, number: freeInspectionNumber('令'), ...demand, ...paid });
    const order = await db().findOneByOrFail(RectificationOrderEntity, { inspectionId: id });
    expect(await refusal('RECTIFICATION_ORDER', order.id, 'CLERK')).toContain('缺少：违法事实');
    const facts = { facts: '拖欠十名工人2024年11月工资。' };
    const ordered = await issue('RECTIFICATION_ORDER', order.id, 'CLERK', facts);
    expect(ordered).toMatchObject({ number: order.number, fields: { limit: '2025年2月14日' } });
    expect(ordered.fields.payments).toHaveLength(10);
    on('2025-02-17');
    await noteOrderIgnored(officer(), order.id);
    const noticeNumber = freeInspectionNumber('告');
    const entry = await noticeBlacklisting(officer(), { orderId: order.id, noticeNumber });
    expect(await refusal('BLACKLIST_DECISION', entry.id, 'CLERK')).toContain('缺少：列入日期、列入期满日');
    on('2025-03-03');
    const listed = await listEmployer(officer(), entry.id, freeInspectionNumber('列'), null);
    expect(await issue('BLACKLIST_DECISION', entry.id, 'CLERK')).toMatchObject({
      ...{ number: listed.decisionNumber, fields: { listedOn: '2025年3月3日', listedUntil: '2028年3月3日' } },
    });
    expect(await refusal('ADMIN_DECISION', id, 'CLERK')).toContain('WRONG_STATE');
    const decided = await decideInspection(officer(), {
      ...{ id, decision: 'ADMINISTRATIVE_DECISION', number: freeInspectionNumber('理'), ...facts },
      ...{ text: '限期支付拖欠的工资', performBy: '2025-03-20' },
    });
    // The amount is what the order that was not obeyed comes to.
    expect(await issue('ADMIN_DECISION', id, 'CLERK')).toMatchObject({
      ...{ number: decided.decisionNumber, fields: { limit: '2025年3月20日' } },
    });
    expect(decided.decisionAmount).toBe(10_000_000);
  });
});

test('the letter that entrusts mediators says what the entrustment and its referral say', async () => {
  on('2025-03-14');
  const { id, caseCode } = await file();
  const { number: caseNumber } = await acceptArbitration(arbitrator(), id, number('案'));
  for (const { id: partyId } of await db().findBy(PartyEntity, { caseCode })) {
    const given = { partyId, scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' } as const;
    await recordCaseConsent(arbitrator(), caseCode, given);
  }
  await formTribunal(arbitrator(), { id, arbitrators: ['样例仲裁员'] });
  const { id: entrustmentId } = await openEntrustment(arbitrator(), id);
  expect(await refusal('ENTRUSTMENT_LETTER', entrustmentId)).toContain(
    '缺少：受委托的调解组织、移送材料、答复期限',
  );
  await entrustMediation(arbitrator(), { id: entrustmentId, to: union.code, materials: ['仲裁申请书'] });
  const letter = await issue('ENTRUSTMENT_LETTER', entrustmentId, 'ARBITRATOR', { phone: '12333' });
  expect(letter).toMatchObject({
    number: caseNumber,
    fields: {
      ...{ addressee: union.name, parties: '测试甲与虚构市中科技有限公司', materials: '仲裁申请书' },
      ...{ limit: '至2025年3月28日', contact: '样例', phone: '12333' },
    },
  });
});

test('the letter for enforcement says the award in advance and its service, as the referral tells the court', async () => {
  on('2025-03-14');
  const { id: recordId, caseCode } = await file();
  await acceptArbitration(arbitrator(), recordId, number('案'));
  const transfer = {
    ...{ kind: 'ADVANCE_ENFORCEMENT', awardNumber: '虚构劳人仲先字〔2025〕第1号', servedOn: '2025-03-14' },
    ...{ claimKinds: ['WAGES'], amount: 980_000 },
  };
  const referral = await arbitrator().transaction((tx) =>
    issueReferral(tx, arbitrator(), {
      content: { transfer },
      ...{ arrow: 'A15', from: home.code, to: court.code, caseCode, recordId, consents: [] },
      letter: { type: 'ENFORCEMENT_TRANSFER', title: '移送执行函', signedBy: '样例' },
      materials: ['移送执行函', '先予执行裁决书', '送达回证'],
    }),
  );
  const { transfer: told, ...untold } = referral.issued;
  const keep = (issued: object) =>
    db().update(ReferralEntity, { id: referral.id, direction: 'OUT' }, { issued: issued });
  await keep(untold);
  expect(await refusal('ENFORCEMENT_TRANSFER', referral.id)).toBe(
    'DOCUMENT_INCOMPLETE 《移送执行函》缺少：先予执行裁决、送达证明。',
  );
  await keep({ ...untold, transfer: told });
  expect(await issue('ENFORCEMENT_TRANSFER', referral.id)).toMatchObject({
    number: '劳人仲移〔2025〕1号',
    fields: {
      ...{ addressee: court.name, proofOfService: '裁决书已于2025年3月14日送达用人单位。' },
      award: '虚构劳人仲先字〔2025〕第1号，先予执行的事项：支付劳动报酬，金额9,800.00元。',
    },
  });
});

test('nobody of another organisation or another trade draws them up', async () => {
  on('2025-03-14');
  const { id } = await file();
  for (const ctx of [room.at('CLERK'), room.at('ARBITRATOR', union)])
    await expect(
      draftDocument(ctx, { type: 'RECEIPT', recordId: id, supplements: {} }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a meeting the bureau has called has its minutes, and its entry in the timeline', async () => {
  on('2025-06-02');
  const { caseCode } = await file();
  const meetingNumber = '虚人社会纪〔2025〕1号';
  const id = await minutedMeeting(room, 'CLERK', { caseCode, number: meetingNumber, other: union.code });
  expect(await issue('MINUTES', id, 'CLERK')).toMatchObject({ number: meetingNumber });
  expect(await meetingEntry(room, 'CLERK', id)).toEqual({
    ...{ __typename: 'JointMeeting', minutesNumber: meetingNumber },
  });
});
