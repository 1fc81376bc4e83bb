import { call, callRefused } from './call.js';
import { ceramics, organisations, unionMediator, workerD } from './people.js';
import { mediatorOf, Scene, unusedNumber, waitFor } from './scene.js';
import type { Story } from './story.js';

const arbitrator = 'arbitrator';
const mediator = 'union-mediator';
/** Made up for the story: not the real minimum wage of any place. */
const minimumWage = 200_000;

interface Limit {
  rule: string;
  rawEnd: string | null;
  due: string;
  metOn: string | null;
}
const limitFields = 'deadlines { rule rawEnd due metOn }';

const arbitration = (scene: Scene, fields: string) =>
  scene.part(arbitrator, 'humanResources', `arbitrations { ${fields} }`).then((part) => part.arbitrations[0]);
/** The last days that still run on the arbitration, by rule. */
const running = (scene: Scene) =>
  arbitration(scene, limitFields).then(({ deadlines }: { deadlines: Limit[] }) =>
    deadlines.filter(({ metOn }) => metOn === null).map(({ rule, due }) => [rule, due]),
  );
const awards = (scene: Scene, fields: string) =>
  scene.part(arbitrator, 'humanResources', `awards { finality ${fields} }`).then((part) => part.awards);
const awardId = (scene: Scene, finality: string): Promise<string> =>
  awards(scene, 'id').then((rows) => rows.find((row: { finality: string }) => row.finality === finality).id);
/** The times of one side on one document. */
const times = (scene: Scene, finality: string, receiver: string) =>
  awards(scene, `services { receiver ${limitFields} }`).then((rows) =>
    rows
      .find((row: { finality: string }) => row.finality === finality)
      .services.filter((service: { receiver: string }) => service.receiver === receiver)
      .flatMap(({ deadlines }: { deadlines: Limit[] }) => deadlines.map(({ rule, due }) => [rule, due])),
  );
const consentOf = async (scene: Scene, side: 'worker' | 'employer') => {
  const partyId = (await scene.parties(arbitrator, 'humanResources'))[side];
  const consent = { partyId, scope: 'MEDIATION', channel: 'PAPER', evidence: '先行调解同意书' };
  await call(
    scene,
    arbitrator,
    'humanResourcesRecordConsent',
    { caseCode: ['ID!', scene.get('case')], consent: ['ConsentInput!', consent] },
    'id',
  );
};
const step = (scene: Scene, name: string, more: Parameters<typeof call>[3] = {}) =>
  call(scene, arbitrator, name, { id: ['ID!', scene.get('arbitration')], ...more }, 'id state');
const on = (day: string): [string, string] => ['LocalDate!', day];
const stationLetter = (scene: Scene) => ({
  input: [
    'SuggestedMediationInput!',
    { id: scene.get('arbitration'), to: organisations.union, materials: ['仲裁申请书副本'] },
  ] as [string, unknown],
});
const serve = async (scene: Scene, side: 'worker' | 'employer', day: string) => {
  const partyId = (await scene.parties(arbitrator, 'humanResources'))[side];
  const service = { arbitrationId: scene.get('arbitration'), partyId, manner: 'SIGNED', on: day };
  const input = { ...service, evidence: '送达回证' };
  await call(scene, arbitrator, 'humanResourcesServeAward', { input: ['ServeAwardInput!', input] }, 'id');
};

/** Domain 8.3: mediation suggested and broken off before arbitration, then an award in two documents. */
export const splitAward: Story<Scene> = {
  name: '8.3',
  title:
    '8.3 撤回同意：受理前建议调解、用人单位撤回，受理、裁决分为终局和非终局（2025年，最低工资为测试用数额）',
  viewer: arbitrator,
  open: (hub) => new Scene(hub),
  caseCode: (scene) => scene.find('case'),
  steps: [
    {
      at: '2025-03-03T09:00:00',
      title: '测试丁申请仲裁：加班费9,800.00、二倍工资差额24,000.00、经济补偿26,400.00',
      async act(scene) {
        scene.set('mediator', await mediatorOf(scene, 'union', mediator, unionMediator));
        const input = {
          ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', claim: 6_020_000, claimKinds: ['WAGE_CLAIM'] },
          claimItems: [
            { kind: 'OVERTIME', amount: 980_000, from: '2024-01-01', until: '2024-12-31' },
            { kind: 'DOUBLE_PAY', amount: 2_400_000 },
            { kind: 'ECONOMIC_COMPENSATION', amount: 2_640_000 },
          ],
          parties: [
            { side: 'APPLICANT', kind: 'PERSON', ...workerD },
            { side: 'RESPONDENT', kind: 'EMPLOYER', ...ceramics },
          ],
        };
        const given = { input: ['FileArbitrationInput!', input] as [string, unknown] };
        const filed = await call(scene, arbitrator, 'humanResourcesFileArbitration', given, 'id caseCode');
        scene.set('arbitration', filed.id);
        scene.set('case', filed.caseCode);
      },
      expect: [
        { says: '最迟 03-10（周一）决定是否受理（ARB-2）', see: running, is: [['ARB-2', '2025-03-10']] },
      ],
    },
    {
      at: '2025-03-04T10:00:00',
      title: '发调解建议书，劳动者同意',
      async act(scene) {
        await step(scene, 'humanResourcesSuggestMediation', {
          number: ['String', '虚构劳人仲调建字〔2025〕第8号'],
        });
        await consentOf(scene, 'worker');
      },
      expect: [
        {
          says: '用人单位没有同意，不能转去调解',
          see: (scene) =>
            callRefused(scene, arbitrator, 'humanResourcesReferSuggestion', stationLetter(scene)).then(
              ({ code }) => code,
            ),
          is: 'CONSENT_MISSING',
        },
        { says: '受理期限照常计算', see: running, is: [['ARB-2', '2025-03-10']] },
      ],
    },
    {
      at: '2025-03-06T10:00:00',
      title: '用人单位同意，暂缓受理，转人社、工会调解站，当日受理调解',
      async act(scene) {
        await consentOf(scene, 'employer');
        await call(scene, arbitrator, 'humanResourcesReferSuggestion', stationLetter(scene), 'id');
        const arrived = await waitFor(() =>
          scene.part(mediator, 'union', 'referrals { id arrow }').then(({ referrals }) => referrals[0]),
        );
        const input = { referralId: arrived.id, mediatorIds: [scene.get('mediator')] };
        await scene.act(mediator, 'unionAcceptMediation', input, 'id');
      },
      expect: [
        {
          says: '暂缓受理，调解期限至 03-21（周五）（MED-2）',
          see: async (scene) => [(await arbitration(scene, 'state')).state, await running(scene)],
          is: ['MEDIATION_SUGGESTED', [['MED-2', '2025-03-21']]],
        },
      ],
    },
    {
      at: '2025-03-14T10:00:00',
      title: '用人单位在调解站撤回同意',
      async act(scene) {
        const { employer } = await scene.parties(mediator, 'union');
        const { consents } = await scene.part(mediator, 'union', 'consents { id partyId }');
        const { id } = consents.find((consent: { partyId: string }) => consent.partyId === employer);
        const revocation = { channel: 'PHONE', evidence: '录音3号' };
        const given = { consentId: ['ID!', id], revocation: ['ConsentRevocationInput', revocation] };
        await call(scene, mediator, 'unionRevokeConsent', given as never, 'id');
      },
      expect: [
        {
          says: '调解当即终止，结果当日反馈',
          see: (scene) =>
            scene
              .part(arbitrator, 'humanResources', 'referrals { arrow state result { outcome reportedOn } }')
              .then(({ referrals }) => referrals),
          is: [
            {
              arrow: 'A03',
              state: 'RESULT_REPORTED',
              result: { outcome: 'PARTY_STOPS', reportedOn: '2025-03-14' },
            },
          ],
        },
        {
          says: '恢复受理审查，最迟 03-21（周五）',
          see: async (scene) => [(await arbitration(scene, 'state')).state, await running(scene)],
          is: ['FILED', [['ARB-2', '2025-03-21']]],
        },
        {
          says: '仲裁时效中断：重新计算至 2026-03-14（周六），顺延至 03-16（周一）',
          see: (scene) =>
            scene
              .part(
                arbitrator,
                'humanResources',
                'limitationEvents { kind at rawEnd applyBy } limitation { rule interruptedBy applyBy }',
              )
              .then(({ limitationEvents, limitation }) => [limitationEvents.at(-1), limitation]),
          is: [
            { kind: 'CONSENT_WITHDRAWN', at: '2025-03-14', rawEnd: '2026-03-14', applyBy: '2026-03-16' },
            { rule: 'ARB-1', interruptedBy: 'CONSENT_WITHDRAWN', applyBy: '2026-03-16' },
          ],
        },
      ],
    },
    {
      at: '2025-03-18T10:00:00',
      title: '受理',
      async act(scene) {
        const pattern = (serial: number) => `虚构劳人仲案字〔2025〕第${serial}号`;
        const number = await unusedNumber(scene, arbitrator, pattern, 8301);
        scene.set('serial', /第(\d+)号/.exec(number)![1]!);
        await step(scene, 'humanResourcesAcceptArbitration', { number: ['String!', number] });
      },
      expect: [
        {
          says: '副本和组庭通知至 03-25；裁决 05-02 逢假日，至 05-06（周二）',
          see: running,
          is: [
            ['ARB-3', '2025-03-25'],
            ['ARB-3', '2025-03-25'],
            ['ARB-8', '2025-05-06'],
          ],
        },
      ],
    },
    {
      at: '2025-03-20T10:00:00',
      title: '用人单位收到副本，组庭',
      async act(scene) {
        await step(scene, 'humanResourcesServeApplication', { on: on('2025-03-20') });
        const input = { id: scene.get('arbitration'), arbitrators: ['样例卯'] };
        await call(
          scene,
          arbitrator,
          'humanResourcesFormTribunal',
          { input: ['TribunalInput!', input] },
          'id',
        );
      },
      expect: [
        {
          says: '答辩至 04-03（周四）：04-04 放假（ARB-4）',
          see: async (scene) => [(await arbitration(scene, 'state')).state, await running(scene)],
          is: [
            'DEFENCE',
            [
              ['ARB-4', '2025-04-03'],
              ['ARB-8', '2025-05-06'],
            ],
          ],
        },
      ],
    },
    {
      at: '2025-04-14T10:00:00',
      title: '通知 04-21 开庭',
      act: (scene) =>
        step(scene, 'humanResourcesScheduleHearing', {
          on: on('2025-04-21'),
          place: ['String!', '第一仲裁庭'],
        }),
      expect: [
        {
          says: '开庭日前不能开庭',
          see: (scene) =>
            callRefused(scene, arbitrator, 'humanResourcesOpenHearing', {
              id: ['ID!', scene.get('arbitration')],
            }).then(({ code }) => code),
          is: 'WRONG_STATE',
        },
      ],
    },
    {
      at: '2025-04-21T09:30:00',
      title: '开庭',
      act: (scene) => step(scene, 'humanResourcesOpenHearing'),
      expect: [
        {
          says: '已开庭',
          see: (scene) => arbitration(scene, 'state').then(({ state }) => state),
          is: 'HEARING',
        },
      ],
    },
    {
      at: '2025-04-28T10:00:00',
      title: '作出裁决',
      async act(scene) {
        const { claimItems } = await arbitration(scene, 'claimItems { id amount }');
        const decisions = claimItems.map(({ id, amount }: { id: string; amount: number }) => ({
          ...{ claimItemId: id, granted: true, amount, text: '予以支持' },
        }));
        const serial = scene.get('serial');
        const input = {
          ...{ arbitrationId: scene.get('arbitration'), decisions, minimumWage },
          ...{ minimumWagePlace: '虚构区', minimumWageSource: '故事用标准，非真实数额' },
          finalNumber: `虚构劳人仲案终字〔2025〕第${serial}号`,
          nonFinalNumber: `虚构劳人仲案非终字〔2025〕第${serial}号`,
        };
        await call(scene, arbitrator, 'humanResourcesMakeAward', { input: ['MakeAwardInput!', input] }, 'id');
      },
      expect: [
        {
          says: '两份裁决书：终局 9,800.00 和 24,000.00，非终局 26,400.00；合计多少不相干',
          see: (scene) => awards(scene, 'smallClaimLimit items { awarded }'),
          is: [
            {
              finality: 'FINAL',
              smallClaimLimit: 2_400_000,
              items: [{ awarded: 980_000 }, { awarded: 2_400_000 }],
            },
            { finality: 'NON_FINAL', smallClaimLimit: 2_400_000, items: [{ awarded: 2_640_000 }] },
          ],
        },
      ],
    },
    {
      at: '2025-04-29T10:00:00',
      title: '劳动者收到裁决书',
      act: (scene) => serve(scene, 'worker', '2025-04-29'),
      expect: [
        {
          says: '劳动者对两份都可以起诉，至 05-14（周三）',
          see: async (scene) => [
            await times(scene, 'FINAL', 'WORKER'),
            await times(scene, 'NON_FINAL', 'WORKER'),
          ],
          is: [[['ARB-10', '2025-05-14']], [['ARB-9', '2025-05-14']]],
        },
      ],
    },
    {
      at: '2025-04-30T10:00:00',
      title: '用人单位收到裁决书',
      act: (scene) => serve(scene, 'employer', '2025-04-30'),
      expect: [
        {
          says: '用人单位：终局部分向中级人民法院申请撤销至 05-30（周五），非终局部分起诉至 05-15（周四）',
          see: async (scene) => [
            await times(scene, 'FINAL', 'EMPLOYER'),
            await times(scene, 'NON_FINAL', 'EMPLOYER'),
          ],
          is: [[['ARB-10', '2025-05-30']], [['ARB-9', '2025-05-15']]],
        },
      ],
    },
    {
      at: '2025-05-12T10:00:00',
      title: '劳动者就终局部分起诉',
      async act(scene) {
        const { worker } = await scene.parties(arbitrator, 'humanResources');
        const award = await awardId(scene, 'FINAL');
        const given = { awardId: ['ID!', award], partyId: ['ID!', worker], on: on('2025-05-12') } as never;
        await call(scene, arbitrator, 'humanResourcesRecordSuit', given, 'id');
      },
      expect: [
        {
          says: '终局部分已起诉，非终局部分等待',
          see: (scene) => awards(scene, 'state inForceOn'),
          is: [
            { finality: 'FINAL', state: 'SUED', inForceOn: null },
            { finality: 'NON_FINAL', state: 'MADE', inForceOn: null },
          ],
        },
      ],
    },
    {
      at: '2025-05-20T10:00:00',
      title: '用人单位申请撤销终局裁决；非终局部分无人起诉',
      async act(scene) {
        const given = { awardId: ['ID!', await awardId(scene, 'NON_FINAL')] } as never;
        await call(scene, arbitrator, 'humanResourcesConfirmAwardInForce', given, 'id');
      },
      expect: [
        {
          says: '劳动者已起诉，撤销申请不受理；撤诉或被驳回后三十日内可以再申请（解释一第21条）',
          see: async (scene) => {
            const { employer } = await scene.parties(arbitrator, 'humanResources');
            const award = await awardId(scene, 'FINAL');
            const given = { awardId: ['ID!', award], partyId: ['ID!', employer], on: on('2025-05-20') };
            const name = 'humanResourcesRecordAnnulmentApplication';
            const { code, hint } = await callRefused(scene, arbitrator, name, given as never);
            return [code, hint?.includes('解释一第21条')];
          },
          is: ['WRONG_STATE', true],
        },
        {
          says: '非终局部分自 05-16 生效',
          see: (scene) => awards(scene, 'state inForceOn').then(([, other]) => other),
          is: { finality: 'NON_FINAL', state: 'IN_FORCE', inForceOn: '2025-05-16' },
        },
      ],
    },
  ],
};
