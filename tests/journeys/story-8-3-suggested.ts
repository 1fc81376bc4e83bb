import { call, callRefused } from './call.js';
import { ceramics, unionMediator, workerD } from './people.js';
import { mediatorOf, type Scene, waitFor } from './scene.js';
import {
  arbitration,
  arbitrator,
  consentOf,
  mediator,
  running,
  stationLetter,
  step,
} from './story-8-3-records.js';
import type { Step } from './story.js';

/** 3 to 14 March 2025: the application, a mediation suggested, and a consent withdrawn. */
export const suggestion: Step<Scene>[] = [
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
];
