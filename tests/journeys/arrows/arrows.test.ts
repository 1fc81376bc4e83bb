import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { leads, sendersGuards } from '#kernel/arrows/arrow-row.js';
import { checkArrows, faultsOfArrows, faultsOfSender } from '#kernel/arrows/check-arrows.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { arrow as arrowOf, arrows, returnReasons } from '#kernel/clock/law.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { post } from '#kernel/exchange/post.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { manifests } from '../../../infra/manifests.js';
import type { AgencyName } from '../../../infra/county/process-table.js';
import * as county from '../../../infra/county/organisations.js';
import { sendLead } from '../../../subgraphs/union/lead/send-lead.js';
import { askAgency } from '../../kit/case-as-seen.js';
import type { ArrowJourney, Stopped } from './arrow-journey.js';
import { bureauArrowJourneys } from './bureau-arrows.js';
import { courtArrowJourneys, delegatedCase, setCourtModes } from './court-arrows.js';
import { everybodyArrows } from './everybody-sends.js';
import { home, type Linkage, linkage } from './linkage.js';
import { onwardArrowJourneys } from './onward-arrows.js';
import { prosecutionArrowJourneys } from './prosecution-arrows.js';
import { transferArrowJourneys } from './transfer-arrows.js';
import { unionArrowJourneys } from './union-arrows.js';
import { agreedCase, unionCase, unionist } from './union-case.js';

const journeys: readonly ArrowJourney[] = [
  ...courtArrowJourneys,
  ...unionArrowJourneys,
  ...bureauArrowJourneys,
  ...prosecutionArrowJourneys,
  ...onwardArrowJourneys,
  ...everybodyArrows,
  ...transferArrowJourneys,
];

let room: Linkage;
beforeAll(async () => {
  room = await linkage();
  await setCourtModes(room);
}, 180_000);
afterAll(() => room?.stop());

const receivers: Partial<Record<AgencyName, Parameters<Linkage['at']>[1]>> = {
  union: 'UNION_OFFICER',
  court: 'CLERK',
  'human-resources': 'ARBITRATOR',
  procuratorate: 'PROCURATOR',
  justice: 'LEGAL_AID_OFFICER',
};

/** The receiver's door for sending a referral back. */
function sendBack(to: AgencyName, id: string, reason: string): Promise<unknown> {
  const ctx = room.at(to, receivers[to]!);
  const door = `${ctx.agency.manifest.field}ReturnReferral`;
  const mutation = `mutation($input: ReferralReturnInput!) { ${door}(input: $input) { state } }`;
  return askAgency(ctx, mutation, { input: { id, reason, text: '退回的理由' } });
}

const outOfHub = journeys.filter(({ to }) => to === null);
const inHub = journeys.filter((journey): journey is ArrowJourney & { to: AgencyName } => journey.to !== null);

describe.each(inHub)('$arrow', ({ arrow, from, to, out, comesBack }) => {
  test('goes out with its letter, and comes back with a coded reason where it may', async () => {
    const row = arrowOf(arrow);
    const caseCode = await out(room);
    const { id, issued, answerDue } = await room.sent(from, caseCode, arrow);
    expect([...row.documents, ...row.letters]).toContain(issued.letter.type);
    expect(answerDue === null).toBe(row.answerRule === null);
    await room.deliverAll();
    expect(await room.copy(to, id)).toMatchObject({ direction: 'IN', state: 'SENT', arrow, caseCode });

    const unknown = returnReasons().find(({ code }) => !row.returnReasons.includes(code));
    const foreign = unknown?.code ?? 'NO_SUCH_REASON';
    const code = comesBack === null ? 'WRONG_STATE' : 'BAD_INPUT';
    await expect(sendBack(to, id, foreign)).rejects.toMatchObject({ code });
    if (comesBack === null) {
      expect(row.returnReasons).toEqual([]);
      return;
    }
    await sendBack(to, id, comesBack);
    await room.deliverAll();
    expect(await room.copy(from, id)).toMatchObject({ state: 'RETURNED', returnReason: comesBack });
  });
});

test.each(outOfHub)('$arrow leaves the hub on paper, and sends no message', async ({ arrow, from, out }) => {
  const caseCode = await out(room);
  expect(room.agency(from).manifest.sends).toHaveProperty(arrow);
  await expect(room.sent(from, caseCode, arrow)).rejects.toThrow();
});

const tried = journeys.flatMap(({ arrow, from, guards }) =>
  Object.entries(guards).map(([guard, stop]) => ({ arrow, from, guard, stop, code: codeOf(stop) })),
);

function codeOf(stop: Stopped): string | null {
  return 'code' in stop ? stop.code : null;
}

describe('a guard', () => {
  test.each(tried)('$guard stops $arrow with $code', async ({ arrow, from, guard, stop }) => {
    if ('shown' in stop) return stop.shown(room);
    const { code, attempt, offer } = stop;
    const refusal = expect.objectContaining({ name: 'Refusal', code });
    const check = room.agency(from).manifest.sends![arrow]![guard];
    const asked = check ? vi.spyOn(room.agency(from).manifest.sends![arrow]!, guard) : null;
    try {
      await expect(attempt(room)).rejects.toEqual(refusal);
      // It is this guard that has refused, and no other step on the way.
      if (asked && !offer)
        expect(asked.mock.settledResults.at(-1)).toEqual({ type: 'rejected', value: refusal });
    } finally {
      asked?.mockRestore();
    }
    const look = async (caseCode: string) =>
      (await offersOf(from, caseCode))[arrow].guards.find((one: { code: string }) => one.code === guard);
    if (offer) expect(await offer(room, look)).toMatchObject({ standing: 'UNMET', refusal: code });
  });
});

describe('the table', () => {
  const sent = manifests.flatMap(({ sends = {} }) => Object.keys(sends));

  test('has a journey for every arrow that an agency sends, and none else', () => {
    expect([...new Set(journeys.map(({ arrow }) => arrow))].sort()).toEqual([...new Set(sent)].sort());
  });

  test.each([...new Set(sent)].sort())('has every guard of %s refused somewhere', (id) => {
    const row = arrowOf(id);
    const recorded = row.consent.length > 0 && row.consentGiven === 'RECORDED';
    const wanted = [...row.guards.map(({ code }) => code), ...(recorded ? ['CONSENT'] : [])];
    const shown = journeys.find(({ arrow }) => arrow === id)!.guards;
    expect(Object.keys(shown).sort()).toEqual(wanted.sort());
  });

  test('stops an agency that leaves a guard unanswered, and a row that names what no table has', () => {
    const [, court] = manifests;
    const { ON_ROSTER, ...open } = court!.sends!.A01!;
    expect(ON_ROSTER).toBeDefined();
    expect(() => checkArrows({ name: 'court', sends: { A01: open } })).toThrow(
      'court: nobody answers ON_ROSTER of A01.',
    );
    expect(faultsOfSender({ name: 'court', sends: { A07: {} } }, arrows())).toHaveLength(1);
    const astray = { ...arrowOf('A01'), documents: ['NO_SUCH'], returnReasons: [], consentScopes: [] };
    expect(faultsOfArrows([astray]).sort()).toEqual([
      'A01: consent and consentScopes go together.',
      'A01: it can be sent back, and has no return reasons; or the reverse.',
      ...['A01: there is no arrow A05.', 'A01: there is no arrow A17.', 'A01: there is no document NO_SUCH.'],
    ]);
    expect(faultsOfArrows(arrows())).toEqual([]);
  });

  test('is answered by agencies at which the arrows begin', () => {
    for (const { name, sends = {} } of manifests)
      for (const id of Object.keys(sends)) {
        expect(leads(arrowOf(id).from, name)).toBe(true);
        expect(Object.keys(sends[id]!).sort()).toEqual(
          sendersGuards(arrowOf(id))
            .map((one) => one.code)
            .sort(),
        );
      }
  });
});

describe('an arrangement', () => {
  /** 韩城 works as 4+N, without the procuratorate. */
  async function inHancheng(): Promise<string> {
    const { caseCode } = await unionCase(room);
    await room
      .agency('union')
      .dataSource.manager.update(CaseFileEntity, { caseCode }, { division: '610581' });
    return caseCode;
  }
  const lead = { subject: '欠薪', group: '农民工', workers: 3, employerUncooperative: true, facts: '欠薪。' };
  const to = county.procuratorate.code;

  test('without the procuratorate sends it nothing, and says so', async () => {
    const caseCode = await inHancheng();
    await expect(sendLead(unionist(room), { caseCode, to, ...lead })).rejects.toMatchObject({
      code: 'NOT_IN_ARRANGEMENT',
      message: `${county.procuratorate.name}没有参加案件所在地的联动（韩城“4+N”），不能办理线索移送。`,
    });
    const offers = await offersOf('union', caseCode);
    expect(offers.A10).toMatchObject({ offered: false, receivers: [] });
    expect(offers.A10.guards[0]).toMatchObject({ code: 'ARRANGEMENT', refusal: 'NOT_IN_ARRANGEMENT' });
    expect(offers.A25).toMatchObject({ offered: true });
  });

  test('is held to by the receiver too', async () => {
    const [{ caseCode: earlier }, { caseCode }] = [await unionCase(room), await unionCase(room)];
    await sendLead(unionist(room), { caseCode: earlier, to, ...lead });
    const { issued } = await room.sent('union', earlier, 'A10');
    const referralId = randomUUID();
    const dispute = { ...issued.dispute, division: '610581' };
    const body = { ...issued, caseCode, referralId, dispute };
    const ctx = unionist(room);
    const from = county.union.code;
    await ctx.transaction(async (tx) => {
      post(tx, ctx, { caseCode, from, to, type: 'ReferralIssued', referralId, body });
    });
    await room.deliverAll();
    expect(await room.copy('procuratorate', referralId)).toBeNull();
    const told = { caseCode, type: 'ReferralIssued' } as const;
    const { manager } = room.agency('union').dataSource;
    const { receipt } = await manager.findOneByOrFail(OutboxMessageEntity, told);
    const { receipt: said } = JSON.parse(receipt!) as { receipt: string };
    expect(JSON.parse(said)).toMatchObject({ disposition: 'REFUSED', code: 'NOT_IN_ARRANGEMENT' });
  });
});

// The answers are JSON of many shapes.
async function offersOf(name: AgencyName, caseCode: string): Promise<Record<string, any>> {
  const ctx = room.at(name, receivers[name]!);
  const door = `${ctx.agency.manifest.field}ArrowOffers`;
  const selection = `arrow offered documentOut nextArrows back receivers { code } guards { code standing refusal reason }
    answer { rule due } handling { rule due length source }`;
  const data = await askAgency(ctx, `query($id: ID!) { ${door}(caseCode: $id) { ${selection} } }`, {
    id: caseCode,
  });
  return Object.fromEntries(data[door].map((offer: { arrow: string }) => [offer.arrow, offer]));
}

describe('what can be done next in a case', () => {
  test('is told with what is missing, what goes out, which clocks start and what follows', async () => {
    const { caseCode } = await unionCase(room);
    const offers = await offersOf('union', caseCode);
    expect(Object.keys(offers)).toEqual(Object.keys(room.agency('union').manifest.sends!).sort());
    expect(offers.A05).toMatchObject({ offered: false });
    expect(offers.A05.guards).toContainEqual({
      ...{ code: 'JOINT_APPLICATION', standing: 'UNMET', refusal: 'WRONG_STATE' },
      reason: '本案还没有调解协议。',
    });
    expect(offers.A07).toMatchObject({
      ...{
        offered: false,
        documentOut: arrowOf('A07').documentOut,
        receivers: [{ code: county.justice.code }],
      },
      handling: { rule: 'LA-1', due: '2025-03-10' },
    });
    expect(offers.A10.guards).toContainEqual({
      ...{ code: 'LISTED_GROUP_OR_MASS', standing: 'TO_STATE', refusal: null, reason: null },
    });
    expect(offers.A10).toMatchObject({ offered: true, nextArrows: ['A12', 'A14'] });
    expect(offers.A11.guards).toContainEqual(
      expect.objectContaining({ code: 'SUIT_ADMISSIBLE', standing: 'WITH_RECEIVER' }),
    );
  });

  test('after an agreement has taken effect is confirmation or review, until one of them is taken', async () => {
    const { caseCode } = await agreedCase(room);
    const { A05, A06 } = await offersOf('union', caseCode);
    expect([A05.offered, A06.offered]).toEqual([true, true]);
    expect(A05.answer).toMatchObject({ rule: 'JC-2' });
    const consent = { code: 'CONSENT', standing: 'TO_STATE', refusal: null, reason: null };
    expect(A05.guards).toContainEqual(consent);
  });

  test('is nobody else’s to ask', async () => {
    const { caseCode } = await unionCase(room);
    await expect(offersOf('court', caseCode)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is no second delegation while the first is with the union, and one again once it has come back', async () => {
    const caseCode = await delegatedCase(room);
    const oneAtATime = async () =>
      (await offersOf('court', caseCode)).A01.guards.find(
        (each: { code: string }) => each.code === 'ONE_AT_A_TIME',
      );
    expect(await oneAtATime()).toEqual({
      ...{ code: 'ONE_AT_A_TIME', standing: 'UNMET', refusal: 'WRONG_STATE' },
      reason: `本案的诉前委派调解已经移送${county.union.name}，还没有反馈。`,
    });
    await room.deliverAll();
    const { id } = await room.sent('court', caseCode, 'A01');
    const receiver = room.at('union', 'UNION_OFFICER');
    const signFor = 'mutation($id: ID!) { unionSignForReferral(id: $id) { state } }';
    await askAgency(receiver, signFor, { id });
    await sendBack('union', id, 'PARTY_REFUSES');
    await room.deliverAll();
    expect(await oneAtATime()).toMatchObject({ standing: 'MET' });
  });
});

test('a result of a delegated mediation (A17) has no letter of its own', async () => {
  const { caseCode } = await unionCase(room);
  const ctx = unionist(room);
  const letter = { type: 'RESULT_FEEDBACK', title: '结果反馈表', signedBy: '样例' };
  const spec = {
    arrow: 'A17',
    from: county.union.code,
    to: home.court.code,
    caseCode,
    recordId: null,
    letter,
  };
  await expect(
    ctx.transaction((tx) => issueReferral(tx, ctx, { ...spec, consents: [], materials: [] })),
  ).rejects.toMatchObject({ code: 'ARROW_NOT_OFFERED', message: '调解结果反馈随移送的结果反馈，不另发函。' });
});
