import { HubClient } from '../../kit/hub-client.js';
import { inventedId } from './import-file.js';

export interface FiledCase {
  caseCode: string;
  worker: string;
  employer: string;
}

let filed = 0;

/** A wage claim that has just come in at the court, with both sides willing to mediate: nobody has done anything with it. */
export async function fileCase(hub: string): Promise<FiledCase> {
  filed += 1;
  const worker = { name: '测试戊', idNumber: inventedId(4000 + filed), phone: '14400004321' };
  const employer = { name: '虚构市中科技有限公司', creditCode: '91370499FAKE00013R' };
  const consent = (side: string) => ({ side, scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' });
  const input = {
    ...{ cause: 'WAGE_CLAIM', causeVersion: '2025', claim: 1_860_000 },
    ...{ facts: '持工资欠条，欠款18600元。', directSuitGround: 'WAGE_IOU' },
    parties: [
      { side: 'APPLICANT', kind: 'PERSON', ...worker },
      { side: 'RESPONDENT', kind: 'EMPLOYER', ...employer },
    ],
    consents: [consent('APPLICANT'), consent('RESPONDENT')],
  };
  const { courtReceiveFiling } = await new HubClient(hub).must(
    'court-clerk',
    'mutation($input: CourtFilingInput!) { courtReceiveFiling(input: $input) { caseCode } }',
    { input },
  );
  return { caseCode: courtReceiveFiling.caseCode as string, worker: worker.name, employer: employer.name };
}
