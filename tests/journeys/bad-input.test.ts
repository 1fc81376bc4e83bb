import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BootedHub, bootHub } from '../kit/boot-hub.js';
import { purposeHeader } from '../kit/purpose-header.js';
import { rowCounts } from '../kit/row-counts.js';
import { organisations, partiesOf, unionMediator, workerA } from './people.js';
import { mediatorOf, Scene, waitFor } from './scene.js';

let hub: BootedHub;
beforeAll(async () => {
  hub = await bootHub();
}, 120_000);
afterAll(() => hub?.stop());

const clerk = 'second-court-clerk';
const mediator = 'union-mediator';
let serial = 100;

/** A complaint at the court in mode P, with the consents named. */
async function filed(at: string, sides: string[] = ['APPLICANT', 'RESPONDENT']): Promise<Scene> {
  const scene = new Scene(hub.client);
  await hub.client.setClock(`${at}+08:00`);
  const consents = sides.map((side) => ({
    side,
    scope: 'MEDIATION',
    channel: 'PAPER',
    evidence: '调解同意书',
  }));
  const input = {
    cause: 'WAGE_CLAIM',
    causeVersion: '2020',
    claim: 1_860_000,
    facts: '欠条',
    directSuitGround: 'WAGE_IOU',
    parties: partiesOf(workerA),
    consents,
  };
  const intake = await scene.act(clerk, 'courtReceiveFiling', input, 'id caseCode');
  scene.set('intake', intake.id);
  scene.set('case', intake.caseCode);
  return scene;
}

const delegation = (scene: Scene, year = 2024) => ({
  filingIntakeId: scene.get('intake'),
  to: organisations.union,
  number: `（${year}）鲁0402民诉前调${serial++}号`,
  materials: [],
});

/** The same, delegated to the union and arrived there. */
async function delegated(at: string): Promise<Scene> {
  const scene = await filed(at);
  await scene.act(clerk, 'courtDelegateMediation', delegation(scene), 'id');
  const { referrals } = await scene.part(clerk, 'court', 'referrals { id }');
  scene.set('referral', referrals[0].id);
  scene.set('mediator', await mediatorOf(scene, 'union', mediator, unionMediator));
  await waitFor(() => scene.part(mediator, 'union', 'referrals { id }').then((part) => part?.referrals[0]));
  return scene;
}

/** The same, agreed and in effect. */
async function agreed(at: string): Promise<Scene> {
  const scene = await delegated(at);
  const { id } = await scene.act(
    mediator,
    'unionAcceptMediation',
    { referralId: scene.get('referral'), mediatorIds: [scene.get('mediator')] },
    'id',
  );
  const terms = {
    route: 'DELEGATED',
    terms: '支付工资',
    amount: 1_860_000,
    performBy: null,
    claimKinds: ['WAGE_CLAIM'],
  };
  const agreement = await scene.act(mediator, 'unionDraftAgreement', { mediationId: id, ...terms }, 'id');
  const { worker, employer } = await scene.parties(mediator, 'union');
  for (const partyId of [worker, employer]) {
    await scene.act(
      mediator,
      'unionSignAgreement',
      { agreementId: agreement.id, role: 'PARTY', partyId, signer: '当事人', manner: 'PAPER' },
      'id',
    );
  }
  scene.set('agreement', agreement.id);
  scene.set('worker', worker);
  scene.set('employer', employer);
  await hub.settled();
  return scene;
}

/** Does what must be refused; answers the refusal after checking that not one row was written anywhere. */
async function refusedWithoutTrace(
  work: () => Promise<{ code: string; message: string; hint: string | null }>,
) {
  await hub.settled();
  const before = await rowCounts(hub);
  const refusal = await work();
  expect(await rowCounts(hub)).toEqual(before);
  expect(refusal.message).toMatch(/\p{Script=Han}/u);
  return refusal;
}

beforeEach(() => hub.client.setClock(null));

describe('a case that the caller may not know of', () => {
  const view =
    'query($id: ID!) { case(id: $id) { id court { relation title } union { relation } docket { title } } }';

  test('answers alike whether it is unknown, another’s, or no code at all', async () => {
    const scene = await filed('2024-09-02T09:00:00');
    await hub.settled();
    const ask = async (id: string) => {
      const { status, data, errors } = await hub.client.ask('arbitrator', view, { id });
      return { status, data, errors: errors.map(({ extensions, ...error }) => ({ ...error, extensions })) };
    };
    const others = await ask(scene.get('case'));
    expect(others.data).toEqual({ case: null });
    expect(others.errors[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      hint: expect.stringContaining('校验'),
    });
    expect(await ask('WF-370499-C-2024-999999-0')).toEqual(others);
    expect(await ask('no code at all')).toEqual(others);
    expect(await ask(`${scene.get('case')} or 1=1`)).toEqual(others);
  });

  test('is there for its own clerk', async () => {
    const scene = await filed('2024-09-02T09:00:00');
    expect((await hub.client.must(clerk, view, { id: scene.get('case') })).case.court.relation).toBe('OWN');
  });

  test('cannot be acted on: the answer is the same as for what is not there', async () => {
    const scene = await delegated('2024-09-05T09:00:00');
    const close = (id: string) =>
      hub.client.refusal('court-clerk', 'mutation($id: ID!) { courtCloseReferral(id: $id) { id } }', { id });
    const others = await refusedWithoutTrace(() => close(scene.get('referral')));
    expect(others).toEqual(await close('8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d'));
    expect(others).toEqual(await close('no id'));
  });
});

describe('a bad value', () => {
  const results =
    'query($id: IdNumber!, $code: CreditCode!) { unionMediationResults(idNumber: $id, creditCode: $code) { outcome } }';
  const good = { id: workerA.idNumber, code: '91370499FAKE00013R' };

  test.each([
    [
      'an identity number with a wrong check character',
      { ...good, id: '370499198803120018' },
      'INVALID_ID_NUMBER',
    ],
    [
      'a credit code with a wrong check character',
      { ...good, code: '91370499FAKE00013X' },
      'INVALID_CREDIT_CODE',
    ],
  ])('is refused with its own code: %s', async (_what, variables, code) => {
    const refusal = await refusedWithoutTrace(() => hub.client.refusal('arbitrator', results, variables));
    expect(refusal).toMatchObject({ code, hint: expect.any(String) });
  });

  test.each([
    ['a sum with parts of a fen', { claim: 18.6 }, 'INVALID_MONEY'],
    ['a negative sum', { claim: -1 }, 'INVALID_MONEY'],
    ['a cause no list has', { cause: 'NO_SUCH_CAUSE' }, 'BAD_INPUT'],
    ['no respondent', { parties: partiesOf(workerA).slice(0, 1) }, 'BAD_INPUT'],
    [
      'a phone number of letters',
      { parties: [{ ...partiesOf(workerA)[0], phone: 'abc' }, partiesOf(workerA)[1]] },
      'INVALID_PHONE',
    ],
  ])('stops a filing: %s', async (_what, change, code) => {
    const input = {
      cause: 'WAGE_CLAIM',
      causeVersion: '2020',
      claim: 1,
      facts: '',
      parties: partiesOf(workerA),
      consents: [],
      ...change,
    };
    const refusal = await refusedWithoutTrace(() =>
      new Scene(hub.client).refused(clerk, 'courtReceiveFiling', input),
    );
    expect(refusal.code).toBe(code);
  });

  test('is refused in a case number', async () => {
    const scene = await filed('2024-09-02T09:00:00');
    const refusal = await refusedWithoutTrace(() =>
      scene.refused(clerk, 'courtDelegateMediation', { ...delegation(scene), number: '鲁民诉前调' }),
    );
    expect(refusal.code).toBe('INVALID_CASE_NUMBER');
  });
});

describe('what the law does not allow', () => {
  test('a delegation without the employer’s consent', async () => {
    const scene = await filed('2024-09-02T09:00:00', ['APPLICANT']);
    const refusal = await refusedWithoutTrace(() =>
      scene.refused(clerk, 'courtDelegateMediation', delegation(scene)),
    );
    expect(refusal).toMatchObject({
      code: 'CONSENT_MISSING',
      message: expect.stringContaining('被申请人'),
      hint: expect.any(String),
    });
  });

  test('a delegation by a court in mode F', async () => {
    const scene = await filed('2025-04-28T09:00:00');
    const refusal = await refusedWithoutTrace(() =>
      scene.refused(clerk, 'courtDelegateMediation', delegation(scene, 2025)),
    );
    expect(refusal).toMatchObject({ code: 'COURT_MODE_F', hint: expect.stringContaining('委托') });
  });

  test('a filing that should go to arbitration first', async () => {
    await hub.client.setClock('2025-04-28T09:00:00+08:00');
    const scene = new Scene(hub.client);
    const input = {
      cause: 'WAGE_CLAIM',
      causeVersion: '2020',
      claim: 1,
      facts: '',
      parties: partiesOf(workerA),
      consents: [],
    };
    const intake = await scene.act(clerk, 'courtReceiveFiling', input, 'id advice');
    expect(intake.advice).toContain('仲裁');
    const registration = {
      filingIntakeId: intake.id,
      number: '（2025）鲁0402民初777号',
      procedure: 'SUMMARY',
    };
    expect(
      (await refusedWithoutTrace(() => scene.refused(clerk, 'courtRegisterCivilCase', registration))).code,
    ).toBe('ARBITRATION_FIRST');
  });

  test('a joint application by one party alone', async () => {
    const scene = await agreed('2024-09-05T09:00:00');
    const input = {
      agreementId: scene.get('agreement'),
      to: organisations.secondCourt,
      applicantPartyIds: [scene.get('worker')],
    };
    expect(
      await refusedWithoutTrace(() => scene.refused(mediator, 'unionApplyConfirmation', input)),
    ).toMatchObject({ code: 'ONE_PARTY_APPLICATION', hint: expect.any(String) });
  });

  test('a joint application a day late, and one on the last day is in time', async () => {
    const scene = await agreed('2024-09-05T09:00:00');
    const both = {
      agreementId: scene.get('agreement'),
      applicantPartyIds: [scene.get('worker'), scene.get('employer')],
    };
    // Thirty days from Thursday 5 September end on Saturday 5 October, inside the holidays: the last day is the 8th.
    await hub.client.setClock('2024-10-09T09:00:00+08:00');
    const late = await refusedWithoutTrace(() =>
      scene.refused(mediator, 'unionApplyConfirmation', { ...both, to: organisations.secondCourt }),
    );
    expect(late).toMatchObject({ code: 'OUT_OF_TIME', hint: expect.any(String) });
    await hub.client.setClock('2024-10-08T17:00:00+08:00');
    const referral = await scene.act(
      mediator,
      'unionApplyConfirmation',
      { ...both, to: organisations.secondCourt },
      'state',
    );
    expect(referral.state).toBe('SENT');
    const review = await refusedWithoutTrace(() =>
      scene.refused(mediator, 'unionApplyArbitralReview', {
        ...both,
        to: organisations.humanResources,
      }),
    );
    expect(['ALREADY_CONFIRMED', 'OUT_OF_TIME']).toContain(review.code);
  });

  test('an act from a wrong state', async () => {
    const scene = await agreed('2024-09-05T09:00:00');
    const draft = { mediationId: 'x', route: 'DELEGATED', terms: '', claimKinds: [] };
    expect(
      (await refusedWithoutTrace(() => scene.refused(mediator, 'unionDraftAgreement', draft))).code,
    ).toBe('NOT_FOUND');
    const recall = () =>
      hub.client.refusal(clerk, 'mutation($id: ID!) { courtRecallReferral(id: $id, reason: "x") { id } }', {
        id: scene.get('referral'),
      });
    expect(await refusedWithoutTrace(recall)).toMatchObject({
      code: 'WRONG_STATE',
      hint: expect.any(String),
    });
  });

  test('a second answer to a referral', async () => {
    const scene = await delegated('2024-09-05T09:00:00');
    const answer = { id: scene.get('referral'), reason: 'PARTY_REFUSES', text: '当事人不同意' };
    await scene.act(mediator, 'unionReturnReferral', answer, 'id');
    expect(
      await refusedWithoutTrace(() => scene.refused(mediator, 'unionReturnReferral', answer)),
    ).toMatchObject({ code: 'ALREADY_ANSWERED', hint: expect.any(String) });
    const acceptance = { referralId: scene.get('referral'), mediatorIds: [scene.get('mediator')] };
    expect(
      (await refusedWithoutTrace(() => scene.refused(mediator, 'unionAcceptMediation', acceptance))).code,
    ).toBe('ALREADY_ANSWERED');
  });

  test('a search for mediation results without a purpose; with one it answers and leaves a usage record', async () => {
    const query =
      'query($id: IdNumber!, $code: CreditCode!) { unionMediationResults(idNumber: $id, creditCode: $code) { outcome } }';
    const exact = { id: workerA.idNumber, code: '91370499FAKE00013R' };
    expect((await refusedWithoutTrace(() => hub.client.refusal('arbitrator', query, exact))).code).toBe(
      'PURPOSE_REQUIRED',
    );
    const caseNumber = '虚劳人仲案字〔2024〕第12号';
    const purpose = purposeHeader({ reason: 'ARBITRATION_INQUIRY', caseNumber });
    const { dataSource } = hub.agency('union').agency;
    await hub.client.must('arbitrator', query, exact, purpose);
    const records = await dataSource.query<unknown[]>(
      `select distinct reason, case_number from usage_record where reader_id = 'arbitrator'`,
    );
    expect(records).toEqual([{ reason: 'ARBITRATION_INQUIRY', case_number: caseNumber }]);
  });

  test('anything at all without signing in', async () => {
    expect((await hub.client.ask(null, '{ courtReferrals(direction: OUT) { total } }')).status).toBe(401);
  });
});
