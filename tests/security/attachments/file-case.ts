import type { BootedHub } from '../../kit/boot-hub.js';
import { partiesOf, workerA } from '../../journeys/people.js';
import { Scene } from '../../journeys/scene.js';

/** A case of the second court to put files into; answers its code. */
export async function fileCase(hub: BootedHub, scene = new Scene(hub.client)): Promise<string> {
  const consents = ['APPLICANT', 'RESPONDENT'].map((side) => ({
    ...{ side, scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' },
  }));
  const input = {
    ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', claim: 1_860_000, facts: '欠条' },
    ...{ directSuitGround: 'WAGE_IOU', parties: partiesOf(workerA), consents },
  };
  const intake = await scene.act('second-court-clerk', 'courtReceiveFiling', input, 'id caseCode');
  scene.set('intake', intake.id);
  scene.set('case', intake.caseCode);
  return intake.caseCode;
}
