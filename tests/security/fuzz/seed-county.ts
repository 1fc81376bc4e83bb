import { completeCreditCode } from '#kernel/values/credit-code.js';
import {
  humanResources,
  justice,
  linkageCentre,
  procuratorate,
  secondCourt,
  union,
} from '../../../infra/county/organisations.js';
import { firm as employer, partiesOf, unionMediator, workerB } from '../../journeys/people.js';
import { mediatorOf, Scene, waitFor } from '../../journeys/scene.js';
import type { BootedHub } from '../../kit/boot-hub.js';
import type { Secret } from './leaks.js';

/** People and firms whose data is searched for in every answer to others. */
const worker = { name: '测试雀甲', idNumber: '370499198803120019', phone: '14499990001' };
const firm = { name: '虚构雀羽科技有限公司', creditCode: completeCreditCode('91370499FAKE9001') };
const terms = '雀甲条款：分三期支付。';
const otherWorker = { name: '测试雀乙', idNumber: '110199199503030038', phone: '14499990002' };
const otherFirm = { name: '虚构雀巢穴商贸有限公司', creditCode: completeCreditCode('91370499FAKE9002') };
const otherFacts = '雀乙事实：欠薪五个月。';

const parties = (person: typeof worker, employer: typeof firm) => [
  { side: 'APPLICANT', kind: 'PERSON', ...person },
  { side: 'RESPONDENT', kind: 'EMPLOYER', ...employer },
];

/** One case between a court and the union, agreed upon, and one of the arbitration alone. */
export async function seedCounty(hub: BootedHub): Promise<{ secrets: Secret[]; caseCodes: string[] }> {
  const own = await mediatedCase(hub);
  const other = await arbitrationCase(hub);
  await sharedCase(hub);
  const secretsOf = (texts: string[], organisations: string[]): Secret[] =>
    texts.map((text) => ({ text, organisations: new Set(organisations) }));
  const [readers, otherReaders] = [[secondCourt.code, union.code], [humanResources.code]];
  // The register names a case by its parties.
  const names = (texts: string[], organisations: string[]) =>
    secretsOf(texts, [...organisations, linkageCentre.code]);
  return {
    caseCodes: [own, other],
    secrets: [
      ...names([worker.name, firm.name, firm.creditCode], readers),
      ...names([otherWorker.name, otherFirm.name, otherFirm.creditCode], otherReaders),
      ...secretsOf([worker.idNumber, worker.phone, terms], readers),
      ...secretsOf([otherWorker.idNumber, otherWorker.phone, otherFacts], otherReaders),
    ],
  };
}

async function mediatedCase(hub: BootedHub): Promise<string> {
  const scene = new Scene(hub.client);
  const [clerk, mediator] = ['second-court-clerk', 'union-mediator'];
  await hub.client.setClock('2024-09-05T09:00:00+08:00');
  const consents = ['APPLICANT', 'RESPONDENT'].map((side) => ({
    ...{ side, scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' },
  }));
  const intake = await scene.act(
    clerk,
    'courtReceiveFiling',
    {
      ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', claim: 1_860_000, facts: '欠条' },
      ...{ directSuitGround: 'WAGE_IOU', parties: parties(worker, firm), consents },
    },
    'id caseCode',
  );
  scene.set('case', intake.caseCode);
  const delegation = { filingIntakeId: intake.id, to: union.code, number: '（2024）鲁0402民诉前调901号' };
  await scene.act(clerk, 'courtDelegateMediation', { ...delegation, materials: [] }, 'id');
  const mediatorId = await mediatorOf(scene, 'union', mediator, unionMediator);
  const referralId = await waitFor(() =>
    scene.part(mediator, 'union', 'referrals { id }').then((part) => part?.referrals[0]?.id as string),
  );
  const { id: mediationId } = await scene.act(
    mediator,
    'unionAcceptMediation',
    { referralId, mediatorIds: [mediatorId] },
    'id',
  );
  const draft = { mediationId, route: 'DELEGATED', terms, amount: 1_860_000, claimKinds: ['WAGE_CLAIM'] };
  const { id: agreementId } = await scene.act(mediator, 'unionDraftAgreement', draft, 'id');
  for (const partyId of Object.values(await scene.parties(mediator, 'union'))) {
    const signature = { agreementId, role: 'PARTY', partyId, signer: '当事人', manner: 'PAPER' };
    await scene.act(mediator, 'unionSignAgreement', signature, 'id');
  }
  await hub.client.setClock(null);
  return intake.caseCode as string;
}

/** A case at the union's own door that the justice bureau and the procuratorate know of as well; nothing in it is secret. */
async function sharedCase(hub: BootedHub): Promise<void> {
  const scene = new Scene(hub.client);
  const officer = 'union-officer';
  const act = (name: string, type: string, input: object) =>
    hub.client.must(officer, `mutation($input: ${type}!) { ${name}(input: $input) { __typename } }`, {
      input,
    });
  const intake = { door: 'APPLICATION', cause: 'WAGE_CLAIM', claim: 560_000, facts: '欠薪两个月。' };
  await act('unionRegisterIntake', 'RegisterIntakeInput', { ...intake, parties: partiesOf(workerB) });
  const { unionIntakes } = await hub.client.must(officer, '{ unionIntakes { nodes { caseCode } } }');
  const { caseCode } = unionIntakes.nodes[0];
  scene.set('case', caseCode);
  const { worker: applicantPartyId } = await scene.parties(officer, 'union');
  const consent = {
    partyId: applicantPartyId,
    scope: 'LEGAL_AID',
    channel: 'PAPER',
    evidence: '法律援助转交同意书',
  };
  await act('unionTransferLegalAid', 'TransferLegalAidInput', {
    ...{
      caseCode,
      to: justice.code,
      applicantPartyId,
      matter: '劳动仲裁代理',
      consent,
      meansExemption: 'MIGRANT_WAGES',
    },
  });
  await act('unionSendLead', 'SendLeadInput', {
    ...{ caseCode, to: procuratorate.code, subject: 'WAGE_ARREARS', group: 'MIGRANT_WORKERS', workers: 12 },
    ...{ employerUncooperative: true, facts: '欠薪。' },
  });
  await act('unionServeSupervisionLetter', 'ServeSupervisionLetterInput', {
    ...{ caseCode, kind: 'OPINION', number: '虚工监意〔2025〕1号', facts: '拖欠工资', request: '限期支付' },
    ...{ employerName: employer.name, employerCode: employer.creditCode, signedBy: '样例主席' },
    inspectors: ['样例监督员甲', '样例监督员乙'],
  });
}

async function arbitrationCase(hub: BootedHub): Promise<string> {
  const input = {
    ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', claim: 930_000, facts: otherFacts },
    ...{ claimKinds: ['WAGE_CLAIM'], parties: parties(otherWorker, otherFirm) },
  };
  const data = await hub.client.must(
    'arbitrator',
    'mutation($input: FileArbitrationInput!) { humanResourcesFileArbitration(input: $input) { caseCode } }',
    { input },
  );
  return data.humanResourcesFileArbitration.caseCode as string;
}
