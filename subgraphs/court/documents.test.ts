import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#kernel/actor.js';
import { ConsentEntity } from '#kernel/consent/consent.entity.js';
import { RequestContext } from '#kernel/context.js';
import { draftDocument } from '#kernel/documents/draft-document.js';
import { issueDocument } from '#kernel/documents/issue-document.js';
import { registerSeal } from '#kernel/documents/keep-seals.js';
import { sealDocument } from '#kernel/documents/seal-document.js';
import { serveDocument } from '#kernel/documents/serve-document.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { issueWhole } from '../../tests/kit/issue-documents.js';
import { meetingEntry, minutedMeeting } from '../../tests/kit/meeting-entry.js';
import type { CivilCaseEntity } from './civil-case/civil-case.entity.js';
import { entrustMediation } from './civil-case/entrust-mediation.js';
import { registerCivilCase } from './civil-case/register-civil-case.js';
import { receiveFiling } from './filing-intake/receive-filing.js';
import { acceptConfirmation } from './judicial-confirmation/accept-confirmation.js';
import { JudicialConfirmationEntity } from './judicial-confirmation/judicial-confirmation.entity.js';
import { ruleConfirmation } from './judicial-confirmation/rule-confirmation.js';
import { acceptPaymentOrder } from './payment-order/accept-payment-order.js';
import { applyPaymentOrders } from './payment-order/apply-payment-orders.js';
import { issuePaymentOrder, servePaymentOrder } from './payment-order/issue-payment-order.js';
import { objectToOrder } from './payment-order/object-to-order.js';
import { theOnlyOne, workersAtCounter } from './testing/counter-cases.js';
import {
  agreementOf,
  atUnion,
  bothSides,
  type CourtRoom,
  courtRoom,
  here,
  theUnion,
  wageFiling,
} from './testing/court-room.js';

let room: CourtRoom;
let civilCase: CivilCaseEntity;
beforeAll(async () => {
  room = await courtRoom();
  room.setTime('2025-04-28T09:00:00+08:00');
  civilCase = await registered(9002);
});
afterAll(() => room.stop());

async function registered(serial: number): Promise<CivilCaseEntity> {
  const filing = wageFiling(bothSides, { directSuitGround: null, awardNumber: '虚劳人仲案〔2025〕7号' });
  const intake = await receiveFiling(room.clerkOfCourt(), filing);
  const number = `（2025）鲁0499民初${serial}号`;
  return registerCivilCase(room.clerkOfCourt(), intake.id, { number, procedure: 'SUMMARY' });
}
const entrust = ({ id: civilCaseId }: { id: string }) =>
  entrustMediation(room.clerkOfCourt(), { civilCaseId, to: theUnion, materials: ['起诉状副本'] });
const db = () => room.court.dataSource.manager;
const draft = (type: string, recordId: string, supplements: Record<string, string> = {}) =>
  draftDocument(room.clerkOfCourt(), { type, recordId, supplements });
const fieldsOf = async (...of: Parameters<typeof draft>) => (await draft(...of)).fields;
const at = (role: Role) => {
  if (role === 'JUDGE') return room.judge();
  const { actor, agency } = room.clerkOfCourt();
  return role === 'CLERK' ? room.clerkOfCourt() : new RequestContext(agency, { ...actor, roles: [role] });
};
/** The same of a document that is signed, sealed and issued. */
const issuedFields = async (type: string, recordId: string) =>
  (await issueWhole({ agency: room.court, at }, 'CLERK', { type, recordId })).fields;
const lacks = (title: string, what: string) =>
  expect.objectContaining({ code: 'DOCUMENT_INCOMPLETE', message: `《${title}》缺少：${what}。` });
const firm = '虚构市中科技有限公司（统一社会信用代码91370499FAKE00013R）';
const worker = '测试甲（身份证号370499198803120019）';

describe('an entrusted mediation', () => {
  const phone = { phone: '0000-0000000' };

  test('is asked for by a letter that lacks everything before it is sent', async () => {
    await expect(draft('ENTRUSTMENT_LETTER', civilCase.id)).rejects.toThrow(
      lacks('委托调解函', '受委托的调解组织、移送材料、答复期限、调解期限、承办人、联系电话'),
    );
    const [consent] = await db().findBy(ConsentEntity, { caseCode: civilCase.caseCode });
    await expect(draft('CONSENT_FORM', consent!.id)).rejects.toThrow(lacks('调解同意书', '调解组织、调解员'));
    await entrust(civilCase);
    const { name } = room.court.book.organisation(theUnion);
    expect(await fieldsOf('ENTRUSTMENT_LETTER', civilCase.id, phone)).toEqual({
      ...{
        addressee: name,
        parties: '测试甲与虚构市中科技有限公司',
        materials: '起诉状副本',
        contact: '样例',
      },
      ...{ dispute: '追索劳动报酬纠纷', answerBy: '2025年5月6日', ...phone },
      limit: expect.stringMatching(/^自接受委托之日起\d+日$/),
    });
    expect(await fieldsOf('CONSENT_FORM', consent!.id)).toMatchObject({ mediator: name, channel: '线上' });
  });

  test('is for those alone who work the case', async () => {
    const recordId = civilCase.id;
    const input = { type: 'ENTRUSTMENT_LETTER', recordId, supplements: phone };
    await expect(draftDocument(room.mediator(), input)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const { actor, agency } = room.clerkOfCourt();
    const stranger = new RequestContext(agency, { ...actor, organisation: theUnion });
    await expect(draftDocument(stranger, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('a party confirms its address; no lead goes with a case that is no lead', async () => {
  const { APPLICANT } = await room.parties(civilCase.caseCode);
  await expect(draft('SERVICE_ADDRESS', APPLICANT.id)).rejects.toThrow(
    lacks('送达地址确认书', '送达地址、联系电话'),
  );
  const said = { address: '虚构市市中区测试路1号', phone: '13900000001', electronicAddress: '测试邮箱' };
  expect(await fieldsOf('SERVICE_ADDRESS', APPLICANT.id, said)).toEqual({ party: '测试甲', ...said });
  const [sent] = await db().query<[{ id: string }]>(
    `select id from referral where direction = 'OUT' limit 1`,
  );
  await expect(draft('LEAD_TRANSFER', sent.id)).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

describe('a ruling on a joint application', () => {
  async function applied(serial: number): Promise<JudicialConfirmationEntity> {
    const { id, caseCode } = await registered(serial);
    await entrust({ id });
    await room.deliverAll();
    const { APPLICANT, RESPONDENT } = await room.parties(caseCode);
    const agreement = { ...agreementOf('2025-04-28T08:40:00+08:00'), agreementId: randomUUID() };
    const application = {
      ...{ appliedOn: '2025-04-28', applicantPartyIds: [APPLICANT.id, RESPONDENT.id], agreement },
      ...{ mediationOrganisation: theUnion, mediators: [] },
    };
    await atUnion(room, (tx, ctx) =>
      issueReferral(tx, ctx, {
        ...{ arrow: 'A05', from: theUnion, to: here, caseCode, recordId: randomUUID() },
        letter: { type: 'CONFIRMATION_APPLICATION', number: null, title: '司法确认申请书', signedBy: '样例' },
        ...{ consents: [], materials: [], content: { application } },
      }),
    );
    await room.deliverAll();
    const row = await db().findOneByOrFail(JudicialConfirmationEntity, { caseCode });
    await acceptConfirmation(room.clerkOfCourt(), row.id, `（2025）鲁0499民特${serial}号`);
    return row;
  }

  test('says what was found and decided, in the name of the judge, sealed', async () => {
    const { id } = await applied(9011);
    await expect(draft('CONFIRMATION_RULING', id)).rejects.toThrow(
      lacks('司法确认裁定书', '审查意见、裁定结果'),
    );
    await ruleConfirmation(room.judge(), { id, decision: 'VALID', ground: null, rulingNumber: null });
    const ruling = await draft('CONFIRMATION_RULING', id);
    expect(ruling.fields).toMatchObject({
      parties: `${worker}；${firm}`,
      agreement: expect.stringMatching(/^申请人于2025年4月28日经.+：\n2024年10月31日前支付工资。$/),
      decision: expect.stringMatching(/^申请人于2025年4月28日达成的调解协议有效。/),
    });
    const { actor, agency } = room.clerkOfCourt();
    const seal = await registerSeal(new RequestContext(agency, { ...actor, roles: ['ADMINISTRATOR'] }), {
      ...{ name: '虚构法院', keeperId: actor.id, keeperName: actor.name },
      ...{ validFrom: '2025-01-01', validUntil: '2025-12-31' },
    });
    await sealDocument(room.clerkOfCourt(), ruling.id, seal.id);
    await expect(issueDocument(room.clerkOfCourt(), ruling.id)).rejects.toMatchObject({
      message: '《司法确认裁定书》尚未签名或者盖章：样例（审判员）。',
    });
  });

  test('of rejection names its ground and the way on', async () => {
    const { id } = await applied(9012);
    const ruling = { id, decision: 'REJECTED', ground: 'UNCLEAR', rulingNumber: null } as const;
    await ruleConfirmation(room.judge(), ruling);
    expect(await issuedFields('CONFIRMATION_RULING', id)).toMatchObject({
      reasons: expect.stringContaining('调解协议内容不明确'),
      decision: expect.stringMatching(/^驳回申请人的申请。/),
    });
  });
});

test('a payment order goes from the application to the objection and its service', async () => {
  const { subject } = workersAtCounter(1);
  const sums = [{ dueOn: '2025-01-20', amount: 450_000 }];
  const applications = [{ applicant: theOnlyOne, sums }];
  const batch = { subject, basis: 'WAGE_ARREARS', evidence: '欠条', applications } as const;
  const [order] = await applyPaymentOrders(room.clerkOfCourt(), batch);
  const { id } = order!;
  expect(await issuedFields('PAYMENT_ORDER_APPLICATION', id)).toMatchObject({
    ...{ creditor: '测试工1', amount: '4,500.00元（人民币肆仟伍佰元整）', evidence: '欠条' },
    due: '4,500.00元，2025年1月20日到期',
  });
  const conditions = { pecuniary: true, amountCertain: true, counterDuty: false, debtorReachable: true };
  const number = '（2025）鲁0499民督9001号';
  await acceptPaymentOrder(room.clerkOfCourt(), {
    ...{ id, number, conditions: { ...conditions, preservationAsked: false } },
  });
  await expect(draft('PAYMENT_ORDER', id)).rejects.toThrow(lacks('支付令', '审判员'));
  await expect(draft('OBJECTION', id)).rejects.toThrow(lacks('支付令异议书', '异议的事实和理由'));
  await issuePaymentOrder(room.judge(), id);
  expect(await issuedFields('PAYMENT_ORDER', id)).toMatchObject({
    ...{ creditor: '测试工1', debtor: '虚构韩城机械有限公司（统一社会信用代码91610599FAKE00056P）' },
    facts: '用人单位拖欠或者未足额支付劳动报酬。证据：欠条。',
  });
  await servePaymentOrder(room.clerkOfCourt(), id, null);
  const objection = {
    id,
    form: 'WRITTEN',
    kind: 'DISPUTES_DEBT',
    text: '已经支付',
    postmarkedOn: null,
  } as const;
  await objectToOrder(room.judge(), objection);
  expect(await issuedFields('OBJECTION', id)).toEqual({
    ...{ debtor: '虚构韩城机械有限公司（统一社会信用代码91610599FAKE00056P）', grounds: '已经支付' },
    order: `${number}支付令`,
  });
});

test('what a party makes is issued without number or seal, and its service is proved', async () => {
  const { APPLICANT } = await room.parties(civilCase.caseCode);
  const said = { address: '虚构市市中区测试路1号', phone: '13900000001' };
  const { id } = await draft('SERVICE_ADDRESS', APPLICANT.id, said);
  await expect(issueDocument(room.clerkOfCourt(), id)).rejects.toMatchObject({
    message: '《送达地址确认书》尚未签名或者盖章：测试甲（当事人）。',
  });
  const letter = await draft('ENTRUSTMENT_LETTER', civilCase.id, { phone: '0000-0000000' });
  const [seal] = await db().query<[{ id: string }]>('select id from seal limit 1');
  await sealDocument(room.clerkOfCourt(), letter.id, seal.id);
  await issueDocument(room.clerkOfCourt(), letter.id);
  await serveDocument(room.clerkOfCourt(), letter.id, {
    recipient: '样例',
    manner: '邮寄送达',
    on: '2025-04-28',
  });
  expect(await fieldsOf('PROOF_OF_SERVICE', letter.id, { address: '测试路2号' })).toEqual({
    ...{ document: '《委托调解函》（2025）鲁0499民初9002号', recipient: '样例', manner: '邮寄送达' },
    ...{ address: '测试路2号', receivedOn: '2025年4月28日' },
  });
});

test('a meeting the court has called has its minutes, and its entry in the timeline', async () => {
  const { caseCode } = civilCase;
  const number = '虚法会纪〔2025〕1号';
  const clerk = { agency: room.court, at: () => room.clerkOfCourt() };
  const id = await minutedMeeting(clerk, 'CLERK', { caseCode, number, other: theUnion });
  expect((await fieldsOf('MINUTES', id)).decisions).toBe('意见一致。');
  expect(await meetingEntry(clerk, 'CLERK', id)).toEqual({
    ...{ __typename: 'JointMeeting', minutesNumber: number },
  });
});
