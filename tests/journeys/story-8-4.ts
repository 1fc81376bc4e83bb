import { call, callRefused } from './call.js';
import { organisations, unionMediator } from './people.js';
import { mediatorOf, Scene, waitFor } from './scene.js';
import { breachOfForty } from './story-8-4-breach.js';
import {
  days,
  due,
  elected,
  entries,
  listOf,
  machineWorks,
  months,
  partyIds,
  serialOf,
  shaanxiCounty,
  unwilling,
  willing,
  workers,
} from './story-8-4-people.js';
import type { Story } from './story.js';

const mediator = 'union-mediator';
const officer = 'union-officer';
const arbitrator = 'arbitrator';
const court = '11370499FAKE000725';
const justice = '11370499FAKE00101G';

const group = (scene: Scene, fields: string) =>
  scene.part(mediator, 'union', `workerGroup { ${fields} }`).then(({ workerGroup }) => workerGroup);
const agreement = (scene: Scene, fields: string) =>
  scene
    .part(mediator, 'union', `mediations { agreements { ${fields} } }`)
    .then(({ mediations }) => mediations[0].agreements.find((row: any) => row.state !== 'SUPERSEDED'));
const arbitrations = (scene: Scene, fields: string) =>
  scene
    .part(arbitrator, 'humanResources', `arbitrations { id ${fields} }`)
    .then(
      (part) => part.arbitrations as { id: string; collective: boolean; deadlines: any[]; state: string }[],
    );

const dispute = {
  ...{
    door: 'VISIT',
    cause: 'WAGE_CLAIM',
    commonClaim: '支付拖欠的三个月工资',
    facts: '拖欠四十人三个月工资',
  },
  employer: { side: 'RESPONDENT', kind: 'EMPLOYER', ...machineWorks },
  division: shaanxiCounty,
};
const open = (list: string) => ({ input: ['OpenCollectiveInput!', { ...dispute, list }] }) as never;
const election = async (scene: Scene, representatives: string[], signedBy: string[]) =>
  ({
    input: [
      'ElectRepresentativesInput!',
      { caseCode: scene.get('case'), representatives, signedBy, evidence: '代表人推选书（2024年12月3日）' },
    ],
  }) as never;

/** Domain 8.4: forty workers, three months’ pay; 38 settle by instalments, two go to arbitration, the firm does not pay. */
export const fortyWorkers: Story<Scene> = {
  name: '8.4',
  title: '8.4 四十名工人、三个月工资：部分同意、分期履行、违约（韩城，2024年冬至2025年春）',
  viewer: mediator,
  open: (hub) => new Scene(hub),
  caseCode: (scene) => scene.find('case'),
  steps: [
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
        await call(
          scene,
          mediator,
          'unionTransferLegalAid',
          { input: ['TransferLegalAidInput!', aid] },
          'id',
        );
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
    {
      at: '2024-12-04T10:00:00',
      title: '个案协调会；双方同意调解',
      async act(scene) {
        const caseCode = scene.get('case');
        const participants = [court, organisations.humanResources, justice];
        const called = {
          ...{ kind: 'CASE_COORDINATION', caseCode, title: '集体欠薪个案协调会', place: '工会会议室' },
          ...{ agenda: '四十名工人三个月工资；用人单位和代表人列席', plannedFor: '2024-12-04', participants },
        };
        const { id } = await call(
          scene,
          officer,
          'unionCallMeeting',
          { input: ['CallMeetingInput!', called] },
          'id',
        );
        const attendance = [organisations.union, ...participants].map((organisation) => ({
          organisation,
          representative: '样例代表',
        }));
        await call(
          scene,
          officer,
          'unionHoldMeeting',
          { input: ['HoldMeetingInput!', { id, attendance }] },
          'id',
        );
        const tasks = [
          { owner: organisations.union, text: '主持调解，逐人征求意见', due: '2024-12-06' },
          { owner: organisations.humanResources, text: '核查工资台账', due: '2024-12-06' },
        ];
        const minuted = {
          ...{ id, number: `虚工协纪〔2024〕${serialOf(scene)}号`, tasks },
          minutes: '工会、法院、人社、司法到会，用人单位和五名代表人列席；同意由工会调解。',
        };
        await call(scene, officer, 'unionMinuteMeeting', { input: ['MinuteMeetingInput!', minuted] }, 'id');
        const parties = await scene.parties(mediator, 'union');
        const consents = [parties.employer, ...(await partyIds(scene, elected))].map((partyId) => ({
          ...{ partyId, scope: 'MEDIATION', channel: 'ON_THE_SPOT', evidence: '调解同意书（2024年12月4日）' },
        }));
        const mediation = await call(
          scene,
          mediator,
          'unionOpenMediation',
          {
            input: [
              'OpenMediationInput!',
              { intakeId: scene.get('intake'), mediatorIds: [scene.get('mediator')], consents },
            ],
          },
          'id',
        );
        scene.set('mediation', mediation.id);
      },
      expect: [
        {
          says: '会议纪要和任务清单',
          see: (scene) =>
            scene
              .part(mediator, 'union', 'jointMeetings { state participants { attended } tasks { due } }')
              .then(({ jointMeetings: [meeting] }) => [
                meeting.state,
                meeting.participants.filter((row: { attended: boolean }) => row.attended).length,
                meeting.tasks.length,
              ]),
          is: ['MINUTED', 4, 2],
        },
      ],
    },
    {
      at: '2024-12-06T15:00:00',
      title: '三期付款的协议：38人同意，测试己、测试庚不同意',
      act: settle,
      expect: [
        {
          says: '代表人不能替不同意的两人和解（办案规则第63条），指出是哪两行',
          see: async (scene) => scene.get('unbound'),
          is: 'CONSENT_MISSING true',
        },
        {
          says: '各人金额合计差一分也不行',
          see: async (scene) => scene.get('fen'),
          is: 'AMOUNTS_DIFFER true',
        },
        {
          says: '协议对38人生效：513,000.00 = 3 × 171,000.00',
          see: (scene) =>
            agreement(
              scene,
              'state amount performBy partyIds instalments { amount } shares { amounts }',
            ).then((row) => [
              row.state,
              row.amount,
              row.performBy,
              row.partyIds.length,
              row.instalments.map(({ amount }: { amount: number }) => amount),
              row.shares.length,
            ]),
          is: ['EFFECTIVE', 51_300_000, '2025-03-20', 39, [17_100_000, 17_100_000, 17_100_000], 38],
        },
        {
          says: '38人已和解，两人的请求照旧',
          see: (scene) =>
            group(scene, 'settled entries { line state }').then((row) => [
              row.settled,
              row.entries
                .filter(({ state }: { state: string }) => state !== 'SETTLED')
                .map(({ line, state }: { line: number; state: string }) => `${line} ${state}`),
            ]),
          is: [38, ['2 DECLINED', '3 DECLINED']],
        },
        {
          says: '仲裁审查 12-21（周六）顺延至 12-23；司法确认 01-05（周日）顺延至 01-06；无人申请',
          see: (scene) =>
            agreement(scene, 'state deadlines { rule rawEnd due }').then(({ deadlines }) =>
              ['AR-1', 'JC-1'].map((rule) => {
                const row = deadlines.find((each: { rule: string }) => each.rule === rule);
                return [row.rawEnd, row.due];
              }),
            ),
          is: [
            ['2024-12-21', '2024-12-23'],
            ['2025-01-05', '2025-01-06'],
          ],
        },
        {
          says: '调解达成协议（38/40）',
          see: (scene) =>
            scene.part(mediator, 'union', 'mediations { state text }').then((part) => part.mediations),
          is: [{ state: 'AGREED', text: '40人中38人达成协议，2人另行主张。' }],
        },
      ],
    },
    {
      at: '2024-12-09T09:30:00',
      title: '两名不同意的工人申请仲裁（A18）',
      async act(scene) {
        const refer = async (places: readonly number[]) => ({
          ...{ caseCode: scene.get('case'), to: organisations.humanResources },
          ...{ partyIds: await partyIds(scene, places), evidence: '本人签名的仲裁申请书' },
        });
        const bound = await callRefused(scene, mediator, 'unionReferWorkersToArbitration', {
          input: ['ReferWorkersInput!', await refer([0])],
        });
        scene.set('bound', bound.code);
        await call(
          scene,
          mediator,
          'unionReferWorkersToArbitration',
          { input: ['ReferWorkersInput!', await refer(unwilling)] },
          'id',
        );
        await waitFor(async () => ((await arbitrations(scene, 'state')).length === 2 ? true : undefined));
      },
      expect: [
        { says: '已和解的人不能另行申请', see: async (scene) => scene.get('bound'), is: 'WRONG_STATE' },
        {
          says: '两件仲裁，最迟 12-16（周一）决定受理',
          see: (scene) =>
            arbitrations(scene, 'state deadlines { rule due }').then((rows) =>
              rows.map((row) => [row.state, due(row.deadlines, 'ARB-2')]),
            ),
          is: [
            ['FILED', '2024-12-16'],
            ['FILED', '2024-12-16'],
          ],
        },
        {
          says: '仲裁只收到这两人和用人单位，没有其余38人',
          see: (scene) =>
            scene
              .part(arbitrator, 'humanResources', 'parties { name }')
              .then(({ parties }) => parties.map(({ name }: { name: string }) => name).sort()),
          is: [machineWorks.name, '测试己', '测试庚'].sort(),
        },
        {
          says: '两人另行主张',
          see: (scene) => group(scene, 'separated').then((row) => row.separated),
          is: 2,
        },
      ],
    },
    {
      at: '2024-12-13T10:00:00',
      title: '仲裁受理两件',
      async act(scene) {
        for (const [at, { id }] of (await arbitrations(scene, 'state')).entries())
          await call(
            scene,
            arbitrator,
            'humanResourcesAcceptArbitration',
            { id: ['ID!', id], number: ['String!', `鲁虚劳人仲案〔2024〕${serialOf(scene) * 2 + at}号`] },
            'id',
          );
      },
      expect: [
        {
          says: '两人不再是集体争议；最迟 2025-01-27（周一）裁决',
          see: (scene) =>
            arbitrations(scene, 'collective deadlines { rule due }').then((rows) =>
              rows.map((row) => [row.collective, due(row.deadlines, 'ARB-8')]),
            ),
          is: [
            [false, '2025-01-27'],
            [false, '2025-01-27'],
          ],
        },
      ],
    },
    ...breachOfForty,
  ],
};

async function settle(scene: Scene): Promise<void> {
  const rows = await entries(scene);
  const at = (place: number): string => rows[place]!.partyId;
  const { employer } = await scene.parties(mediator, 'union');
  const answers = rows.map(({ partyId }, place) => ({
    ...{ partyId, agrees: !unwilling.includes(place), channel: 'PAPER', evidence: '本人签名的意见表' },
    amount: unwilling.includes(place) ? null : months * 3,
  }));
  await call(
    scene,
    mediator,
    'unionAnswerSettlement',
    { caseCode: ['ID!', scene.get('case')], answers: ['[SettlementAnswerInput!]!', answers] },
    'id',
  );
  const instalments = (of: number) => days.map((dueOn) => ({ dueOn, amount: months * of }));
  const draft = (places: readonly number[], changes: Record<string, unknown> = {}) => ({
    ...{ mediationId: scene.get('mediation'), route: 'MEDIATION_COMMITTEE', claimKinds: ['WAGE_CLAIM'] },
    terms: '用人单位分三期支付拖欠的工资；任一期逾期的，只就该期主张。',
    instalments: instalments(places.length),
    shares: places.map((place) => ({ partyId: at(place), amounts: days.map(() => months) })),
    ...{ partyIds: [...places.map(at), employer], ...changes },
  });
  const all = await scene.refused(mediator, 'unionDraftAgreement', draft([...workers.keys()]));
  scene.set('unbound', `${all.code} ${all.message.includes('第2行、第3行')}`);
  const short = instalments(38).map((sum, place) => (place === 2 ? { ...sum, amount: sum.amount - 1 } : sum));
  const fen = await scene.refused(mediator, 'unionDraftAgreement', draft(willing, { instalments: short }));
  scene.set('fen', `${fen.code} ${fen.message.includes('多0.01元')}`);
  const { id } = await scene.act(mediator, 'unionDraftAgreement', draft(willing), 'id');
  scene.set('agreement', id);
  const sign = (signature: Record<string, unknown>) =>
    scene.act(mediator, 'unionSignAgreement', { agreementId: id, manner: 'PAPER', ...signature }, 'id');
  for (const place of elected)
    await sign({ role: 'PARTY', partyId: at(place), signer: workers[place]!.name });
  await sign({ role: 'PARTY', partyId: employer, signer: machineWorks.name });
  await sign({ role: 'MEDIATOR', signer: unionMediator.name });
  await sign({ role: 'SEAL', signer: '虚构区总工会调解专用章' });
  const text = '40人中38人达成协议，2人另行主张。';
  const result = { mediationId: scene.get('mediation'), outcome: 'AGREED', text };
  await scene.act(mediator, 'unionReportResult', result, 'id');
}
