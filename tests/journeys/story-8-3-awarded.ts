import { call, callRefused } from './call.js';
import type { Scene } from './scene.js';
import {
  arbitration,
  arbitrator,
  awardId,
  awards,
  minimumWage,
  on,
  serve,
  times,
} from './story-8-3-records.js';
import type { Step } from './story.js';

/** 28 April to 20 May: the award in two documents, its service, and who may contest what. */
export const contestedAward: Step<Scene>[] = [
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
];
