import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepConsent } from '#kernel/consent/keep-consent.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { humanResources as home, union } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../../tests/kit/agency-room.js';
import { askAgency, type Json } from '../../../tests/kit/case-as-seen.js';
import { humanResources } from '../agency.js';
import { acceptArbitration } from './accept-arbitration.js';
import { fileArbitration } from './file-arbitration.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(humanResources, home);
});
afterAll(() => room.stop());

const at = (day: string) => room.setTime(`${day}T10:00:00+08:00`);
const arbitrator = () => room.at('ARBITRATOR');

/** One mutation as the desk sends it, its arguments written as in GraphQL. */
async function door(name: string, given: string, fields: string): Promise<Json> {
  const answer = await askAgency(arbitrator(), `mutation { humanResources${name}(${given}) { ${fields} } }`);
  return answer[`humanResources${name}`];
}

async function accepted() {
  at('2025-03-18');
  const input = { cause: 'WAGE_CLAIM', causeVersion: '2020', claimKinds: [], parties: wageParties as never };
  const { id, caseCode } = await fileArbitration(arbitrator(), input);
  await acceptArbitration(arbitrator(), id, `虚构劳人仲案字〔2025〕第${serial++}号`);
  const parties = await room.agency.dataSource.manager.findBy(PartyEntity, { caseCode });
  const of = (kind: string) => parties.find((party) => party.kind === kind)!.id;
  return { id, caseCode, worker: of('PERSON'), employer: of('EMPLOYER') };
}
let serial = 900;

test('an arbitration goes through every door to a statement, and to the archive', async () => {
  const { id, caseCode, worker, employer } = await accepted();
  const of = `id: "${id}"`;
  expect(
    await door('EnterClaims', `${of}, items: [{ kind: WAGES, amount: 500 }]`, 'claimItems { amount }'),
  ).toEqual({
    claimItems: [{ amount: 500 }],
  });
  await door('ServeApplication', `${of}, on: "2025-03-18"`, 'id');
  await door('FormTribunal', `input: { ${of}, arbitrators: ["样例卯"] }`, 'arbitrators');
  await door('RequestRecusal', `${of}, partyId: "${worker}", arbitrator: "样例卯", reason: "近亲属"`, 'id');
  expect(await door('DecideRecusal', `${of}, replacement: "样例辰"`, 'arbitrators')).toEqual({
    arbitrators: ['样例辰'],
  });
  await door('ReceiveDefence', `${of}, on: "2025-03-18"`, 'id');
  await door('PassDefence', `${of}, on: "2025-03-18"`, 'defenceReceivedOn');
  await door('ScheduleHearing', `${of}, on: "2025-04-01", place: "第一仲裁庭"`, 'id');
  expect(
    await door(
      'PostponeHearing',
      `${of}, on: "2025-04-02", place: "第二仲裁庭", reason: "证人出差"`,
      'hearingOn hearingPlace',
    ),
  ).toEqual({ hearingOn: '2025-04-02', hearingPlace: '第二仲裁庭' });
  await door('RestartAward', `input: { ${of}, cause: TRANSFER }`, 'id');
  await door('ExtendAward', `${of}, approval: "批准1号", reason: "案情复杂"`, 'id');
  await door('ExcludeNoticeTime', `${of}, from: "2025-03-18"`, 'id');
  await door('SuspendArbitration', `${of}, reason: "等待鉴定"`, 'suspendedOn');
  const resumed = await door('ResumeArbitration', of, 'state deadlines { rule rawEnd due metOn }');
  // 45 days from 03-18, 15 more, 30 of the notice: 06-16.
  expect(resumed).toMatchObject({ state: 'DEFENCE' });
  expect(resumed.deadlines).toContainEqual({
    rule: 'ARB-8b',
    rawEnd: '2025-06-16',
    due: '2025-06-16',
    metOn: null,
  });

  for (const partyId of [worker, employer])
    await keepConsent(arbitrator(), caseCode, {
      ...{ partyId, scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' },
    });
  const opened = await door('OpenEntrustment', `arbitrationId: "${id}"`, 'id state deadlines { rule due }');
  expect(opened).toMatchObject({ state: 'CONSENTED', deadlines: [{ rule: 'MED-4', due: '2025-04-01' }] });
  const letter = `input: { id: "${opened.id}", to: "${union.code}", materials: [] }`;
  expect(await door('EntrustMediation', letter, 'state mediator')).toEqual({
    state: 'ENTRUSTED',
    mediator: union.code,
  });

  const terms = (number: number) =>
    `input: { ${of}, number: "虚构劳人仲调字〔2025〕第${number}号", terms: "付清工资" }`;
  await door('IssueArbitrationStatement', terms(901), 'statement { number terms }');
  expect(
    await door('RepudiateArbitrationStatement', `${of}, reason: "反悔"`, 'statement { number }'),
  ).toEqual({
    statement: null,
  });
  await door('IssueArbitrationStatement', terms(902), 'id');
  await door('SignForArbitrationStatement', `${of}, partyId: "${worker}", on: "2025-03-18"`, 'id');
  const signed = `${of}, partyId: "${employer}", on: "2025-03-18"`;
  expect(await door('SignForArbitrationStatement', signed, 'state statement { effectiveOn }')).toEqual({
    ...{ state: 'MEDIATED', statement: { effectiveOn: '2025-03-18' } },
  });
  expect(await door('ArchiveArbitration', of, 'archivedOn')).toEqual({ archivedOn: '2025-03-18' });
});

test('a suggestion goes out and is ended; a late award lets a party’s suit end the arbitration', async () => {
  at('2025-03-17');
  const input = { cause: 'WAGE_CLAIM', causeVersion: '2020', claimKinds: [], parties: wageParties as never };
  const { id } = await fileArbitration(arbitrator(), input);
  expect(await door('SuggestMediation', `id: "${id}"`, 'state suggestedOn')).toEqual({
    ...{ state: 'MEDIATION_SUGGESTED', suggestedOn: '2025-03-17' },
  });
  expect(await door('EndSuggestion', `id: "${id}", reason: "对方不同意"`, 'state')).toEqual({
    state: 'FILED',
  });
  const late = await accepted();
  at('2025-05-07');
  expect(
    await door('TerminateArbitration', `id: "${late.id}", reason: "向法院起诉"`, 'state endReason'),
  ).toEqual({
    ...{ state: 'TERMINATED', endReason: '向法院起诉' },
  });
});

test('an application of another committee’s goes there with the reason, before a tribunal is formed and not after', async () => {
  const { id } = await accepted();
  const transfer = (reason: string) =>
    door('TransferArbitration', `id: "${id}", reason: "${reason}"`, 'state endReason');
  await expect(transfer(' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
  const reason = '劳动合同履行地在外县，移送该县仲裁委';
  expect(await transfer(reason)).toEqual({ state: 'TRANSFERRED', endReason: reason });
  expect((await room.deadlines(id)).every(({ metOn }) => metOn !== null)).toBe(true);
  await expect(transfer(reason)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  const { id: heard } = await accepted();
  await door('FormTribunal', `input: { id: "${heard}", arbitrators: ["样例卯"] }`, 'id');
  await expect(
    door('TransferArbitration', `id: "${heard}", reason: "无管辖权"`, 'state'),
  ).rejects.toMatchObject({ code: 'WRONG_STATE' });
});

test('an award goes through every door: served, sued on, sued no more, annulled', async () => {
  const { id, worker, employer } = await accepted();
  const of = `id: "${id}"`;
  await door('EnterClaims', `${of}, items: [{ kind: WAGES, amount: 500 }]`, 'id');
  await door('ServeApplication', `${of}, on: "2025-03-18"`, 'id');
  await door('FormTribunal', `input: { ${of}, arbitrators: ["样例卯"] }`, 'id');
  await door('ScheduleHearing', `${of}, on: "2025-04-02", place: "第一仲裁庭"`, 'id');
  at('2025-04-02');
  const { claimItems } = await door('OpenHearing', of, 'claimItems { id }');
  const decision = `{ claimItemId: "${claimItems[0].id}", granted: true, amount: 500, text: "支持" }`;
  const wage = `minimumWage: 100, minimumWagePlace: "虚构区", minimumWageSource: "测试用标准"`;
  const made = `arbitrationId: "${id}", decisions: [${decision}], ${wage}, finalNumber: "虚构劳人仲案终字〔2025〕第950号"`;
  const [award] = await door('MakeAward', `input: { ${made} }`, 'id state inForceOn minimumWageSource');
  expect(award).toMatchObject({ state: 'MADE', inForceOn: '2025-04-02', minimumWageSource: '测试用标准' });
  for (const partyId of [worker, employer]) {
    const service = `arbitrationId: "${id}", partyId: "${partyId}", manner: ELECTRONIC, on: "2025-04-02", evidence: "回执"`;
    await door('ServeAward', `input: { ${service} }`, 'services { manner deadlines { due } }');
  }
  const on = `awardId: "${award.id}"`;
  const sued = await door('RecordSuit', `${on}, partyId: "${worker}", on: "2025-04-02"`, 'state inForceOn');
  expect(sued).toEqual({ state: 'SUED', inForceOn: null });
  await door('EndSuit', `${on}, partyId: "${worker}", receivedOn: "2025-04-02"`, 'id');
  const annulment = `${on}, partyId: "${employer}", on: "2025-04-02"`;
  expect(await door('RecordAnnulmentApplication', annulment, 'annulmentApplied')).toEqual({
    annulmentApplied: true,
  });
  const ruling = `${on}, annulled: true, receivedOn: "2025-04-02"`;
  expect(await door('RecordAnnulmentRuling', ruling, 'state inForceOn')).toEqual({
    state: 'ANNULLED',
    inForceOn: null,
  });
  await expect(door('ConfirmAwardInForce', on, 'id')).rejects.toMatchObject({ code: 'WRONG_STATE' });
});
