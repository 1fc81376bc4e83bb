import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#kernel/actor.js';
import type { AgencyManifest } from '#kernel/agency.js';
import type { DisclosedKind } from '#kernel/consent/disclosed-kinds.js';
import { recordConsent } from '#kernel/consent/record-consent.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { acceptReferral, returnReferral } from '#kernel/referral/answer.js';
import { beginHandling, reportResult } from '#kernel/referral/handle.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import * as county from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../../tests/kit/agency-room.js';
import { askAgency, caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import { union } from '../agency.js';
import { checkContent } from './check-letter.js';
import { draftLetter, reviseDraft, signLetter } from './draft-letter.js';
import { mayReadLetter } from './letters.js';
import { sendRecommendationAgain } from './recommend.js';
import { markLetterOverdue, recordLetterReply } from './record-letter-reply.js';
import { type NewLetter, serveLetter, serveSignedLetter } from './serve-letter.js';
import { SupervisionLetterEntity } from './supervision-letter.entity.js';

/** A bureau that takes in letters and referrals and has no records of its own. */
const bureau: AgencyManifest = {
  ...{ name: 'human-resources', field: 'humanResources', title: '人社', letter: 'H' },
  ...{ entities: [], migrations: [], resolvers: [], orphanedTypes: [], machines: {}, referrals: {} },
  handlers: {
    SupervisionLetterServed: async () => undefined,
    SupervisionLetterProgressed: async () => undefined,
  },
};

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(bureau, county.humanResources, union);
});
afterAll(() => room.stop());

const firm = wageParties[1]!;
const inspectors = ['样例监督员甲', '样例监督员乙'];
const refusal = (code: string) => expect.objectContaining({ code });
const at = (role: Role, organisation: county.Organisation = county.union) =>
  new RequestContext(room.union, {
    ...{ kind: 'STAFF', id: `staff-${role}`, name: '样例', agency: organisation.agency },
    ...{ organisation: organisation.code, roles: [role] },
  });
const officer = () => at('UNION_OFFICER');
const db = () => room.union.dataSource.manager;
const letter = (id: string) => db().findOneByOrFail(SupervisionLetterEntity, { id });
const due = async (recordId: string, rule: string) => {
  const limit = await db().findOneBy(DeadlineEntity, { recordId, rule });
  return limit && [limit.due, limit.metOn, limit.notStatutory];
};

let serial = 0;
const number = (kind: string) => `虚工监${kind}〔2025〕${++serial}号`;
const content = (caseCode: string) => ({
  ...{ caseCode, kind: 'OPINION' as const, employerName: firm.name, employerCode: firm.creditCode! },
  ...{ facts: '拖欠三个月工资', request: '支付工资并书面答复', copyTo: [county.procuratorate.code] },
});
const opinion = (caseCode: string, changes: Partial<NewLetter> = {}): NewLetter => ({
  ...content(caseCode),
  ...{ number: number('意'), signedBy: '样例主席', inspectors, ...changes },
});
const recommendation = (caseCode: string, followsLetterId: string, changes: Partial<NewLetter> = {}) =>
  opinion(caseCode, {
    ...{ kind: 'RECOMMENDATION', number: number('建'), signedBy: '样例副主席', signerOffice: 'VICE_CHAIR' },
    ...{ addressee: county.humanResources.code, followsLetterId, ...changes },
  });

/** An opinion that the employer would not take. */
async function refused() {
  const { caseCode } = await room.openCase();
  const { id } = await serveLetter(officer(), opinion(caseCode, { serviceManner: 'LEFT' }));
  await recordLetterReply(officer(), { letterId: id, answer: 'REFUSED', text: '拒绝签收' });
  return { caseCode, id };
}

/** A recommendation that has arrived at the bureau. */
async function recommended() {
  const before = await refused();
  const { id } = await serveLetter(officer(), recommendation(before.caseCode, before.id));
  await room.deliverAll();
  const referral = await db().findOneByOrFail(ReferralEntity, { recordId: id });
  return { ...before, opinionId: before.id, id, referralId: referral.id };
}

function atBureau<T>(
  referralId: string,
  work: (...given: [Parameters<typeof loadReferral>[0], RequestContext, ReferralEntity]) => Promise<T>,
): Promise<T> {
  const ctx = room.at('ARBITRATOR');
  return ctx.transaction(async (tx) => work(tx, ctx, await loadReferral(tx, ctx, referralId, 'IN')));
}

describe('a supervision letter from its draft on', () => {
  let caseCode: string;
  let id: string;

  test('is drafted within the province’s time for looking into the facts, and nobody is told', async () => {
    room.setTime('2025-06-03T10:00:00+08:00');
    ({ caseCode } = await room.openCase());
    const draft = { ...content(caseCode), inspectors: [] };
    await expect(draftLetter(at('MEDIATOR'), draft)).rejects.toThrow(refusal('NOT_FOUND'));
    ({ id } = await draftLetter(officer(), draft));
    expect(await due(id, 'SUP-INVESTIGATION')).toEqual(['2025-07-15', null, false]);
    const told = await db().findBy(OutboxMessageEntity, { caseCode });
    expect(told.filter(({ text }) => text.includes(id))).toEqual([]);
    const row = await letter(id);
    expect([
      mayReadLetter(officer(), row),
      mayReadLetter(at('PROCURATOR', county.procuratorate), row),
    ]).toEqual([true, false]);
  });

  test('is not signed on the word of one inspector, however often named', async () => {
    const signature = {
      letterId: id,
      number: number('意'),
      signedBy: '样例主席',
      signerOffice: 'CHAIR' as const,
    };
    await expect(signLetter(officer(), signature)).rejects.toThrow(refusal('BAD_INPUT'));
    const found = { letterId: id, facts: '经核实拖欠三个月工资', request: '支付工资' };
    const alone = { ...found, inspectors: ['样例监督员甲', ' 样例监督员甲 '] };
    await expect(reviseDraft(officer(), alone)).rejects.toThrow('两名以上');
    room.setTime('2025-06-06T10:00:00+08:00');
    await reviseDraft(officer(), { ...found, inspectors });
    expect(await due(id, 'SUP-INVESTIGATION')).toEqual(['2025-07-15', '2025-06-06', false]);
    expect(await due(id, 'SUP-ISSUE')).toEqual(['2025-06-13', null, true]);
    await expect(signLetter(officer(), { ...signature, number: '一号' })).rejects.toThrow(
      refusal('BAD_INPUT'),
    );
    await expect(signLetter(officer(), { ...signature, signedBy: ' ' })).rejects.toThrow(
      refusal('BAD_INPUT'),
    );
    await expect(serveSignedLetter(officer(), { letterId: id })).rejects.toThrow(refusal('WRONG_STATE'));
    room.setTime('2025-06-09T10:00:00+08:00');
    expect(await signLetter(officer(), signature)).toMatchObject({ state: 'SIGNED', signedOn: '2025-06-09' });
    await expect(reviseDraft(officer(), { ...found, inspectors })).rejects.toThrow(refusal('WRONG_STATE'));
    const second = opinion(caseCode, { number: signature.number });
    await expect(serveLetter(officer(), second)).rejects.toThrow('文号已经使用');
  });

  test('is served after its signature, and two times begin', async () => {
    room.setTime('2025-06-10T10:00:00+08:00');
    const early = { letterId: id, servedOn: '2025-06-08' };
    await expect(serveSignedLetter(officer(), early)).rejects.toThrow(refusal('BAD_INPUT'));
    expect(await serveSignedLetter(officer(), { letterId: id, serviceManner: 'MAIL' })).toMatchObject({
      ...{ state: 'SERVED', replyDue: '2025-07-01', objectionDue: '2025-06-17', serviceManner: 'MAIL' },
    });
    expect(await due(id, 'SUP-OPINION')).toEqual(['2025-07-01', null, false]);
    expect(await due(id, 'SUP-OBJECTION')).toEqual(['2025-06-17', null, false]);
    expect(await due(id, 'SUP-ISSUE')).toEqual(['2025-06-13', '2025-06-10', true]);
  });

  test('is overdue by its last day alone: nothing is stored', async () => {
    room.setTime('2025-07-01T10:00:00+08:00');
    await expect(markLetterOverdue(officer(), id)).rejects.toThrow(refusal('WRONG_STATE'));
    const shown = async () =>
      (await caseAsSeen(officer(), caseCode, 'supervisionLetters { state overdue }')).supervisionLetters;
    expect(await shown()).toEqual([{ state: 'SERVED', overdue: false }]);
    room.setTime('2025-07-02T10:00:00+08:00');
    expect(await shown()).toEqual([{ state: 'OVERDUE', overdue: true }]);
    expect((await markLetterOverdue(officer(), id)).state).toBe('OVERDUE');
    expect((await letter(id)).state).toBe('SERVED');
    await recordLetterReply(officer(), { letterId: id, answer: 'REPLIED', text: '已书面答复' });
    expect(await shown()).toEqual([{ state: 'REPLIED', overdue: true }]);
  });

  test('that is not taken is refused the moment it is served', async () => {
    const { caseCode: other } = await room.openCase();
    const draft = await draftLetter(officer(), { ...content(other), inspectors });
    const signature = { letterId: draft.id, number: number('意'), signedBy: '样例主席' };
    await signLetter(officer(), signature);
    expect(
      await serveSignedLetter(officer(), { letterId: draft.id, serviceManner: 'LEFT', refusal: '拒绝签收' }),
    ).toMatchObject({ state: 'REFUSED', answer: '拒绝签收' });
  });
});

test('the union’s list of letters knows a draft, and what is overdue today', async () => {
  room.setTime('2025-03-03T10:00:00+08:00');
  const { caseCode } = await room.openCase();
  const { id } = await serveLetter(officer(), opinion(caseCode));
  const draft = await draftLetter(officer(), { ...content(caseCode), inspectors });
  const listed = async (state: string) => {
    const source = `{ unionSupervisionLetters(states: [${state}]) { nodes { id } } }`;
    const { unionSupervisionLetters: page } = await askAgency(officer(), source);
    return page.nodes.map((node: { id: string }) => node.id);
  };
  expect([await listed('DRAFT'), await listed('OVERDUE')]).toEqual([[draft.id], []]);
  expect(await listed('SERVED')).toContain(id);
  room.setTime('2025-03-25T10:00:00+08:00');
  expect(await listed('OVERDUE')).toEqual([id]);
  expect(await listed('SERVED')).not.toContain(id);
  const asked = askAgency(at('ADMINISTRATOR'), '{ unionSupervisionLetters { total } }');
  await expect(asked).rejects.toThrow(refusal('NOT_FOUND'));
  await recordLetterReply(officer(), { letterId: draft.id, answer: 'CLOSED', text: '查无违法事实' });
});

describe('an employer’s objection', () => {
  test('comes within the province’s five working days, or is an answer', async () => {
    room.setTime('2025-06-10T10:00:00+08:00');
    const { caseCode } = await room.openCase();
    const { id } = await serveLetter(officer(), opinion(caseCode));
    const objection = { letterId: id, answer: 'OBJECTED' as const, text: '加班事实不存在' };
    room.setTime('2025-06-18T10:00:00+08:00');
    await expect(recordLetterReply(officer(), objection)).rejects.toThrow(refusal('OUT_OF_TIME'));
    expect(await recordLetterReply(officer(), { ...objection, on: '2025-06-17' })).toMatchObject({
      state: 'OBJECTED',
      answeredOn: '2025-06-17',
    });
  });

  test('has no last day where the place has no rule', async () => {
    room.setTime('2025-06-10T10:00:00+08:00');
    const { caseCode } = await room.openCase();
    const { id } = await serveLetter(officer(), opinion(caseCode));
    await db().update(DeadlineEntity, { recordId: id, rule: 'SUP-OBJECTION' }, { notStatutory: true });
    room.setTime('2025-06-20T10:00:00+08:00');
    const objection = { letterId: id, answer: 'OBJECTED' as const, text: '加班事实不存在' };
    expect((await recordLetterReply(officer(), objection)).state).toBe('OBJECTED');
  });
});

describe('a recommendation', () => {
  test('is not for a union below the county', () => {
    const below = at('UNION_OFFICER', { ...county.union, code: county.court.code });
    const draft = recommendation('WF', randomUUID());
    expect(() => checkContent(below, draft)).toThrow(refusal('FORBIDDEN'));
    expect(() => checkContent(officer(), draft)).not.toThrow();
  });

  test('waits for the opinion to be refused, late or not followed', async () => {
    room.setTime('2025-06-10T10:00:00+08:00');
    const { caseCode } = await room.openCase();
    const { id } = await serveLetter(officer(), opinion(caseCode));
    await expect(serveLetter(officer(), recommendation(caseCode, id))).rejects.toThrow(
      refusal('WRONG_STATE'),
    );
    room.setTime('2025-07-02T10:00:00+08:00');
    expect(await serveLetter(officer(), recommendation(caseCode, id))).toMatchObject({
      escalationGround: 'LATE',
    });
    expect((await letter(id)).state).toBe('ESCALATED');
  });

  test('does not follow a reminder, nor what has been put right, nor an opinion of another case', async () => {
    room.setTime('2025-06-10T10:00:00+08:00');
    const { caseCode } = await room.openCase();
    const reminder = await serveLetter(officer(), opinion(caseCode, { kind: 'REMINDER' }));
    await recordLetterReply(officer(), { letterId: reminder.id, answer: 'REFUSED', text: '拒收' });
    await expect(serveLetter(officer(), recommendation(caseCode, reminder.id))).rejects.toThrow(
      refusal('BAD_INPUT'),
    );
    const { id } = await serveLetter(officer(), opinion(caseCode));
    await recordLetterReply(officer(), { letterId: id, answer: 'REPLIED', text: '将整改' });
    const other = await room.openCase();
    await expect(serveLetter(officer(), recommendation(other.caseCode, id))).rejects.toThrow(
      refusal('NOT_FOUND'),
    );
    await recordLetterReply(officer(), { letterId: id, answer: 'RECTIFIED', text: '已补发' });
    await expect(serveLetter(officer(), recommendation(caseCode, id))).rejects.toThrow(
      refusal('WRONG_STATE'),
    );
  });

  test('is not made where arbitration has accepted the matter', async () => {
    room.setTime('2025-06-10T10:00:00+08:00');
    const { caseCode, id } = await refused();
    const transfer = await room.atUnion(async (tx, ctx) => {
      const { code: from } = county.union;
      const { code: to } = county.humanResources;
      const { id: partyId } = await tx.findOneByOrFail(PartyEntity, { caseCode, side: 'APPLICANT' });
      const told = { recipient: to, kinds: ['PARTY'] as DisclosedKind[], purpose: '转仲裁' };
      const given = { partyId, scope: 'DISCLOSURE', channel: 'PAPER', evidence: '同意书' } as const;
      const consents = [await recordConsent(tx, ctx, from, caseCode, { ...given, ...told })];
      await tx.insert(MediationEntity, {
        ...{ id: randomUUID(), caseCode, organisation: from, referralId: null, arrow: null, procedure: null },
        ...{ state: 'FAILED', mediators: [], acceptedOn: '2025-05-12', rule: 'MED-2', due: '2025-05-27' },
        ...{ endedOn: '2025-05-20', outcome: null, text: null },
      });
      return issueReferral(tx, ctx, {
        ...{ arrow: 'A18', from, to, caseCode, recordId: null, consents, materials: [] },
        letter: { type: 'LETTER', title: '转仲裁告知书', signedBy: '样例' },
      });
    });
    await db().update(ReferralEntity, { id: transfer.id }, { state: 'ACCEPTED' });
    await expect(serveLetter(officer(), recommendation(caseCode, id))).rejects.toThrow(
      '已经由仲裁或者法院受理',
    );
    await expect(draftLetter(officer(), { ...content(caseCode), inspectors })).rejects.toThrow(
      refusal('WRONG_STATE'),
    );
    expect((await letter(id)).state).toBe('REFUSED');
  });
});

describe('a recommendation on its way (A08)', () => {
  test('goes to the bureau with the opinion, the proof of its service and the inspectors’ papers', async () => {
    room.setTime('2025-07-02T10:00:00+08:00');
    const { id, opinionId, referralId } = await recommended();
    const [sent, before] = [await letter(id), await letter(opinionId)];
    const copy = await room.referral(room.agency, referralId);
    expect(copy).toMatchObject({ arrow: 'A08', direction: 'IN', state: 'SENT', answerDue: '2025-07-09' });
    expect(copy.issued.letter).toMatchObject({ number: sent.number, signedBy: '样例副主席' });
    expect(copy.issued.materials).toEqual([
      `工会劳动法律监督建议书（${sent.number}）`,
      `工会劳动法律监督意见书（${before.number}）`,
      '意见书送达证明（2025-07-02留置送达）',
      '调查材料（监督员：样例监督员甲、样例监督员乙）',
    ]);
    expect(sent.escalationGround).toBe('REFUSED');
  });

  test('comes back with what the bureau did, and closing it closes the referral', async () => {
    const { id, opinionId, referralId } = await recommended();
    const feedback = { letterId: opinionId, answer: 'CLOSED' as const, text: '办结' };
    await atBureau(referralId, async (tx, ctx, referral) => {
      await acceptReferral(tx, ctx, referral, { recordId: randomUUID(), due: null });
      await beginHandling(tx, ctx, referral);
      await reportResult(tx, ctx, referral, { outcome: 'HANDLED', text: '已责令支付' });
    });
    await room.deliverAll();
    expect(await letter(id)).toMatchObject({ state: 'FEEDBACK', answer: '已责令支付' });
    expect(await letter(opinionId)).toMatchObject({ state: 'FEEDBACK', answer: '已责令支付' });
    expect((await recordLetterReply(officer(), feedback)).state).toBe('CLOSED');
    expect((await room.referral(room.union, referralId)).state).toBe('RESULT_REPORTED');
    await recordLetterReply(officer(), { ...feedback, letterId: id });
    await room.deliverAll();
    expect((await room.referral(room.agency, referralId)).state).toBe('CLOSED');
  });

  test('sent back for want of papers goes out again as a child, once they are there', async () => {
    const { id, referralId } = await recommended();
    await expect(sendRecommendationAgain(officer(), id, '补正')).rejects.toThrow(refusal('WRONG_STATE'));
    await atBureau(referralId, (tx, ctx, referral) =>
      returnReferral(tx, ctx, referral, { reason: 'MATERIALS_INCOMPLETE', text: '缺送达回证' }),
    );
    await room.deliverAll();
    expect(await letter(id)).toMatchObject({
      state: 'REFUSED',
      answer: expect.stringContaining('缺送达回证'),
    });
    await expect(sendRecommendationAgain(at('MEDIATOR'), id, '补正')).rejects.toThrow(refusal('NOT_FOUND'));
    await expect(sendRecommendationAgain(officer(), id, ' ')).rejects.toThrow(refusal('BAD_INPUT'));
    expect((await sendRecommendationAgain(officer(), id, '已补送达回证')).state).toBe('SERVED');
    await room.deliverAll();
    const [first, second] = await db().find(ReferralEntity, {
      where: { recordId: id },
      order: { sentAt: 'ASC', originId: { direction: 'ASC', nulls: 'FIRST' } },
    });
    expect([first!.state, second!.originId]).toEqual(['RE_DESIGNATED', referralId]);
    expect((await room.referral(room.agency, second!.id)).state).toBe('SENT');
  });

  test('sent back because the matter is in arbitration does not go out again', async () => {
    const { id, referralId } = await recommended();
    await atBureau(referralId, (tx, ctx, referral) =>
      returnReferral(tx, ctx, referral, { reason: 'ALREADY_IN_PROCEDURE', text: '已受理仲裁' }),
    );
    await room.deliverAll();
    await expect(sendRecommendationAgain(officer(), id, '补正')).rejects.toThrow(refusal('WRONG_STATE'));
    await recordLetterReply(officer(), { letterId: id, answer: 'CLOSED', text: '转为支持劳动者仲裁' });
    expect((await room.referral(room.union, referralId)).state).toBe('CLOSED');
  });

  test('takes no feedback for a letter that nothing was recommended on', async () => {
    const { caseCode } = await room.openCase();
    const { id } = await serveLetter(officer(), opinion(caseCode));
    const feedback = { letterId: id, answer: 'FEEDBACK' as const, text: '已处理' };
    await expect(recordLetterReply(officer(), feedback)).rejects.toThrow(refusal('BAD_INPUT'));
  });
});
