import { call, callRefused } from './call.js';
import { organisations } from './people.js';
import { type Scene, waitFor } from './scene.js';
import { due, machineWorks, partyIds, serialOf, unwilling } from './story-8-4-people.js';
import { arbitrations, arbitrator, group, mediator } from './story-8-4-records.js';
import type { Step } from './story.js';

/** 9 and 13 December: the two go to arbitration. */
export const twoApart: Step<Scene>[] = [
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
];
