import {
  court,
  humanResources,
  justice,
  procuratorate,
  secondCourt,
  union,
} from '../../../infra/county/organisations.js';
import { workerAt } from '../../../infra/demo/people-of-cases.js';
import { partiesOf, workerA } from '../../journeys/people.js';
import type { Desk, Sent } from './desk.js';
import { follow } from './follow.js';
import { referralOf } from './look-up.js';

const mediating = { union: union.code, 'human-resources': humanResources.code } as const;
const sides = ['APPLICANT', 'RESPONDENT'];
const consents = sides.map((side) => ({
  side,
  scope: 'MEDIATION',
  channel: 'PAPER',
  evidence: '调解同意书',
}));
const filing = {
  ...{ cause: 'WAGE_CLAIM', causeVersion: '2025', claim: 500_000, facts: '持工资欠条。' },
  ...{ directSuitGround: 'WAGE_IOU', consents },
};

/** How often the same worker comes again with the same dispute, and the register proposes two cases as one. */
const comesAgain = 0.01;

function partiesAtTheDoor(desk: Desk) {
  const { random } = desk;
  return partiesOf(random.chance(comesAgain) ? workerA : workerAt(desk.nextSerial(), random));
}

/** One client's piece of work: a case, a referral or two about it, and what becomes of them. */
export type Course = (desk: Desk) => Promise<void>;

/** A court delegates a mediation before filing (A01). */
export const delegate: Course = async (desk) => {
  const receiver = desk.random.pick(['union', 'human-resources'] as const);
  const sent = await delegateTo(receiver)(desk);
  if (sent) await follow(desk, sent, 'court-clerk');
};

/** The delegation alone, and nothing after it. */
export function delegateTo(receiver: keyof typeof mediating): (desk: Desk) => Promise<Sent | null> {
  return async (desk) => {
    const clerk = 'court-clerk';
    const intake = await fileComplaint(desk, clerk);
    if (!intake) return null;
    const to = mediating[receiver];
    const number = `（${new Date().getFullYear()}）鲁0499民诉前调${desk.nextSerial()}号`;
    const input = { filingIntakeId: intake.id, to, number, materials: ['起诉状副本'] };
    const query = 'mutation($input: CourtDelegationInput!) { courtDelegateMediation(input: $input) { id } }';
    const sent: Sent = {
      referralId: '',
      caseCode: intake.caseCode,
      from: court.code,
      to,
      sender: 'court',
      receiver,
    };
    return issueByCourt(desk, clerk, sent, query, { input });
  };
}

/** The second court entrusts a mediation after filing (A02). */
export const entrust: Course = async (desk) => {
  const clerk = 'second-court-clerk';
  const intake = await fileComplaint(desk, clerk);
  if (!intake) return;
  const number = `（${new Date().getFullYear()}）鲁0402民初${desk.nextSerial()}号`;
  const registration = { filingIntakeId: intake.id, number, procedure: 'SUMMARY' };
  const registered = await desk.prepare(
    clerk,
    'mutation($input: CourtRegistrationInput!) { courtRegisterCivilCase(input: $input) { id } }',
    { input: registration },
  );
  if (!registered) return;
  const receiver = desk.random.pick(['union', 'human-resources'] as const);
  const input = { civilCaseId: registered.courtRegisterCivilCase.id, to: mediating[receiver], materials: [] };
  const query = 'mutation($input: CourtEntrustmentInput!) { courtEntrustMediation(input: $input) { id } }';
  const sent = { referralId: '', caseCode: intake.caseCode, from: secondCourt.code, to: mediating[receiver] };
  const issued = await issueByCourt(desk, clerk, { ...sent, sender: 'court', receiver }, query, { input });
  if (issued) await follow(desk, issued, clerk);
};

/** Somebody comes to the union: the procuratorate gets a lead (A10), the justice bureau an application for legal aid (A07). */
export const unionDoor: Course = async (desk) => {
  const officer = 'union-officer';
  const input = {
    door: 'VISIT',
    cause: 'WAGE_CLAIM',
    claim: 560_000,
    facts: '欠薪两个月。',
    parties: partiesAtTheDoor(desk),
  };
  const registered = await desk.prepare(
    officer,
    'mutation($input: RegisterIntakeInput!) { unionRegisterIntake(input: $input) { caseCode } }',
    { input },
  );
  if (!registered) return;
  const caseCode = registered.unionRegisterIntake.caseCode as string;
  await Promise.all([sendLead(desk, officer, caseCode), transferAid(desk, officer, caseCode)]);
};

export const courses: readonly Course[] = [delegate, entrust, unionDoor, unionDoor, unionDoor];

async function sendLead(desk: Desk, officer: string, caseCode: string): Promise<void> {
  const input = {
    ...{ caseCode, to: procuratorate.code, subject: '欠薪线索', group: '农民工', workers: 12 },
    ...{ employerUncooperative: true, facts: '拒收工会文书。' },
  };
  const query = 'mutation($input: SendLeadInput!) { unionSendLead(input: $input) { id } }';
  const sent: Sent = {
    ...{ referralId: '', caseCode, from: union.code, to: procuratorate.code },
    ...{ sender: 'union', receiver: 'procuratorate' },
  };
  await issue(desk, officer, sent, query, { input });
}

async function transferAid(desk: Desk, officer: string, caseCode: string): Promise<void> {
  const known = await desk.prepare(officer, partiesQuery, { of: [{ __typename: 'Case', id: caseCode }] });
  const parties = (known?._entities[0]?.union?.parties ?? []) as { id: string; side: string }[];
  const applicant = parties.find(({ side }) => side === 'APPLICANT');
  if (!applicant) return;
  const { id: partyId } = applicant;
  const consent = { partyId, scope: 'LEGAL_AID', channel: 'PAPER', evidence: '法律援助转交同意书' };
  const input = {
    ...{ caseCode, to: justice.code, applicantPartyId: partyId, matter: '劳动仲裁代理' },
    ...{ urgent: false, meansExemption: 'MIGRANT_WAGES', consent },
  };
  const query = 'mutation($input: TransferLegalAidInput!) { unionTransferLegalAid(input: $input) { id } }';
  const sent: Sent = {
    ...{ referralId: '', caseCode, from: union.code, to: justice.code },
    ...{ sender: 'union', receiver: 'justice' },
  };
  await issue(desk, officer, sent, query, { input });
}

const partiesQuery =
  'query($of: [_Any!]!) { _entities(representations: $of) { ... on Case { union { parties { id side } } } } }';

async function fileComplaint(desk: Desk, clerk: string): Promise<{ id: string; caseCode: string } | null> {
  const query = 'mutation($input: CourtFilingInput!) { courtReceiveFiling(input: $input) { id caseCode } }';
  const input = { ...filing, parties: partiesAtTheDoor(desk) };
  const data = await desk.prepare(clerk, query, { input });
  return data?.courtReceiveFiling ?? null;
}

/** The union's doors answer with the referral itself. */
async function issue(
  desk: Desk,
  person: string,
  sent: Sent,
  query: string,
  variables: object,
): Promise<void> {
  const answer = await desk.clerks.ask(person, query, { ...variables });
  const made = answer.data ? (Object.values(answer.data)[0] as { id: string }).id : null;
  const { caseCode, from, to } = sent;
  const why = answer.why ? { why: answer.why } : {};
  desk.history.note({ act: 'ISSUE', outcome: answer.outcome, referralId: made, caseCode, from, to, ...why });
  if (made) await follow(desk, { ...sent, referralId: made }, person);
}

/** The court's doors answer with the record it serves; the referral is looked up. */
async function issueByCourt(
  desk: Desk,
  clerk: string,
  sent: Sent,
  query: string,
  variables: Record<string, unknown>,
): Promise<Sent | null> {
  const { outcome, why } = await desk.clerks.ask(clerk, query, variables);
  const { caseCode, from, to } = sent;
  const found = outcome === 'OK' ? await referralOf(desk, clerk, sent) : null;
  desk.history.note({ act: 'ISSUE', outcome, referralId: found, caseCode, from, to, ...(why && { why }) });
  return found ? { ...sent, referralId: found } : null;
}
