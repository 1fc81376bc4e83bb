import { unweighed } from '../kit/unweighed.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrow as arrowOf, calendarYears, deadlines, localRules } from '#kernel/clock/law.js';
import { RequestContext } from '#kernel/context.js';
import { documentTypes } from '#kernel/documents/document-type.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { countyDivision, court, humanResources, justice, union } from '../../infra/county/organisations.js';
import { type BootedHub, bootHub } from '../kit/boot-hub.js';
import { mediatorOf, Scene } from './scene.js';
import { firm, partiesOf, unionMediator, workerA } from './people.js';

/** What the guide says of a function before it begins. */
interface Guide {
  function: string;
  agency: string;
  owners: { code: string }[];
  clock: { rule: string; from: string; due: string; length: string };
  needs: { title: string }[];
  issues: { title: string }[];
  arrows: { id: string }[];
  standing: string;
  why: string | null;
}
interface Started {
  rule: string;
  startsFrom: string;
  due: string;
}

const officer = 'union-officer';
const limits = 'deadlines { rule startsFrom due }';
const guideFields = `function agency owners { code } clock { rule from due length } needs { title } issues { title }
  arrows { id } standing why`;

let hub: BootedHub;
let caseCode: string;
let intakeId: string;
let worker: string;
let employer: string;

beforeAll(async () => {
  hub = await bootHub();
  // The tables are read at their first use, which a slow machine may not do in the time of one answer.
  for (const read of [deadlines, localRules, calendarYears, documentTypes]) read();
}, 120_000);
afterAll(() => hub?.stop());

const on = (day: string): Promise<void> => hub.client.setClock(`${day}T10:00:00+08:00`);

async function act(person: string, name: string, type: string, input: object, fields = 'id'): Promise<any> {
  const mutation = `mutation($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
  const answer = (await hub.client.must(person, mutation, { input }))[name];
  await hub.settled();
  return answer;
}

async function part(person: string, agency: string, fields: string, id = caseCode): Promise<any> {
  const query = `query($id: ID!) { case(id: $id) { ${agency} { ${fields} } } }`;
  return (await hub.client.must(person, query, { id })).case[agency];
}

async function guide(person = officer, id = caseCode): Promise<Map<string, Guide>> {
  const { functions } = await part(person, 'docket', `functions { ${guideFields} }`, id);
  return new Map(functions.map((row: Guide) => [row.function, row]));
}

/** The guide has named who would do it, by which clock and with which papers; and so it has come. */
function expectAsToldBefore(told: Guide, owner: { code: string; agency: string }, started: Started[]): void {
  expect(told).toMatchObject({ standing: 'OPEN', why: null, agency: owner.agency });
  expect(told.owners.map(({ code }) => code)).toContain(owner.code);
  const { rule, from, due } = told.clock;
  expect(started).toContainEqual({ rule, startsFrom: from, due });
  expect(told.issues.length).toBeGreaterThan(0);
}

test('consultation (咨询) is told before there is a case: the union, five working days for a ticket', async () => {
  await on('2025-03-03');
  const query = `query($division: DivisionCode!) { docketFunctions(division: $division) { ${guideFields} } }`;
  const { docketFunctions } = await hub.client.must(officer, query, { division: countyDivision });
  expect(docketFunctions.map((row: Guide) => row.function)).toEqual([
    ...['CONSULTATION', 'NEGOTIATION', 'MEDIATION', 'ARBITRATION', 'LITIGATION'],
    ...['LEGAL_AID', 'LABOUR_INSPECTION'],
  ]);
  const told: Guide = docketFunctions[0];
  const input = { number: '12351-2025-99001', matter: '拖欠工资，怎么办', enquirer: workerA };
  const ticket = await act(officer, 'unionReceiveTicket', 'ReceiveTicketInput', input, `id ${limits}`);
  expectAsToldBefore(told, union, ticket.deadlines);
  expect(told.clock.due).toBe('2025-03-10');

  await on('2025-03-05');
  const passOn =
    'mutation($id: ID!) { unionAssignTicket(id: $id, handler: "样例") { id } unionBeginTicket(id: $id) { id } }';
  await hub.client.must(officer, passOn, { id: ticket.id });
  const opening = { id: ticket.id, cause: 'WAGE_CLAIM', claim: 1_860_000, parties: [partiesOf(workerA)[1]] };
  const opened = await act(
    officer,
    'unionTransferTicket',
    'OpenEnquiryCaseInput',
    opening,
    'caseCode intakeId',
  );
  ({ caseCode, intakeId } = opened);
  const { parties } = await part(officer, 'union', 'parties { id side }');
  const of = (side: string): string => parties.find((party: { side: string }) => party.side === side).id;
  [worker, employer] = [of('APPLICANT'), of('RESPONDENT')];
});

test('negotiation (协商): five days for the employer to answer, and a demand in writing', async () => {
  const told = (await guide()).get('NEGOTIATION')!;
  const asked = { caseCode, partyId: worker, request: '支付拖欠工资' };
  const fields = `id ${limits}`;
  const negotiation = await act(officer, 'unionRequestNegotiation', 'RequestNegotiationInput', asked, fields);
  expectAsToldBefore(told, union, negotiation.deadlines);
  expect(told.needs).toEqual([{ title: '协商要求书' }]);
  expect((await guide()).get('NEGOTIATION')).toMatchObject({ standing: 'UNDER_WAY' });
  const answer = { id: negotiation.id, willing: false, evidence: '用人单位复函' };
  await act(officer, 'unionAnswerNegotiation', 'AnswerNegotiationInput', answer);
});

test('mediation (调解): fifteen days from the application, with the consent of both', async () => {
  const told = (await guide()).get('MEDIATION')!;
  const mediator = await mediatorOf(new Scene(hub.client), 'union', 'union-mediator', unionMediator);
  const consent = (partyId: string) => ({
    partyId,
    scope: 'MEDIATION',
    channel: 'PAPER',
    evidence: '调解同意书',
  });
  const opening = { intakeId, mediatorIds: [mediator], consents: [consent(worker), consent(employer)] };
  const fields = `id ${limits}`;
  const mediation = await act(officer, 'unionOpenMediation', 'OpenMediationInput', opening, fields);
  expectAsToldBefore(told, union, mediation.deadlines);
  expect(told.needs.map(({ title }) => title)).toEqual(['调解申请书', '调解同意书']);
  await on('2025-03-12');
  const result = { mediationId: mediation.id, outcome: 'TOO_FAR_APART' };
  await act('union-mediator', 'unionReportResult', 'ReportResultInput', result);
});

test('arbitration (仲裁): five working days to accept; until it is refused no suit and no inspection is open', async () => {
  const before = await guide();
  const told = before.get('ARBITRATION')!;
  expect(before.get('LITIGATION')).toMatchObject({
    standing: 'NOT_OPEN',
    why: expect.stringContaining('第5条'),
  });
  const byUnion = told.arrows.find(({ id }) => arrowOf(id).from.includes('union'))!;
  await sendToArbitration(byUnion.id);
  const { arbitrations } = await part('arbitrator', 'humanResources', `arbitrations { id state ${limits} }`);
  expectAsToldBefore(told, humanResources, arbitrations[0].deadlines);
  const during = await guide();
  expect(during.get('ARBITRATION')).toMatchObject({ standing: 'UNDER_WAY' });
  expect(during.get('LITIGATION')).toMatchObject({ standing: 'NOT_OPEN' });
  expect(during.get('LABOUR_INSPECTION')).toMatchObject({
    standing: 'NOT_OPEN',
    why: expect.stringContaining('第21条'),
  });
  const refuse =
    'mutation($id: ID!) { humanResourcesRefuseArbitration(id: $id, reason: "不属于受理范围") { state } }';
  await hub.client.must('arbitrator', refuse, { id: arbitrations[0].id });
  await hub.settled();
});

test('litigation (诉讼) opens with the refusal: seven days to register', async () => {
  await on('2025-03-17');
  const told = (await guide()).get('LITIGATION')!;
  const input = {
    ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', claim: 1_860_000, facts: '仲裁不予受理。' },
    ...{ directSuitGround: 'ARBITRATION_REFUSED', parties: partiesOf(workerA) },
  };
  const fields = `caseCode ${limits}`;
  const filing = await act('court-clerk', 'courtReceiveFiling', 'CourtFilingInput', input, fields);
  expectAsToldBefore(told, court, filing.deadlines);
  expect((await guide('court-clerk', filing.caseCode)).get('LITIGATION')!.standing).toBe('UNDER_WAY');
});

test('legal aid (援助) comes by its arrow: seven days to decide', async () => {
  const told = (await guide()).get('LEGAL_AID')!;
  const consent = { partyId: worker, scope: 'LEGAL_AID', channel: 'PAPER', evidence: '法律援助申请表' };
  const input = { caseCode, to: justice.code, applicantPartyId: worker, matter: '诉讼代理', consent };
  const { arrow } = await act(officer, 'unionTransferLegalAid', 'TransferLegalAidInput', input, 'arrow');
  const { legalAid } = await part('legal-aid-officer', 'justice', `legalAid { ${limits} }`);
  expect(told.arrows).toEqual([{ id: arrow }]);
  expectAsToldBefore(told, justice, legalAid[0].deadlines);
});

test('law enforcement (执法) is open again: five working days to accept the complaint', async () => {
  const told = (await guide()).get('LABOUR_INSPECTION')!;
  const input = { caseCode, facts: `${firm.name}拖欠工资。` };
  const name = 'humanResourcesFileComplaint';
  const inspection = await act('inspector', name, 'FileComplaintInput', input, `id ${limits}`);
  expectAsToldBefore(told, humanResources, inspection.deadlines);
  const after = await guide();
  expect([...after].map(([name, { standing }]) => [name, standing])).toEqual([
    ['CONSULTATION', 'OPEN'],
    ['NEGOTIATION', 'OPEN'],
    ['MEDIATION', 'OPEN'],
    ['ARBITRATION', 'OPEN'],
    ['LITIGATION', 'OPEN'],
    ['LEGAL_AID', 'UNDER_WAY'],
    ['LABOUR_INSPECTION', 'UNDER_WAY'],
  ]);
});

/** The union passes the matter on by the arrow that the guide has named. */
async function sendToArbitration(arrow: string): Promise<void> {
  const { agency } = hub.agency('union');
  const staff = { kind: 'STAFF', id: officer, name: '样例', agency: 'union' } as const;
  const passing = { ...staff, organisation: union.code, roles: ['UNION_OFFICER' as const] };
  const ctx = new RequestContext(unweighed(agency), passing);
  const letter = { type: 'LETTER', title: '转仲裁告知书', signedBy: '样例' };
  const between = { arrow, from: union.code, to: humanResources.code, caseCode, recordId: null };
  await ctx.transaction((tx) => issueReferral(tx, ctx, { ...between, letter, consents: [], materials: [] }));
  await hub.settled();
}
