import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { court, humanResources, procuratorate, union } from '../../infra/county/organisations.js';
import { type BootedHub, bootHub } from '../kit/boot-hub.js';
import { firm, partiesOf, workerA, workerB } from './people.js';

let hub: BootedHub;
let caseCode: string;
let supportId: string;
const procurator = 'procurator';

beforeAll(async () => {
  hub = await bootHub();
  await hub.client.setClock('2025-06-02T10:00:00+08:00');
  const input = {
    ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', weakPosition: '进城务工人员', request: '支付工资' },
    ...{ facts: '持工资欠条。', consentChannel: 'PAPER', consentEvidence: '支持起诉申请书（测）1号' },
    parties: partiesOf(workerA),
  };
  const asked = await act(procurator, 'procuratorateApplySupport', 'ApplySupportInput', input, 'id caseCode');
  ({ id: supportId, caseCode } = asked);
}, 120_000);
afterAll(() => hub?.stop());

/** Does a mutation with one input and answers the fields asked for. */
async function act(person: string, name: string, type: string, input: object, fields = 'id'): Promise<any> {
  const mutation = `mutation($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
  return (await hub.client.must(person, mutation, { input }))[name];
}

async function onId(person: string, name: string, id: string): Promise<void> {
  await hub.client.must(person, `mutation($id: ID!) { ${name}(id: $id) { id } }`, { id });
  await hub.settled();
}

/** Answers a referral at the door of its receiver. */
async function answer(
  person: string,
  field: string,
  id: string,
  text: string,
  number?: string,
): Promise<void> {
  await act(person, `${field}ReportReferral`, 'ReferralReportInput', { id, text, ...(number && { number }) });
  await hub.settled();
}

async function returnIt(person: string, name: string, id: string, text: string): Promise<void> {
  await act(person, name, 'ReferralReturnInput', { id, reason: 'OUT_OF_SCOPE', text });
  await hub.settled();
}

const part = async (fields: string): Promise<any> => {
  const query = `query($id: ID!) { case(id: $id) { procuratorate { ${fields} } } }`;
  return (await hub.client.must(procurator, query, { id: caseCode })).case.procuratorate;
};

/** The referral by an arrow as its receiver has it. */
async function received(
  person: string,
  field: string,
  arrow: string,
): Promise<{ id: string; state: string }> {
  const query = `query($arrow: String) { ${field}Referrals(direction: IN, arrow: $arrow, first: 50) { nodes { id state caseCode } } }`;
  const { [`${field}Referrals`]: page } = await hub.client.must(person, query, { arrow });
  const open = ['SENT', 'RECEIVED'];
  const here = page.nodes.filter((node: { caseCode: string }) => node.caseCode === caseCode);
  return here.find(({ state }: { state: string }) => open.includes(state)) ?? here.at(-1);
}

describe('what leaves the procuratorate by the hub', () => {
  test('is a statement of support for the court, after the claimant has sued (A14)', async () => {
    await onId(procurator, 'procuratorateReviewSupport', supportId);
    const decision = { id: supportId, number: '虚构检民支〔2025〕1号', reason: '符合条件' };
    const decide = `mutation($input: DecideSupportInput!) { procuratorateDecideSupport(input: $input) { id } }`;
    expect(await hub.client.refusal(procurator, decide, { input: decision })).toMatchObject({
      code: 'ARBITRATION_FIRST',
    });
    const admissible = { ...decision, directSuitGround: 'WAGE_IOU' };
    await act(procurator, 'procuratorateDecideSupport', 'DecideSupportInput', admissible);
    const statement = { id: supportId, courtCode: court.code, suedOn: '2025-06-02' };
    await act(procurator, 'procuratorateFileSupport', 'FileSupportInput', statement);
    await hub.settled();
    const { id, state } = await received('court-clerk', 'court', 'A14');
    expect(state).toBe('SENT');
    await onId('court-clerk', 'courtSignForReferral', id);
    const { supportedLitigations, referrals } = await part(
      'supportedLitigations { state courtName } referrals { id state }',
    );
    expect(supportedLitigations).toEqual([{ state: 'FILED', courtName: court.name }]);
    expect(referrals).toContainEqual({ id, state: 'RECEIVED' });
    // The court replies; it does not send a statement of support back.
    const back = 'mutation($input: ReferralReturnInput!) { courtReturnReferral(input: $input) { id } }';
    const reason = { id, reason: 'OUT_OF_SCOPE', text: '样例' };
    expect((await hub.client.refusal('court-clerk', back, { input: reason })).code).toBe('WRONG_STATE');
    await answer('court-clerk', 'court', id, '已立案，适用简易程序', '（2025）虚3799民初9号');
    const { referrals: replied } = await part('referrals { id state result { text decisionNumber } }');
    const result = { text: '已立案，适用简易程序', decisionNumber: '（2025）虚3799民初9号' };
    expect(replied).toContainEqual({ id, state: 'RESULT_REPORTED', result });
    await onId(procurator, 'procuratorateCloseReferral', id);
  });

  test('is a recommendation for human resources, served when it is signed for, objected to by its return (A12)', async () => {
    const input = {
      ...{ caseCode, number: '虚构检建〔2025〕1号', addresseeCode: humanResources.code, workers: 40 },
      ...{ problem: '多家企业欠薪', findings: '走访五家企业', legalBasis: '人民检察院组织法第二十一条' },
      ...{ advice: '开展专项检查', workerGroup: '农民工' },
    };
    const name = 'procuratorateIssueRecommendation';
    const { id: recommendationId } = await act(procurator, name, 'IssueRecommendationInput', input);
    await hub.settled();
    const { id } = await received('arbitrator', 'humanResources', 'A12');
    const fields = 'recommendations { state servedOn replyDue objectionText deadlines { rule due metOn } }';
    const limit = { rule: 'PRO-1', due: '2025-08-04', metOn: null };
    const served = { servedOn: '2025-06-02', replyDue: '2025-08-04', deadlines: [limit] };
    await onId('arbitrator', 'humanResourcesSignForReferral', id);
    expect((await part(fields)).recommendations).toEqual([
      { ...served, state: 'SERVED', objectionText: null },
    ]);
    await returnIt('arbitrator', 'humanResourcesReturnReferral', id, '不属本局职责');
    expect((await part(fields)).recommendations).toEqual([
      { ...served, state: 'OBJECTED', objectionText: '不属本局职责' },
    ]);
    const review = { id: recommendationId, outcome: 'MAINTAIN', text: '属于劳动保障监察职责' };
    await act(procurator, 'procuratorateReviewRecommendationObjection', 'ReviewObjectionInput', review);
    expect((await part(fields)).recommendations).toMatchObject([{ state: 'MAINTAINED' }]);
    await onId(procurator, 'procuratorateCloseReferral', id);

    // Another is answered in writing through the hub.
    await act(procurator, name, 'IssueRecommendationInput', { ...input, number: '虚构检建〔2025〕2号' });
    await hub.settled();
    const again = await received('arbitrator', 'humanResources', 'A12');
    await onId('arbitrator', 'humanResourcesAcceptReferral', again.id);
    await answer(
      'arbitrator',
      'humanResources',
      again.id,
      '已开展专项检查，补发工资',
      '虚构人社函〔2025〕8号',
    );
    const second = (await part('recommendations { number state replyText deadlines { metOn } }'))
      .recommendations;
    expect(second).toContainEqual({
      ...{ number: '虚构检建〔2025〕2号', state: 'REPLIED', replyText: '已开展专项检查，补发工资' },
      deadlines: [{ metOn: '2025-06-02' }],
    });
  });

  test('is a lead for the union, which may send it back with a reason (A13)', async () => {
    const lead = { subject: '超时加班', group: '外卖骑手', workers: 30, facts: '请工会会商' };
    const input = { caseCode, to: union.code, ...lead };
    await act(procurator, 'procuratorateSendLead', 'SendLeadToUnionInput', input);
    await hub.settled();
    const { id } = await received('union-officer', 'union', 'A13');
    await returnIt('union-officer', 'unionReturnReferral', id, '已由上级工会办理');
    const { referrals } = await part('referrals { id state returnReason returnText }');
    expect(referrals).toContainEqual({
      ...{ id, state: 'RETURNED', returnReason: 'OUT_OF_SCOPE', returnText: '已由上级工会办理' },
    });
    // The next one is taken up; a reminder to the employer (A09) follows in the same case, and the procuratorate hears of it.
    await act(procurator, 'procuratorateSendLead', 'SendLeadToUnionInput', input);
    await hub.settled();
    const taken = await received('union-officer', 'union', 'A13');
    await onId('union-officer', 'unionAcceptReferral', taken.id);
    const letter = {
      ...{ caseCode, kind: 'REMINDER', employerName: '虚构市中科技有限公司', employerCode: firm.creditCode },
      ...{ facts: '超时加班', request: '立即整改', inspectors: ['样例一', '样例二'] },
    };
    await act('union-officer', 'unionDraftSupervisionLetter', 'DraftSupervisionLetterInput', letter);
    await answer('union-officer', 'union', taken.id, '已发提示函');
    const told = (await part('referrals { id state result { outcome text } }')).referrals;
    const result = { outcome: 'HANDLED', text: '已发提示函' };
    expect(told).toContainEqual({ id: taken.id, state: 'RESULT_REPORTED', result });
  });

  test('is in the timeline of the case, each record resolved by its owner', async () => {
    await hub.settled();
    const query = `query($id: ID!) { case(id: $id) { docket { timeline { kind procuratorate { __typename } } } } }`;
    const { case: view } = await hub.client.must(procurator, query, { id: caseCode });
    const { timeline } = view.docket as {
      timeline: { kind: string; procuratorate: { __typename: string } | null }[];
    };
    expect(new Set(timeline.map(({ kind }) => kind))).toEqual(
      new Set(['SupportedLitigation', 'ProcuratorialRecommendation']),
    );
    for (const { kind, procuratorate } of timeline) expect(procuratorate?.__typename).toBe(kind);
  });
});

describe('an application for support that the bureau passes on (A11)', () => {
  const apply = 'mutation($input: PassOnSupportInput!) { humanResourcesApplySupport(input: $input) { id } }';

  test('goes with the workers’ consent as the union’s does, and comes back with a coded reason', async () => {
    const filed = {
      cause: 'WAGE_CLAIM',
      causeVersion: '2020',
      claimKinds: ['WAGES'],
      parties: partiesOf(workerB),
    };
    const file = 'humanResourcesFileArbitration';
    const { caseCode: code } = await act('arbitrator', file, 'FileArbitrationInput', filed, 'caseCode');
    const view = 'query($id: ID!) { case(id: $id) { humanResources { parties { id side } } } }';
    const { case: seen } = await hub.client.must('arbitrator', view, { id: code });
    const { id: partyId } = seen.humanResources.parties.find(
      ({ side }: { side: string }) => side === 'APPLICANT',
    );
    const input = {
      ...{ caseCode: code, to: procuratorate.code, claimantPartyIds: [partyId], weakPosition: '残疾职工' },
      ...{ request: '支付工资', facts: '欠薪三个月。' },
    };
    expect((await hub.client.refusal('arbitrator', apply, { input })).code).toBe('CONSENT_MISSING');
    const consents = [
      { partyId, scope: 'SUPPORTED_LITIGATION', channel: 'PAPER', evidence: '申请书（测）3号' },
    ];
    for (const [changes, refused] of [
      [{ to: court.code }, 'ARROW_NOT_OFFERED'],
      [{ request: ' ' }, 'BAD_INPUT'],
    ] as const)
      expect(
        await hub.client.refusal('arbitrator', apply, { input: { ...input, consents, ...changes } }),
      ).toMatchObject({ code: refused });
    const { humanResourcesApplySupport: sent } = await hub.client.must('arbitrator', apply, {
      input: { ...input, consents },
    });
    await hub.settled();
    await returnIt(procurator, 'procuratorateReturnReferral', sent.id, '应当先经仲裁');
    const list =
      '{ humanResourcesReferrals(direction: OUT, arrow: "A11") { nodes { id state returnReason } } }';
    expect((await hub.client.must('arbitrator', list)).humanResourcesReferrals.nodes).toEqual([
      { id: sent.id, state: 'RETURNED', returnReason: 'OUT_OF_SCOPE' },
    ]);
  });
});

describe('what the arbitration passes on to the court (A15)', () => {
  const officer = 'arbitrator';
  const clerk = 'court-clerk';
  const transfers = async (code: string) => {
    const query = `query($id: ID!) { case(id: $id) { humanResources {
      courtTransfers { kind state returnReason answerText rulingNumber } } } }`;
    return (await hub.client.must(officer, query, { id: code })).case.humanResources.courtTransfers;
  };

  test('goes with its papers, comes back for those that are missing, and is answered with a ruling', async () => {
    const filed = {
      ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', claimKinds: [], parties: partiesOf(workerB) },
      claimItems: [
        { kind: 'WAGES', amount: 980000 },
        { kind: 'DOUBLE_PAY', amount: 400000 },
      ],
    };
    const made = await act(
      officer,
      'humanResourcesFileArbitration',
      'FileArbitrationInput',
      filed,
      'id caseCode',
    );
    const { id: arbitrationId, caseCode: code } = made;
    const number = (serial: number) => `虚构劳人仲移字〔2025〕第${serial}号`;
    const asked = {
      ...{ arbitrationId, to: court.code, kind: 'ADVANCE_ENFORCEMENT', number: number(1) },
      ...{ claimKinds: ['WAGES'], amount: 980000, servedOn: '2025-06-02' },
      awardNumber: '虚构劳人仲先字〔2025〕第1号',
    };
    const transfer =
      'mutation($input: TransferToCourtInput!) { humanResourcesTransferToCourt(input: $input) { id } }';
    const refusedWith = async (changes: object) =>
      (await hub.client.refusal(officer, transfer, { input: { ...asked, ...changes } })).code;
    expect(await refusedWith({})).toBe('WRONG_STATE');
    const accept =
      'mutation($id: ID!, $number: String!) { humanResourcesAcceptArbitration(id: $id, number: $number) { id } }';
    await hub.client.must(officer, accept, { id: arbitrationId, number: '虚构劳人仲案字〔2025〕第77号' });
    for (const [changes, code] of [
      [{ claimKinds: ['DOUBLE_PAY'] }, 'EXCLUDED_CLAIM'],
      [{ claimKinds: ['SOCIAL_INSURANCE'] }, 'BAD_INPUT'],
      [{ awardNumber: null }, 'DOCUMENT_INCOMPLETE'],
      [{ servedOn: null }, 'DOCUMENT_INCOMPLETE'],
      [{ servedOn: '2025-06-03' }, 'BAD_INPUT'],
      [{ amount: 0 }, 'BAD_INPUT'],
      [{ to: union.code }, 'ARROW_NOT_OFFERED'],
      [{ kind: 'PRESERVATION' }, 'BAD_INPUT'],
    ] as const)
      expect([changes, await refusedWith(changes)]).toEqual([changes, code]);
    const name = 'humanResourcesTransferToCourt';
    await act(officer, name, 'TransferToCourtInput', asked);
    expect(await refusedWith({ number: number(9) })).toBe('WRONG_STATE');
    await hub.settled();
    const inbox = `{ courtReferrals(direction: IN, arrow: "A15", first: 50) { nodes { id state content { transfer { kind amount } } } } }`;
    const waiting = async () =>
      (await hub.client.must(clerk, inbox)).courtReferrals.nodes.find(
        ({ state }: { state: string }) => state === 'SENT',
      );
    const first = await waiting();
    expect(first.content.transfer).toEqual({ kind: 'ADVANCE_ENFORCEMENT', amount: 980000 });
    // An advance enforcement is an application to enforce, and is not answered at the door.
    const report = 'mutation($input: ReferralReportInput!) { courtReportReferral(input: $input) { id } }';
    expect(await hub.client.refusal(clerk, report, { input: { id: first.id, text: '已办' } })).toMatchObject({
      code: 'ARROW_NOT_OFFERED',
    });
    const back = { id: first.id, reason: 'MATERIALS_INCOMPLETE', text: '缺送达回证' };
    await act(clerk, 'courtReturnReferral', 'ReferralReturnInput', back);
    await hub.settled();
    await act(officer, name, 'TransferToCourtInput', { ...asked, number: number(2) });
    await hub.settled();
    const enforcement = {
      ...{
        referralId: (await waiting()).id,
        instrument: 'ADVANCE_AWARD',
        instrumentNumber: asked.awardNumber,
      },
      sums: [{ amount: 980000, dueOn: '2025-06-01' }],
    };
    const applied = await act(
      clerk,
      'courtApplyEnforcement',
      'CourtEnforcementInput',
      enforcement,
      'id referralId',
    );
    const file =
      'mutation($id: ID!, $number: CaseNumber!) { courtFileEnforcement(id: $id, number: $number) { state } }';
    await hub.client.must(clerk, file, { id: applied.id, number: '（2025）鲁0499执77号' });
    const preservation = {
      kind: 'PRESERVATION',
      number: number(3),
      property: '厂房内设备一批',
      awardNumber: null,
    };
    await act(officer, name, 'TransferToCourtInput', { ...asked, ...preservation, servedOn: null });
    await hub.settled();
    const { id } = await waiting();
    const granted = { id, outcome: 'GRANTED', text: '准予保全', number: '（2025）鲁0499财保1号' };
    await act(clerk, 'courtReportReferral', 'ReferralReportInput', granted);
    await hub.settled();
    expect(await transfers(code)).toEqual([
      {
        ...{ kind: 'ADVANCE_ENFORCEMENT', state: 'RETURNED', returnReason: 'MATERIALS_INCOMPLETE' },
        ...{ answerText: '缺送达回证', rulingNumber: null },
      },
      {
        ...{ kind: 'ADVANCE_ENFORCEMENT', state: 'TAKEN_UP', returnReason: null },
        ...{ answerText: null, rulingNumber: null },
      },
      {
        ...{ kind: 'PRESERVATION', state: 'RULED', returnReason: null },
        ...{ answerText: '准予保全', rulingNumber: '（2025）鲁0499财保1号' },
      },
    ]);
  });
});

describe('an application for support that the union passes on (A11)', () => {
  const register = {
    ...{ door: 'VISIT', cause: 'WAGE_CLAIM', facts: '欠薪三个月。' },
    parties: partiesOf(workerB),
  };
  const asked = {
    to: procuratorate.code,
    weakPosition: '残疾职工',
    request: '支付工资',
    facts: '欠薪三个月。',
  };
  const officer = 'union-officer';
  const apply = 'mutation($input: PassOnSupportInput!) { unionApplySupport(input: $input) { id } }';

  test('goes with the consent of the worker alone, is weighed in secret, and comes back declined with the reason', async () => {
    const intake = 'unionRegisterIntake';
    const { caseCode: code } = await act(officer, intake, 'RegisterIntakeInput', register, 'caseCode');
    const view = 'query($id: ID!) { case(id: $id) { union { parties { id side } } } }';
    const { case: seen } = await hub.client.must(officer, view, { id: code });
    const [worker] = seen.union.parties.filter(({ side }: { side: string }) => side === 'APPLICANT');
    const input = { caseCode: code, claimantPartyIds: [worker.id], ...asked };
    expect(await hub.client.refusal(officer, apply, { input })).toMatchObject({
      code: 'CONSENT_MISSING',
    });
    const consent = { partyId: worker.id, scope: 'SUPPORTED_LITIGATION', channel: 'PAPER' };
    const consents = [{ ...consent, evidence: '支持起诉申请书（测）2号' }];
    expect(
      await hub.client.refusal(officer, apply, { input: { ...input, consents, weakPosition: ' ' } }),
    ).toMatchObject({ code: 'BAD_INPUT' });
    const withConsent = { ...input, consents };
    const { id } = await act(officer, 'unionApplySupport', 'PassOnSupportInput', withConsent);
    await hub.settled();
    const list =
      '{ procuratorateSupportedLitigations(states: [APPLIED]) { nodes { id referralId weakPosition } } }';
    const { procuratorateSupportedLitigations: page } = await hub.client.must(procurator, list);
    expect(page.nodes).toMatchObject([{ referralId: id, weakPosition: '残疾职工' }]);
    const [{ id: applied }] = page.nodes;
    await onId(procurator, 'procuratorateReviewSupport', applied);
    const decline =
      'mutation($id: ID!, $reason: String!) { procuratorateDeclineSupport(id: $id, reason: $reason) { id } }';
    await hub.client.must(procurator, decline, { id: applied, reason: '可以申请法律援助' });
    await hub.settled();
    const back =
      '{ unionReferrals(direction: OUT, arrow: "A11") { nodes { id state result { outcome text } } } }';
    expect((await hub.client.must(officer, back)).unionReferrals.nodes).toEqual([
      { id, state: 'RESULT_REPORTED', result: { outcome: 'DECLINED', text: '可以申请法律援助' } },
    ]);
  });
});
