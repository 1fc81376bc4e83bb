import { askAgency, caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RequestContext } from '#kernel/context.js';
import { UsageRecordEntity } from '#kernel/disclosure/usage-record.entity.js';
import { acceptReferral } from '#kernel/referral/answer.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { linkageCentre, secondCourt } from '../../../infra/county/organisations.js';
import { PreFilingMediationEntity } from '../pre-filing-mediation/pre-filing-mediation.entity.js';
import {
  agreementOf,
  atUnion,
  bothSides,
  type CourtRoom,
  courtRoom,
  here,
  theUnion,
  wageFiling,
} from '../testing/court-room.js';

let room: CourtRoom;
let caseCode: string;
let intakeId: string;

beforeAll(async () => {
  room = await courtRoom();
  room.setTime('2024-09-05T10:00:00+08:00');
});
afterAll(() => room.stop());

const ask = askAgency;

const representations =
  'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Case { court { relation mode title facts parties { name idNumber } consents { scope } filingIntakes { state advice deadlines { rule due } } preFilingMediations { number state } referrals { arrow state } deadlines { rule } } } ... on TimelineEntry { court { ... on FilingIntake { receiptNumber } } } } }';

const viewOf = async (ctx: RequestContext) =>
  (
    await ask(ctx, representations, {
      of: [
        { __typename: 'Case', id: caseCode },
        { __typename: 'TimelineEntry', reference: `FilingIntake:${intakeId}` },
      ],
    })
  )._entities;

const reader = (agency: string, organisation: string, role: 'MEDIATOR' | 'LEADER' | 'CLERK') =>
  new RequestContext(room.court, {
    kind: 'STAFF',
    id: 'reader',
    name: '样例',
    agency,
    organisation,
    roles: [role],
  });

describe('the court’s doors', () => {
  test('take in a complaint and delegate its mediation', async () => {
    const received = await ask(
      room.clerkOfCourt(),
      'mutation ($input: CourtFilingInput!) { courtReceiveFiling(input: $input) { id caseCode state receiptNumber advice deadlines { rule due } } }',
      { input: wageFiling(bothSides, { facts: '欠薪' }) },
    );
    ({ id: intakeId, caseCode } = received.courtReceiveFiling);
    expect(received.courtReceiveFiling).toMatchObject({
      state: 'RECEIVED',
      advice: null,
      deadlines: [
        { rule: 'MED-7', due: '2024-09-09' },
        { rule: 'MED-8', due: '2024-09-10' },
      ],
    });
    const delegated = await ask(
      room.clerkOfCourt(),
      'mutation ($input: CourtDelegationInput!) { courtDelegateMediation(input: $input) { state number } }',
      { input: { filingIntakeId: intakeId, to: theUnion, number: '(2024)鲁0499民诉前调9001号' } },
    );
    expect(delegated.courtDelegateMediation).toEqual({
      state: 'REFERRED',
      number: '（2024）鲁0499民诉前调9001号',
    });
  });

  test('list the own intakes and tell the mode of a day', async () => {
    const answer = await ask(
      room.clerkOfCourt(),
      '{ courtFilingIntakes(states: [RECEIVED]) { total nodes { caseCode } } courtConfirmations { total } now: courtProfileOf { mode courtCode } later: courtProfileOf(on: "2025-01-01") { mode effectiveFrom } }',
    );
    expect(answer).toMatchObject({
      courtFilingIntakes: { total: 1, nodes: [{ caseCode }] },
      courtConfirmations: { total: 0 },
      now: { mode: 'P', courtCode: '鲁0499' },
      later: { mode: 'F', effectiveFrom: '2025-01-01' },
    });
  });
});

describe('the court’s part of a case', () => {
  test('is whole for its own staff', async () => {
    const [{ court }, entry] = await viewOf(room.clerkOfCourt());
    expect(court).toMatchObject({
      ...{ relation: 'OWN', mode: 'P', title: '追索劳动报酬纠纷', facts: '欠薪' },
      preFilingMediations: [{ number: '（2024）鲁0499民诉前调9001号', state: 'REFERRED' }],
      referrals: [{ arrow: 'A01', state: 'SENT' }],
    });
    expect(court.parties.map((party: { idNumber: string | null }) => party.idNumber)).toContain(
      '370499198803120019',
    );
    expect(court.consents).toHaveLength(2);
    expect(entry.court.receiptNumber).toBe('收20240905-0001');
  });

  test('does not exist for the union before it has accepted, nor for another court, nor do its records', async () => {
    for (const ctx of [reader('union', theUnion, 'MEDIATOR'), reader('court', secondCourt.code, 'CLERK')]) {
      const [part, entry] = await viewOf(ctx);
      expect([part.court, entry.court]).toEqual([null, null]);
    }
  });

  test('is shown to the union after it has accepted, with numbers masked, and the look is on record', async () => {
    await room.deliverAll();
    const { id } = await room.court.dataSource.manager.findOneByOrFail(ReferralEntity, {
      caseCode,
      direction: 'OUT',
    });
    await atUnion(room, async (tx, ctx) =>
      acceptReferral(tx, ctx, await loadReferral(tx, ctx, id, 'IN'), { recordId: id, due: '2024-10-08' }),
    );
    await room.deliverAll();
    const [{ court }] = await viewOf(reader('union', theUnion, 'MEDIATOR'));
    expect(court.relation).toBe('REFERRED');
    expect(JSON.stringify(court.parties)).not.toContain('370499198803120019');
    expect(
      await room.court.dataSource.manager.countBy(UsageRecordEntity, {
        caseCode,
        readerOrganisation: theUnion,
      }),
    ).toBe(1);
  });

  test('names nobody to a leader', async () => {
    const [{ court }] = await viewOf(reader('docket', linkageCentre.code, 'LEADER'));
    expect(court).toMatchObject({ relation: 'MASKED', consents: [], facts: null });
    expect(JSON.stringify(court)).not.toContain('测试甲');
  });
});

test('what is claimed for which months is taken down with the complaint', async () => {
  const file = (claims: object[]) =>
    ask(
      room.clerkOfCourt(),
      'mutation ($input: CourtFilingInput!) { courtReceiveFiling(input: $input) { caseCode } }',
      { input: { ...wageFiling(bothSides), claims } },
    );
  const claim = { kind: 'WAGES', from: '2024-06', until: '2024-08' };
  const { courtReceiveFiling } = await file([claim]);
  const selection = 'claimedPeriods { kind from until }';
  const part = await caseAsSeen(room.clerkOfCourt(), courtReceiveFiling.caseCode, selection);
  expect(part.claimedPeriods).toEqual([claim]);
  await expect(file([{ ...claim, until: '2024-10' }])).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

test('a delegation called back through the door every agency has is open to be designated again', async () => {
  const input = { input: wageFiling(bothSides) };
  const { courtReceiveFiling } = await ask(
    room.clerkOfCourt(),
    'mutation ($input: CourtFilingInput!) { courtReceiveFiling(input: $input) { id caseCode } }',
    input,
  );
  const delegation = {
    filingIntakeId: courtReceiveFiling.id,
    to: theUnion,
    number: '（2024）鲁0499民诉前调9002号',
  };
  await ask(
    room.clerkOfCourt(),
    'mutation ($input: CourtDelegationInput!) { courtDelegateMediation(input: $input) { id } }',
    { input: delegation },
  );
  const { id } = await room.court.dataSource.manager.findOneByOrFail(ReferralEntity, {
    caseCode: courtReceiveFiling.caseCode,
  });
  await ask(
    room.clerkOfCourt(),
    'mutation ($id: ID!) { courtRecallReferral(id: $id, reason: "材料有误") { state } }',
    { id },
  );
  const mediation = await room.court.dataSource.manager.findOneByOrFail(PreFilingMediationEntity, {
    intakeId: courtReceiveFiling.id,
  });
  expect(mediation.state).toBe('OPENED');
});

test('an application returned through the door every agency has is not accepted', async () => {
  const agreement = { ...agreementOf('2024-09-04T10:00:00+08:00'), agreementId: crypto.randomUUID() };
  const { APPLICANT, RESPONDENT } = await room.parties(caseCode);
  const application = {
    appliedOn: '2024-09-05',
    applicantPartyIds: [APPLICANT.id, RESPONDENT.id],
    agreement,
    mediationOrganisation: theUnion,
    mediators: [],
  };
  const letter = {
    type: 'CONFIRMATION_APPLICATION',
    number: null,
    title: '司法确认申请书',
    signedBy: '样例',
  };
  const { id } = await atUnion(room, (tx, ctx) =>
    issueReferral(tx, ctx, {
      arrow: 'A05',
      from: theUnion,
      to: here,
      caseCode,
      recordId: crypto.randomUUID(),
      letter,
      consents: [],
      materials: [],
      content: { application },
    }),
  );
  await room.deliverAll();
  const input = { id, reason: 'MATERIALS_INCOMPLETE', text: '缺少调解证明' };
  await ask(
    room.clerkOfCourt(),
    'mutation ($input: ReferralReturnInput!) { courtReturnReferral(input: $input) { state } }',
    { input },
  );
  const shown = await ask(
    room.clerkOfCourt(),
    '{ courtConfirmations(states: [NOT_ACCEPTED]) { nodes { note dueIfExtended agreement { terms } } } }',
  );
  expect(shown.courtConfirmations.nodes).toEqual([
    { note: '缺少调解证明', dueIfExtended: null, agreement: { terms: '2024年10月31日前支付工资。' } },
  ]);
});

test('a reference that is not the court’s names nothing', async () => {
  const of = ['Mediation:1', 'FilingIntake:no-uuid', 'constructor:x', ''].map((reference) => ({
    __typename: 'TimelineEntry',
    reference,
  }));
  const { _entities } = await ask(room.clerkOfCourt(), representations, { of });
  expect(_entities.map((entry: { court: unknown }) => entry.court)).toEqual([null, null, null, null]);
});
