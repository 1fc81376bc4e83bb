import { caseAsSeen } from '../../tests/kit/case-as-seen.js';
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import type { MessageType } from '#kernel/exchange/messages.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { post } from '#kernel/exchange/post.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { chainOf, letterChain } from '#kernel/supervision/letter-chain.js';
import { ReceivedLetterEntity } from '#kernel/supervision/letter.entity.js';
import { presentLetter } from '#kernel/supervision/letter.type.js';
import { listLetters } from '#kernel/supervision/letters.js';
import { court, linkageCentre, procuratorate as home, union } from '../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom } from '../../tests/kit/agency-room.js';
import { procuratorate } from './agency.js';
import { ProcuratorialLeadEntity } from './lead/lead.entity.js';
import { mayKnowOfLead, mayListLeads, mayWorkLead } from './lead/lead.policy.js';
import { reportLead, transferLead } from './lead/report-lead.js';
import { sendLead } from './lead/send-lead.js';
import { acceptLead, reviewLead } from './lead/work-lead.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(procuratorate, home);
});
afterAll(() => room.stop());

const procurator = () => room.at('PROCURATOR');
const db = () => room.agency.dataSource.manager;

async function tell(
  type: MessageType,
  caseCode: string,
  body: Record<string, unknown>,
): Promise<string | null> {
  await room.atUnion(async (tx, ctx) =>
    post(tx, ctx, { from: union.code, to: home.code, type, caseCode, body: { caseCode, ...body } }),
  );
  await room.deliverAll();
  const [sent] = await room.union.dataSource.manager.find(OutboxMessageEntity, {
    where: { caseCode, type },
    order: { caseSeq: 'DESC' },
    take: 1,
  });
  return sent!.disposition;
}

interface Served {
  kind?: string;
  servedOn?: string;
  division?: string;
  followsLetterId?: string;
  caseCode?: string;
}

async function served({
  kind = 'OPINION',
  servedOn = '2025-04-25',
  division = '370499',
  followsLetterId,
  caseCode,
}: Served = {}) {
  const letterId = randomUUID();
  const code = caseCode ?? (await room.openCase()).caseCode;
  const employer = { employerName: '虚构市中科技有限公司', employerCode: '91370499FAKE00013R' };
  const disposition = await tell('SupervisionLetterServed', code, {
    ...{
      letterId,
      kind,
      number: '虚构工监意〔2025〕1号',
      capacity: 'COPY',
      ...employer,
      servedOn,
      division,
      facts: '欠薪',
      request: '足额支付',
    },
    ...(followsLetterId ? { followsLetterId } : {}),
  });
  const letter = await db().findOneBy(ReceivedLetterEntity, { letterId });
  return { caseCode: code, letterId, letter, disposition };
}

describe('a supervision letter the procuratorate is copied on', () => {
  test.each([
    ['OPINION', '370499', '2025-04-25', '2025-05-20', false],
    ['OPINION', '610599', '2025-09-05', '2025-10-09', false],
    ['REMINDER', '610599', '2025-04-22', '2025-05-06', false],
    ['REMINDER', '420599', '2025-04-20', '2025-05-06', false],
    ['REMINDER', '370499', '2025-04-22', '2025-05-06', true],
  ])('%s at %s served on %s is to be answered by %s', async (kind, division, servedOn, due, notStatutory) => {
    const { letter } = await served({ kind, division, servedOn });
    expect(letter).toMatchObject({ state: 'SERVED', replyDue: due });
    expect(presentLetter(letter!, servedOn).replyTerm).toMatchObject({ due, notStatutory });
    expect(await room.deadlines(letter!.id)).toMatchObject([{ due, notStatutory }]);
  });

  test('where city and province both rule is due by the earlier, and shows the other', async () => {
    const { letter } = await served({ division: '530114', servedOn: '2025-09-01' });
    const { replyTerm, alternatives } = presentLetter(letter!, '2025-09-01');
    expect(replyTerm?.place).toBe('昆明市');
    expect(alternatives).toMatchObject([{ place: '云南省' }]);
    expect(alternatives[0]!.due > replyTerm!.due).toBe(true);
  });

  test('that recommends has no day to be answered by', async () => {
    const { letter } = await served({ kind: 'RECOMMENDATION' });
    expect(letter).toMatchObject({ replyDue: null });
    expect(presentLetter(letter!, '2026-01-01')).toMatchObject({ overdue: false, replyTerm: null });
  });

  test('files a case first heard of by it, without parties; a referral completes it', async () => {
    const { caseCode } = await served();
    expect(await db().findOneByOrFail(CaseFileEntity, { caseCode })).toMatchObject({
      title: '工会意见书',
      firstDoor: false,
      claim: null,
    });
    expect(await db().countBy(PartyEntity, { caseCode })).toBe(0);
    await room.refer({ arrow: 'A10', caseCode, content: { lead } });
    expect(await db().findOneByOrFail(CaseFileEntity, { caseCode })).toMatchObject({
      title: '追索劳动报酬纠纷',
      claim: 1_860_000,
    });
    expect(await db().countBy(PartyEntity, { caseCode })).toBe(2);
  });

  test('follows the union’s news, which stops the clock as of its own day', async () => {
    const { caseCode, letterId, letter } = await served();
    expect(
      await tell('SupervisionLetterProgressed', caseCode, {
        letterId,
        state: 'REPLIED',
        on: '2025-05-12',
        text: '已答复',
      }),
    ).toBe('APPLIED');
    expect(await db().findOneByOrFail(ReceivedLetterEntity, { letterId })).toMatchObject({
      state: 'REPLIED',
      answeredOn: '2025-05-12',
    });
    expect(await room.deadlines(letter!.id)).toMatchObject([{ metOn: '2025-05-12' }]);
    expect(
      await tell('SupervisionLetterProgressed', caseCode, { letterId, state: 'CLOSED', on: '2025-05-20' }),
    ).toBe('APPLIED');
    expect(
      await tell('SupervisionLetterProgressed', caseCode, { letterId, state: 'REPLIED', on: '2025-05-21' }),
    ).toBe('REFUSED');
    expect(
      await tell('SupervisionLetterProgressed', caseCode, { letterId, state: 'NONSENSE', on: '2025-05-21' }),
    ).toBe('REFUSED');
  });

  test('is escalated by the recommendation that follows it, and the two are one chain', async () => {
    const first = await served();
    const second = await served({
      caseCode: first.caseCode,
      kind: 'RECOMMENDATION',
      servedOn: '2025-05-28',
      followsLetterId: first.letterId,
    });
    await served({ caseCode: first.caseCode, kind: 'REMINDER' });
    expect(await db().findOneByOrFail(ReceivedLetterEntity, { letterId: first.letterId })).toMatchObject({
      state: 'ESCALATED',
    });
    const chain = await letterChain(procurator(), presentLetter(second.letter!, '2025-06-01'));
    expect(chain.map((letter) => letter.letterId)).toEqual([first.letterId, second.letterId]);
  });

  test('is taken in once, and in no kind but the three', async () => {
    expect((await served({ kind: 'SUMMONS' })).disposition).toBe('REFUSED');
  });

  test('is late when unanswered past its day; the list shows the late ones, earliest first', async () => {
    room.setTime('2025-05-21T09:00:00+08:00');
    const { letter } = await served();
    const answered = await served();
    await tell('SupervisionLetterProgressed', answered.caseCode, {
      letterId: answered.letterId,
      state: 'REPLIED',
      on: '2025-05-20',
    });
    expect(presentLetter(letter!, '2025-05-20').overdue).toBe(false);
    expect(presentLetter(letter!, '2025-05-21').overdue).toBe(true);
    const { rows } = await listLetters(procurator(), {
      overdueOnly: true,
      kind: 'OPINION',
      first: 100,
      after: null,
    });
    expect(rows.map((row) => row.letterId)).toContain(letter!.letterId);
    expect(rows.map((row) => row.letterId)).not.toContain(answered.letterId);
    expect(rows.every((row) => row.kind === 'OPINION' && row.replyDue! < '2025-05-21')).toBe(true);
    const { rows: all } = await listLetters(procurator(), {
      overdueOnly: false,
      kind: null,
      first: 100,
      after: null,
    });
    const open = all.filter(({ state }) => state !== 'CLOSED');
    expect(all.slice(0, open.length)).toEqual(open);
    const dues = open.map((row) => row.replyDue ?? '9999');
    expect(dues).toEqual([...dues].sort());
    expect(() =>
      listLetters(room.at('CLERK', court), { overdueOnly: false, kind: null, first: 5, after: null }),
    ).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });
});

test('a chain reaches forward and back, and leaves other letters out', () => {
  const letters = [
    { letterId: 'a', followsLetterId: null },
    { letterId: 'b', followsLetterId: 'a' },
    { letterId: 'c', followsLetterId: 'b' },
    { letterId: 'x', followsLetterId: null },
  ];
  expect(chainOf(letters[1]!, letters).map((letter) => letter.letterId)).toEqual(['a', 'b', 'c']);
  expect(chainOf(letters[3]!, letters).map((letter) => letter.letterId)).toEqual(['x']);
});

const lead = {
  subject: '拖欠工资',
  group: '新就业形态劳动者',
  employerUncooperative: true,
  workers: 12,
  facts: '三个月未发工资',
};

async function received() {
  room.setTime('2025-06-02T10:00:00+08:00');
  const { caseCode } = await room.openCase();
  const referralId = await room.refer({ arrow: 'A10', caseCode, content: { lead } });
  return { caseCode, referralId, lead: await db().findOneByOrFail(ProcuratorialLeadEntity, { referralId }) };
}

describe('a lead the union hands over', () => {
  test('is weighed, taken on and answered', async () => {
    const { referralId, lead: row } = await received();
    expect(row).toMatchObject({ state: 'RECEIVED', workers: 12, workerGroup: '新就业形态劳动者' });
    await expect(acceptLead(procurator(), row.id, null)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await reviewLead(procurator(), row.id);
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({ state: 'RECEIVED' });
    await acceptLead(procurator(), row.id, '虚构检民支〔2025〕1号');
    await reportLead(procurator(), {
      id: row.id,
      measure: 'SUPPORTED_LITIGATION',
      text: '已向法院提交支持起诉书',
    });
    await room.deliverAll();
    const back = await room.referral(room.union, referralId);
    expect(back).toMatchObject({ state: 'RESULT_REPORTED', outcome: 'HANDLED' });
    expect(back.result?.ruling?.decision).toBe('SUPPORTED_LITIGATION');
    await expect(
      reportLead(procurator(), { id: row.id, measure: 'NONE', text: '再报' }),
    ).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('may be passed on to the agency that is competent, and the sender is told', async () => {
    const { referralId, lead: row } = await received();
    await reviewLead(procurator(), row.id);
    await transferLead(procurator(), row.id, '人社局', '属于劳动保障监察职责');
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({ state: 'FORWARDED' });
  });

  test('may be passed on to a union of the linkage, which gets it as a referral that names the first (A13)', async () => {
    const { caseCode, referralId, lead: row } = await received();
    await reviewLead(procurator(), row.id);
    await expect(transferLead(procurator(), row.id, '法院', '不归我院', court.code)).rejects.toMatchObject({
      code: 'ARROW_NOT_OFFERED',
    });
    await transferLead(procurator(), row.id, '上级工会', '请工会先行监督', union.code);
    await room.deliverAll();
    const child = await room.union.dataSource.manager.findOneByOrFail(ReferralEntity, {
      ...{ caseCode, arrow: 'A13', direction: 'IN' as const },
    });
    expect(child).toMatchObject({ state: 'SENT', originId: referralId, counterpart: home.code });
    expect(child.issued.lead).toMatchObject({ subject: '拖欠工资', group: '新就业形态劳动者', workers: 12 });
  });

  test('is weighed by the own procurators and nobody else', async () => {
    const { lead: row } = await received();
    for (const ctx of [room.at('CLERK'), room.at('PROCURATOR', court), room.at('UNION_OFFICER', union)]) {
      await expect(reviewLead(ctx, row.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(mayWorkLead(ctx.actor, row)).toBe(false);
    }
    expect(mayWorkLead(procurator().actor, row)).toBe(true);
    expect([
      mayListLeads(procurator().actor),
      mayListLeads(room.at('ADMINISTRATOR').actor),
      mayListLeads(room.at('LEADER').actor),
    ]).toEqual([true, true, false]);
  });

  test('shows others nothing while it is weighed, and afterwards its result alone', async () => {
    const { caseCode, lead: row } = await received();
    expect(await caseAccess(room.at('UNION_OFFICER', union)).load(caseCode)).toBeNull();
    for (const state of ['RECEIVED', 'REVIEWING'] as const) {
      expect([
        mayKnowOfLead('OWN', { state }),
        mayKnowOfLead('REFERRED', { state }),
        mayKnowOfLead('MASKED', { state }),
      ]).toEqual([true, false, false]);
    }
    expect(mayKnowOfLead('REFERRED', { state: 'ACCEPTED' })).toBe(true);
    const seenBy = async (ctx: ReturnType<typeof procurator>) =>
      (await caseAsSeen(ctx, caseCode, 'leads { state resultText facts subject number }'))?.leads;
    expect(await seenBy(room.at('UNION_OFFICER', union))).toBeUndefined();
    await reviewLead(procurator(), row.id);
    await acceptLead(procurator(), row.id, '检1号');
    await reportLead(procurator(), { id: row.id, measure: 'NONE', text: '已支持起诉' });
    expect(await seenBy(room.at('UNION_OFFICER', union))).toMatchObject([
      { resultText: '已支持起诉', facts: null, subject: null, number: null },
    ]);
    expect(await seenBy(room.at('LEADER', linkageCentre))).toMatchObject([{ resultText: null, facts: null }]);
    expect(await seenBy(procurator())).toMatchObject([{ resultText: '已支持起诉', number: '检1号' }]);
  });
});

describe('a lead of unlawful employment (A13)', () => {
  const found = { subject: '超时加班', group: '外卖骑手', employerUncooperative: false, workers: 30 };
  const facts = '请工会会商，必要时发提示函';

  test('goes to a union with its facts', async () => {
    const { caseCode } = await received();
    const sent = await sendLead(procurator(), { caseCode, to: union.code, ...found, facts, number: null });
    await room.deliverAll();
    const arrived = await room.referral(room.union, sent.id);
    expect(arrived).toMatchObject({ arrow: 'A13', state: 'SENT', originId: null });
    expect(arrived.issued.lead).toEqual({ ...found, facts });
  });

  test('is sent by a procurator, in a case of the own, complete, and to a union', async () => {
    const { caseCode } = await received();
    const lead = { caseCode, to: union.code, ...found, facts };
    for (const ctx of [room.at('CLERK'), room.at('PROCURATOR', court), room.at('UNION_OFFICER', union)])
      await expect(sendLead(ctx, lead)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const [changes, code] of [
      [{ facts: ' ' }, 'BAD_INPUT'],
      [{ workers: 0 }, 'BAD_INPUT'],
      [{ to: court.code }, 'ARROW_NOT_OFFERED'],
      [{ caseCode: 'WF-370499-U-2025-999999-X' }, 'NOT_FOUND'],
    ] as const)
      await expect(sendLead(procurator(), { ...lead, ...changes })).rejects.toMatchObject({ code });
  });
});
