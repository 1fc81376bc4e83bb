import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#kernel/actor.js';
import { ConsentEntity } from '#kernel/consent/consent.entity.js';
import { RequestContext } from '#kernel/context.js';
import { DocumentEntity } from '#kernel/documents/document.entity.js';
import { draftDocument } from '#kernel/documents/draft-document.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { recordFact } from '#kernel/fact-table/record-fact.js';
import { issueDocument } from '#kernel/documents/issue-document.js';
import { registerSeal } from '#kernel/documents/keep-seals.js';
import { sealDocument } from '#kernel/documents/seal-document.js';
import { serveDocument } from '#kernel/documents/serve-document.js';
import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { confirmFact } from '#kernel/mediation/confirm-fact.js';
import { draftAgreement } from '#kernel/mediation/draft-agreement.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { reportMediationResult } from '#kernel/mediation/report-result.js';
import { signAgreement } from '#kernel/mediation/sign-agreement.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import * as county from '../../infra/county/organisations.js';
import { issueWhole } from '../../tests/kit/issue-documents.js';
import { sendReferral } from '../../tests/kit/toy-referral.js';
import { planHealthCheck, visitEmployer } from './health-check/plan-health-check.js';
import { reportHealthCheck } from './health-check/report-health-check.js';
import { assignTicket, beginTicket, replyToTicket } from './hotline/handle-ticket.js';
import { receiveTicket } from './hotline/receive-ticket.js';
import { callMeeting } from '#kernel/joint-meeting/call-meeting.js';
import { holdMeeting } from '#kernel/joint-meeting/hold-meeting.js';
import { minuteMeeting } from '#kernel/joint-meeting/minute-meeting.js';
import { sendLead } from './lead/send-lead.js';
import { answerNegotiation } from './negotiation/answer-negotiation.js';
import { beginNegotiation } from './negotiation/hold-negotiation.js';
import { requestNegotiation } from './negotiation/request-negotiation.js';
import { settleNegotiation } from './negotiation/settle-negotiation.js';
import { SettlementEntity } from './negotiation/settlement.entity.js';
import { reportRiskLead } from './risk-lead/report-risk-lead.js';
import { draftLetter, signLetter } from './supervision/draft-letter.js';
import { recordLetterReply } from './supervision/record-letter-reply.js';
import { serveLetter } from './supervision/serve-letter.js';
import { employer, type UnionRoom, unionRoom } from './testing/union-room.js';
import { applyUnionAid } from './union-legal-aid/apply-union-aid.js';
import { assignUnionLawyer } from './union-legal-aid/assign-union-lawyer.js';
import { decideUnionAid } from './union-legal-aid/decide-union-aid.js';

let room: UnionRoom;
beforeAll(async () => {
  room = await unionRoom();
  room.setTime('2025-06-03T10:00:00+08:00');
});
afterAll(() => room.stop());

const here = county.union.code;
const as = (...roles: Role[]): RequestContext => {
  const actor = {
    kind: 'STAFF',
    id: 'union-mediator',
    name: '样例',
    agency: 'union',
    organisation: here,
  } as const;
  return new RequestContext(room.union, { ...actor, roles });
};
const officer = () => as('MEDIATOR', 'UNION_OFFICER');
const db = () => room.union.dataSource.manager;
const draft = (type: string, recordId: string, supplements: Record<string, string> = {}) =>
  draftDocument(officer(), { type, recordId, supplements });
const fieldsOf = async (...of: Parameters<typeof draft>) => (await draft(...of)).fields;
const at = (role: Role) => (role === 'ADMINISTRATOR' ? as(role) : officer());
/** The same of a document that is signed, sealed and issued. */
const issuedFields = async (type: string, recordId: string, supplements: Record<string, string> = {}) =>
  (await issueWhole({ agency: room.union, at }, 'MEDIATOR', { type, recordId, supplements })).fields;
const lacks = (title: string, what: string) =>
  expect.objectContaining({ code: 'DOCUMENT_INCOMPLETE', message: `《${title}》缺少：${what}。` });
const firm = `${employer.name}（统一社会信用代码${employer.creditCode}）`;

describe('the documents of a mediation', () => {
  let mediationId: string;
  let parties: PartyEntity[];

  beforeAll(async () => {
    const mediator = { name: '样例调解员', idNumber: '370499197906200033', staffId: 'union-mediator' };
    const { id } = await registerMediator(officer(), mediator);
    const referral = await sendReferral(room);
    mediationId = (await acceptMediation(officer(), referral.id, [id])).id;
    parties = await db().findBy(PartyEntity, { caseCode: referral.caseCode });
  });

  test('begin with the application and the consent of each party', async () => {
    expect(await issuedFields('MEDIATION_APPLICATION', mediationId)).toEqual({
      applicant: '测试甲（身份证号370499198803120019）',
      respondent: firm,
      claim: '请求调解追索劳动报酬纠纷，请求金额18,600.00元',
      facts: '欠条',
    });
    const { caseCode } = parties[0]!;
    await db().update(CaseFileEntity, { caseCode }, { facts: null });
    await expect(draft('MEDIATION_APPLICATION', mediationId)).rejects.toThrow(
      lacks('调解申请书', '事实与理由'),
    );
    const post = { caseCode, field: 'POST', value: '焊工', supplier: 'AGENCY' } as const;
    await recordFact(officer(), { ...post, saidInMediation: false });
    expect((await fieldsOf('MEDIATION_APPLICATION', mediationId)).facts).toBe('工作岗位：焊工。');
    await db().update(CaseFileEntity, { caseCode }, { facts: '欠条' });
    const [consent] = await db().findBy(ConsentEntity, { partyId: parties[0]!.id, organisation: here });
    expect(await issuedFields('CONSENT_FORM', consent!.id)).toEqual({
      ...{ party: parties[0]!.name, scope: '本案争议', channel: '线上', consentedOn: '2025年6月3日' },
      mediator: expect.stringContaining('（调解员：样例调解员）'),
    });
    await db().update(ConsentEntity, { id: consent!.id }, { revokedAt: new Date() });
    await expect(draft('CONSENT_FORM', consent!.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await db().update(ConsentEntity, { id: consent!.id }, { revokedAt: null, scope: 'LEGAL_AID' });
    await expect(draft('CONSENT_FORM', consent!.id)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await db().update(ConsentEntity, { id: consent!.id }, { scope: 'MEDIATION' });
  });

  test('ask for what no record says of an address and a session, and for nothing else', async () => {
    const [party] = parties;
    await expect(draft('SERVICE_ADDRESS', party!.id)).rejects.toThrow(
      lacks('送达地址确认书', '送达地址、联系电话'),
    );
    const address = { address: '虚构市市中区测试路1号', phone: '13900000001' };
    expect(await fieldsOf('SERVICE_ADDRESS', party!.id, address)).toEqual({ party: party!.name, ...address });
    await expect(draft('MEDIATION_RECORD', mediationId)).rejects.toThrow(
      lacks('调解笔录', '调解日期、调解地点、调解经过'),
    );
    const session = { heldOn: '2025-06-03', place: '第一调解室', session: '双方到场，陈述意见。' };
    const minutes = { type: 'MEDIATION_RECORD', recordId: mediationId, supplements: session };
    expect(await issueWhole({ agency: room.union, at }, 'MEDIATOR', minutes)).toMatchObject({
      restricted: true,
      fields: { present: expect.stringContaining('测试甲') },
    });
  });

  test('confirm facts once there are facts, and are not drawn up by who does not mediate', async () => {
    await expect(draft('UNDISPUTED_FACTS', mediationId)).rejects.toThrow(
      lacks('无争议事实确认书', '无争议的事实'),
    );
    const confirmedBy = parties.map(({ id }) => id);
    await confirmFact(officer(), { mediationId, text: '双方存在劳动关系', confirmedBy });
    expect(await issuedFields('UNDISPUTED_FACTS', mediationId)).toMatchObject({
      facts: '1. 双方存在劳动关系',
    });
    const stranger = draftDocument(as('CLERK'), {
      type: 'UNDISPUTED_FACTS',
      recordId: mediationId,
      supplements: {},
    });
    await expect(stranger).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('answer the sender, and apply for confirmation, once the agreement is in force', async () => {
    await expect(draft('RESULT_FEEDBACK', mediationId)).rejects.toThrow(lacks('调解结果反馈表', '调解结果'));
    const agreement = await draftAgreement(officer(), {
      ...{ mediationId, route: 'DELEGATED', terms: '分两期付清工资。', amount: 1_860_000 },
      ...{ performBy: '2025-07-31', claimKinds: ['WAGE_CLAIM'] },
    });
    const addresses = { addresses: '测试甲：虚构市市中区测试路1号' };
    await expect(draft('CONFIRMATION_APPLICATION', agreement.id, addresses)).rejects.toThrow(
      lacks('司法确认申请书', '调解协议'),
    );
    for (const { id: partyId, name: signer } of parties)
      await signAgreement(officer(), {
        agreementId: agreement.id,
        role: 'PARTY',
        partyId,
        signer,
        manner: 'PAPER',
      });
    expect(await issuedFields('CONFIRMATION_APPLICATION', agreement.id, addresses)).toMatchObject({
      parties: `测试甲（身份证号370499198803120019）；${firm}`,
      agreement: '双方于2025年6月3日达成的调解协议：\n分两期付清工资。',
      mediationOrganisation: expect.stringContaining(here),
    });
    await reportMediationResult(officer(), { mediationId, outcome: 'AGREED' });
    const feedback = await issuedFields('RESULT_FEEDBACK', mediationId);
    expect(feedback).toEqual({
      addressee: room.union.book.organisation(county.court.code).name,
      case: `测试甲与${employer.name}追索劳动报酬纠纷一案`,
      ...{ outcome: '达成协议', agreement: '分两期付清工资。', facts: '1. 双方存在劳动关系' },
      mediators: '样例调解员',
    });
    await expect(draft('MEDIATION_TERMINATION', mediationId)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('note an end without agreement by its code, with the way on', async () => {
    const [{ id: mediator }] = await db().query<[{ id: string }]>('select id from mediator limit 1');
    const { id } = await acceptMediation(officer(), (await sendReferral(room)).id, [mediator]);
    await expect(draft('MEDIATION_TERMINATION', id)).rejects.toThrow(
      lacks('调解终止说明', '终止原因、终止日期'),
    );
    await reportMediationResult(officer(), { mediationId: id, outcome: 'TOO_FAR_APART', text: '差距较大' });
    expect(await issuedFields('MEDIATION_TERMINATION', id)).toMatchObject({
      ...{ outcome: '分歧较大', endedOn: '2025年6月3日' },
      advice: expect.stringMatching(/^由.+依法继续处理$/),
    });
  });
});

describe('supervision letters', () => {
  const letter = (caseCode: string) => ({
    ...{ caseCode, employerName: employer.name, employerCode: employer.creditCode! },
    ...{ facts: '拖欠三个月工资。', request: '请支付工资。', copyTo: [] },
    inspectors: ['样例监督员甲', '样例监督员乙'],
  });
  const law = { law: '《中华人民共和国劳动法》第五十条' };

  test('name what no record says, and nobody before the chair has signed', async () => {
    const { caseCode } = await room.openCase();
    const { id } = await draftLetter(officer(), { ...letter(caseCode), kind: 'OPINION' });
    await expect(draft('OPINION', id)).rejects.toThrow(lacks('劳动法律监督意见书', '法律依据'));
    await expect(draft('OPINION', id, law)).rejects.toThrow(lacks('劳动法律监督意见书', '签发人'));
    await expect(draft('REMINDER', id, law)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await signLetter(officer(), { letterId: id, number: '虚工监意〔2025〕901号', signedBy: '样例主席' });
    expect(await issuedFields('OPINION', id, law)).toEqual({
      ...{ addressee: employer.name, facts: '拖欠三个月工资。', request: '请支付工资。', ...law },
      replyBy: '收到本意见书之日起15个工作日内',
    });
  });

  test('go under the number and the signature of the record, sealed, and are proved to be served', async () => {
    const { caseCode } = await room.openCase();
    const { id: recordId } = await draftLetter(officer(), { ...letter(caseCode), kind: 'REMINDER' });
    await signLetter(officer(), {
      letterId: recordId,
      number: '虚工监提〔2025〕902号',
      signedBy: '样例主席',
    });
    const { id } = await draft('REMINDER', recordId, law);
    const seal = await registerSeal(as('ADMINISTRATOR'), {
      ...{ name: '虚构市市中区总工会', keeperId: 'union-mediator', keeperName: '样例' },
      ...{ validFrom: '2025-01-01', validUntil: '2025-12-31' },
    });
    await sealDocument(officer(), id, seal.id);
    expect(await issueDocument(officer(), id)).toMatchObject({
      state: 'ISSUED',
      number: '虚工监提〔2025〕902号',
    });
    const address = { address: '虚构市市中区测试路2号' };
    await expect(draft('PROOF_OF_SERVICE', id, address)).rejects.toThrow(
      lacks('送达回证', '受送达人、送达方式、签收日期'),
    );
    for (const recipient of [employer.name, '测试丙'])
      await serveDocument(officer(), id, { recipient, manner: '直接送达', on: '2025-06-03' });
    await expect(draft('PROOF_OF_SERVICE', id, { ...address, recipient: '测试丁' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    const proof = await draft('PROOF_OF_SERVICE', id, { ...address, recipient: '测试丙' });
    expect(proof.fields).toEqual({
      ...{ document: '《劳动法律监督提示函》虚工监提〔2025〕902号', recipient: '测试丙', manner: '直接送达' },
      ...{ ...address, receivedOn: '2025年6月3日' },
    });
    await expect(issueDocument(officer(), proof.id)).rejects.toMatchObject({
      message: '《送达回证》尚未签名或者盖章：测试丙（受送达人）。',
    });
  });

  test('recommend to the authority with the file that went with them', async () => {
    const { caseCode } = await room.openCase();
    const signed = (serial: number) => ({ number: `虚工监〔2025〕${serial}号`, signedBy: '样例主席' });
    const opinion = { ...letter(caseCode), ...signed(903), kind: 'OPINION', serviceManner: 'LEFT' } as const;
    const { id: followsLetterId } = await serveLetter(officer(), opinion);
    await recordLetterReply(officer(), { letterId: followsLetterId, answer: 'REFUSED', text: '拒绝签收' });
    const { id } = await serveLetter(officer(), {
      ...{ ...letter(caseCode), ...signed(904), kind: 'RECOMMENDATION', followsLetterId },
      addressee: county.humanResources.code,
    });
    expect(await issuedFields('RECOMMENDATION', id, law)).toMatchObject({
      ...{
        addressee: room.union.book.organisation(county.humanResources.code).name,
        employer: employer.name,
      },
      replyBy: '办结之日起15个工作日内',
      file: expect.stringContaining('意见书送达证明'),
    });
  });
});

describe('what the union keeps without a mediation', () => {
  test('a ticket lacks its answer until there is one', async () => {
    const call = { number: '12351-2025-9001', grade: 'ORDINARY' as const, matter: '拖欠工资三个月' };
    const { id } = await receiveTicket(officer(), { ...call, enquirer: { name: '测试甲' } });
    await expect(draft('TICKET', id)).rejects.toThrow(lacks('热线工单', '处理意见'));
    await assignTicket(officer(), id, '样例承办人');
    await beginTicket(officer(), id);
    await replyToTicket(officer(), id, '已联系单位，下周支付');
    const { id: documentId, fields } = await draft('TICKET', id);
    expect(fields).toEqual({ subject: '拖欠工资三个月', answer: '已联系单位，下周支付' });
    expect(await issueDocument(officer(), documentId)).toMatchObject({ number: '12351-2025-9001' });
  });

  test('a health check lacks findings and advice until it is reported', async () => {
    const { id } = await planHealthCheck(officer(), {
      ...{ employerName: employer.name, employerCode: employer.creditCode!, plannedFor: '2025-06-10' },
      ...{ unionMembers: ['样例干部'], lawyers: ['样例律师'] },
    });
    await expect(draft('HEALTH_CHECK_REPORT', id)).rejects.toThrow(
      lacks('用人单位法治体检报告', '发现的问题、建议'),
    );
    await visitEmployer(officer(), id, null);
    const finding = { kind: 'WAGES', fact: '加班工资未单独列明', recommendation: '完善工资条' } as const;
    const report = { id, number: '虚工体检〔2025〕9号', report: '总体规范', findings: [finding] };
    await reportHealthCheck(officer(), report);
    expect(await issuedFields('HEALTH_CHECK_REPORT', id)).toEqual({
      ...{ employer: employer.name, findings: '1. 加班工资未单独列明', advice: '总体规范\n1. 完善工资条' },
    });
  });

  test('minutes say who came, what was said and who does what by when', async () => {
    const bureau = county.humanResources.code;
    const { id } = await callMeeting(officer(), {
      ...{ kind: 'JOINT_CONFERENCE', caseCode: null, title: '联席会议', agenda: '欠薪' },
      ...{ plannedFor: '2025-06-10', place: '联动中心', participants: [bureau] },
    });
    await expect(draft('MINUTES', id)).rejects.toThrow(lacks('会议纪要', '会议日期、参加单位、议定事项'));
    room.setTime('2025-06-10T10:00:00+08:00');
    const attendance = [here, bureau].map((organisation) => ({ organisation, representative: '样例科长' }));
    await holdMeeting(officer(), { id, heldOn: null, attendance });
    const position = { organisation: bureau, position: '可以先行垫付' };
    const task = { owner: bureau, text: '启动工资保证金', due: '2025-06-20' };
    const minutes = { id, number: '虚工会纪〔2025〕9号', minutes: '意见一致。' };
    await minuteMeeting(officer(), { ...minutes, positions: [position], tasks: [task] });
    const name = room.union.book.organisation(bureau).name;
    const fields = await fieldsOf('MINUTES', id);
    expect(fields).toMatchObject({
      heldOn: '2025年6月10日',
      present: expect.stringContaining(`${name}（样例科长）`),
    });
    expect(fields.decisions).toBe(
      `意见一致。\n${name}：可以先行垫付\n1. 启动工资保证金。责任单位：${name}；2025年6月20日前完成。`,
    );
  });

  test('a settlement is taken over with the signatures that made it', async () => {
    const { caseCode, worker, employer: firmId } = await room.openCase();
    const asked = { caseCode, partyId: worker, request: '支付三个月工资' };
    const { id } = await requestNegotiation(officer(), asked);
    await answerNegotiation(officer(), { id, willing: true, evidence: '回执' });
    await beginNegotiation(officer(), id, null, null);
    await settleNegotiation(officer(), {
      ...{ id, partyIds: [worker, firmId], claims: '三个月工资', result: '单位支付工资。', amount: 900_000 },
      ...{ performBy: '2025-07-31', manner: '银行转账' },
    });
    const settlement = await db().findOneByOrFail(SettlementEntity, { caseCode });
    const { id: documentId, fields } = await draft('SETTLEMENT_AGREEMENT', settlement.id);
    expect(fields).toMatchObject({
      ...{ claims: '三个月工资', terms: '单位支付工资。\n给付金额：9,000.00元。\n履行方式：银行转账。' },
      performBy: '2025年7月31日',
    });
    expect(await issueDocument(officer(), documentId)).toMatchObject({
      state: 'ISSUED',
      copies: 2,
      number: null,
    });
  });

  test('the union’s legal aid is decided on and assigned', async () => {
    const { caseCode, worker } = await room.openCase();
    const { id } = await applyUnionAid(officer(), { caseCode, applicantPartyId: worker, matter: '追索工资' });
    await expect(draft('AID_DECISION', id)).rejects.toThrow(lacks('法律援助决定书', '决定、理由'));
    const decision = { id, approved: true, reason: '符合条件', number: '虚工援〔2025〕9号' };
    await decideUnionAid(officer(), decision);
    expect(await fieldsOf('AID_DECISION', id)).toEqual({
      ...{ applicant: '测试甲', matter: '追索工资', decision: '给予法律援助', reasons: '符合条件' },
    });
    await expect(draft('AID_ASSIGNMENT', id)).rejects.toThrow(
      lacks('法律援助指派通知书', '受指派单位、承办人员'),
    );
    const lawyer = { lawyerName: '样例律师', firm: '虚构律师事务所', licenceNumber: '13704202510000001' };
    await assignUnionLawyer(officer(), { id, ...lawyer, lawyerIdNumber: '370499198107170346' });
    expect(await fieldsOf('AID_ASSIGNMENT', id)).toMatchObject({
      ...{ addressee: '虚构律师事务所', lawyer: '样例律师（执业证号13704202510000001）' },
    });
  });

  test('leads name their group, the employer and what is owed', async () => {
    const { caseCode } = await room.openCase();
    const lead = { caseCode, to: county.procuratorate.code, subject: '欠薪', group: '农民工', workers: 12 };
    const sent = await sendLead(officer(), {
      ...lead,
      employerUncooperative: true,
      facts: '两个月没有发工资',
    });
    expect(await fieldsOf('LEAD_TRANSFER', sent.id)).toMatchObject({
      ...{ group: '农民工，12人', facts: '欠薪：两个月没有发工资', materials: '线索移送函、调查材料' },
      nonCooperation: expect.stringContaining('不予配合'),
    });
    const arrears = { kind: 'WAGE_ARREARS', informant: '测试辛', employerName: employer.name } as const;
    const report = { ...arrears, workers: 12, facts: '两个月没有发工资' };
    const { id: unknown } = await reportRiskLead(officer(), report);
    await expect(draft('ARREARS_LEAD', unknown)).rejects.toThrow(lacks('欠薪线索单', '欠薪月份、欠薪金额'));
    const { id } = await reportRiskLead(officer(), { ...report, amount: 9_000_000 });
    expect(await fieldsOf('ARREARS_LEAD', id, { months: '2025年3月、4月' })).toMatchObject({
      ...{ persons: '12名劳动者', employer: employer.name, amount: '90,000.00元（人民币玖万元整）' },
    });
  });

  test('every document is of a type that the union issues, and was drawn up here', async () => {
    const types = await db().find(DocumentEntity, { select: { type: true } });
    const untried = Object.keys(room.union.manifest.documents!).filter(
      (id) => !types.some(({ type }) => type === id),
    );
    // Tried in tests of their own.
    expect(untried.toSorted()).toEqual(['MEDIATION_AGREEMENT', 'REPRESENTATIVE_ELECTION']);
  });
});
