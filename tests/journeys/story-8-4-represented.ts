import { call, callRefused } from './call.js';
import { unionMediator } from './people.js';
import { mediatorOf, type Scene } from './scene.js';
import { elected, entries, listOf, machineWorks, partyIds, workers } from './story-8-4-people.js';
import { election, group, justice, mediator, open } from './story-8-4-records.js';
import type { Step } from './story.js';

/** 2 and 3 December 2024: forty workers, one dispute, five representatives. */
export const representation: Step<Scene>[] = [
  {
    at: '2024-12-02T09:00:00',
    title: '四十名工人来访，工会登记为一件集体争议',
    async act(scene) {
      scene.set('mediator', await mediatorOf(scene, 'union', mediator, unionMediator));
      const opened = await call(
        scene,
        mediator,
        'unionOpenCollective',
        open(listOf(40)),
        'caseCode intakeId',
      );
      scene.set('case', opened.caseCode);
      scene.set('intake', opened.intakeId);
      const lead = {
        ...{ caseCode: opened.caseCode, kind: 'WAGE_ARREARS', informant: '样例信息员', workers: 40 },
        ...{ employerName: machineWorks.name, employerCode: machineWorks.creditCode, amount: 54_000_000 },
        facts: '拖欠四十名工人三个月工资，报4+N联动单位',
      };
      const reported = await call(
        scene,
        mediator,
        'unionReportRiskLead',
        { input: ['ReportRiskLeadInput!', lead] },
        'id state workers',
      );
      scene.set('lead', `${reported.state} ${reported.workers}`);
      const [first] = await partyIds(scene, [0]);
      const consent = {
        partyId: first,
        scope: 'LEGAL_AID',
        channel: 'PAPER',
        evidence: '法律援助申请表（测试戊）',
      };
      const aid = {
        ...{ caseCode: opened.caseCode, to: justice, applicantPartyId: first, matter: '追索劳动报酬' },
        ...{ meansExemption: 'MIGRANT_WAGES', consent },
      };
      await call(scene, mediator, 'unionTransferLegalAid', { input: ['TransferLegalAidInput!', aid] }, 'id');
    },
    expect: [
      {
        says: '一件、四十人、集体争议、绿色通道、应推选代表人、请求 540,000.00 元',
        see: (scene) =>
          group(scene, 'workers collective greenChannel representativesNeeded claim').then((row) => [
            row.workers,
            row.collective,
            row.greenChannel.slice(0, 4),
            row.representativesNeeded,
            row.claim,
          ]),
        is: [40, true, '集体争议', true, 54_000_000],
      },
      {
        says: '联动中心登记一件、四十人',
        see: (scene) => scene.part(mediator, 'docket', 'workers').then(({ workers: count }) => count),
        is: 40,
      },
      {
        says: '九人不成集体争议；名册有一行不对，整份不登记，并指出是哪一行',
        async see(scene) {
          const nine = await callRefused(scene, mediator, 'unionOpenCollective', open(listOf(9)));
          const wrong = listOf(40).replace(workers[6]!.idNumber, '610599198501010000');
          const faulty = await callRefused(scene, mediator, 'unionOpenCollective', open(wrong));
          return [nine.code, faulty.code, faulty.message.includes('第7行身份证号')];
        },
        is: ['NOT_COLLECTIVE', 'BAD_LIST', true],
      },
      { says: '欠薪线索报4+N', see: async (scene) => scene.get('lead'), is: 'REPORTED 40' },
      {
        says: '进城务工人员讨薪，法律援助免予核查经济困难；司法局只收到申请人和用人单位',
        see: (scene) =>
          scene
            .part('legal-aid-officer', 'justice', 'parties { kind } legalAid { means { exemption } }')
            .then(({ parties, legalAid }) => [parties.length, legalAid[0].means.exemption]),
        is: [2, 'MIGRANT_WAGES'],
      },
    ],
  },
  {
    at: '2024-12-03T15:00:00',
    title: '推选五名代表人',
    async act(scene) {
      const everybody = (await entries(scene)).map(({ partyId }) => partyId);
      const six = await callRefused(
        scene,
        mediator,
        'unionElectRepresentatives',
        await election(scene, everybody.slice(0, 6), everybody),
      );
      const unsigned = await callRefused(
        scene,
        mediator,
        'unionElectRepresentatives',
        await election(scene, everybody.slice(0, 5), everybody.slice(0, 39)),
      );
      scene.set('six', six.code);
      scene.set('unsigned', `${unsigned.code} ${unsigned.message.includes('第40行')}`);
      const chosen = await election(scene, await partyIds(scene, elected), everybody);
      await call(scene, mediator, 'unionElectRepresentatives', chosen, 'id');
    },
    expect: [
      {
        says: '六名代表人不行（三至五名）',
        see: async (scene) => scene.get('six'),
        is: 'REPRESENTATIVE_COUNT',
      },
      {
        says: '推选书少一人签名也不行，指出是哪一行',
        see: async (scene) => scene.get('unsigned'),
        is: 'CONSENT_MISSING true',
      },
      {
        says: '五名代表人，代表四十人',
        see: (scene) =>
          group(scene, 'electedOn representatives entries { state }').then((row) => [
            row.electedOn,
            row.representatives.length,
            row.entries.filter(({ state }: { state: string }) => state === 'REPRESENTED').length,
          ]),
        is: ['2024-12-03', 5, 40],
      },
    ],
  },
];
