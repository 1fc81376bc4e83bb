import { firm, organisations } from './people.js';
import type { HubClient } from '../kit/hub-client.js';

const clerk = 'second-court-clerk';

/** The clerk registers a case and entrusts its mediation to the union; answers the referral's id. */
export async function sendReferral(hub: HubClient, serial = Date.now() % 10_000_000): Promise<string> {
  const year = new Date().getFullYear();
  const consent = (side: string) => ({ side, scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' });
  const input = {
    ...{
      cause: 'WAGE_CLAIM',
      causeVersion: '2025',
      claim: 500_000,
      facts: '持工资欠条。',
      directSuitGround: 'WAGE_IOU',
    },
    parties: [
      { side: 'APPLICANT', kind: 'PERSON', name: '测试丙', idNumber: '370499197906200033' },
      { side: 'RESPONDENT', kind: 'EMPLOYER', ...firm },
    ],
    consents: [consent('APPLICANT'), consent('RESPONDENT')],
  };
  const { courtReceiveFiling: intake } = await hub.must(
    clerk,
    'mutation($input: CourtFilingInput!) { courtReceiveFiling(input: $input) { id caseCode } }',
    { input },
  );
  const registration = {
    filingIntakeId: intake.id,
    number: `（${year}）鲁0402民初${serial}号`,
    procedure: 'SUMMARY',
  };
  const { courtRegisterCivilCase: civilCase } = await hub.must(
    clerk,
    'mutation($input: CourtRegistrationInput!) { courtRegisterCivilCase(input: $input) { id } }',
    { input: registration },
  );
  const entrustment = { civilCaseId: civilCase.id, to: organisations.union, materials: ['起诉状副本'] };
  await hub.must(
    clerk,
    'mutation($input: CourtEntrustmentInput!) { courtEntrustMediation(input: $input) { id } }',
    { input: entrustment },
  );
  const view = await hub.ask(clerk, 'query($id: ID!) { case(id: $id) { court { referrals { id } } } }', {
    id: intake.caseCode,
  });
  return view.data.case.court.referrals[0].id as string;
}

/** Whether the union has the referral in its inbox, and the court the receipt. */
export async function seeReferral(hub: HubClient, id: string): Promise<boolean> {
  const nodes = '(direction: DIRECTION, first: 100) { nodes { id deliveredAt } }';
  const there = await hub.must('union-mediator', `{ unionReferrals${nodes.replace('DIRECTION', 'IN')} }`);
  const sent = await hub.must(clerk, `{ courtReferrals${nodes.replace('DIRECTION', 'OUT')} }`);
  const find = (page: { nodes: { id: string; deliveredAt: string | null }[] }) =>
    page.nodes.find((row) => row.id === id);
  return Boolean(find(there.unionReferrals) && find(sent.courtReferrals)?.deliveredAt);
}
