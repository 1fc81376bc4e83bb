import { court, humanResources, union } from '../../../infra/county/organisations.js';
import { sendLead } from '../../../subgraphs/procuratorate/lead/send-lead.js';
import { issueRecommendation } from '../../../subgraphs/procuratorate/recommendation/issue-recommendation.js';
import { applySupport } from '../../../subgraphs/procuratorate/supported-litigation/apply-support.js';
import { fileSupport } from '../../../subgraphs/procuratorate/supported-litigation/file-support.js';
import {
  decideSupport,
  reviewSupport,
} from '../../../subgraphs/procuratorate/supported-litigation/work-support.js';
import { partiesOf, workerA } from '../people.js';
import type { ArrowJourney } from './arrow-journey.js';
import type { Linkage } from './linkage.js';

const procurator = (room: Linkage) => room.at('procuratorate', 'PROCURATOR');
let serial = 6000;
const next = (): number => (serial += 1);

/** Workers have come to the procuratorate itself. */
async function supportAsked(room: Linkage) {
  room.setTime('2025-06-02T10:00:00+08:00');
  return applySupport(procurator(room), {
    ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', weakPosition: '进城务工人员', request: '支付工资' },
    ...{ facts: '持工资欠条。', consentChannel: 'PAPER', consentEvidence: '支持起诉申请书（测）' },
    parties: partiesOf(workerA) as never,
  });
}

async function recommended(room: Linkage, findings: string): Promise<string> {
  const { caseCode } = await supportAsked(room);
  await issueRecommendation(procurator(room), {
    ...{ caseCode, number: `虚构检建〔2025〕${next()}号`, addresseeCode: humanResources.code, workers: 40 },
    ...{ problem: '多家企业欠薪', findings, legalBasis: '人民检察院组织法第二十一条' },
    ...{ advice: '开展专项检查', workerGroup: '农民工' },
  });
  return caseCode;
}

export const prosecutionArrowJourneys: ArrowJourney[] = [
  {
    ...{ arrow: 'A12', from: 'procuratorate', to: 'human-resources', comesBack: 'OUT_OF_SCOPE' },
    out: (room) => recommended(room, '走访五家企业'),
    guards: { OWN_INVESTIGATION: { code: 'BAD_INPUT', attempt: (room) => recommended(room, ' ') } },
  },
  {
    ...{ arrow: 'A13', from: 'procuratorate', to: 'union', comesBack: 'DUPLICATE' },
    async out(room) {
      const { caseCode } = await supportAsked(room);
      const about = { subject: '超时加班', group: '外卖骑手', workers: 30, facts: '请工会会商' };
      const lead = { caseCode, to: union.code, employerUncooperative: false, ...about };
      await sendLead(procurator(room), lead);
      return caseCode;
    },
    guards: {},
  },
  {
    ...{ arrow: 'A14', from: 'procuratorate', to: 'court', comesBack: null },
    async out(room) {
      const { id, caseCode } = await supportAsked(room);
      await reviewSupport(procurator(room), id);
      const decision = { id, number: `虚构检民支〔2025〕${next()}号`, reason: '符合条件' };
      await decideSupport(procurator(room), { ...decision, directSuitGround: 'WAGE_IOU' });
      await fileSupport(procurator(room), { id, courtCode: court.code, suedOn: '2025-06-02' });
      return caseCode;
    },
    guards: {},
  },
];
