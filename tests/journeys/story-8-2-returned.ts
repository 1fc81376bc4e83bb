import { organisations, workerB } from './people.js';
import { type Scene, waitFor } from './scene.js';
import { clerk, lawyer, sent } from './story-8-2-records.js';
import type { Step } from './story.js';

/** 6 and 7 May: it comes back for a conflict of interest, and goes elsewhere. */
export const returning: Step<Scene>[] = [
  {
    at: '2025-05-06T09:00:00',
    title: '工会的律师调解员曾为测试乙提供咨询，退回',
    async act(scene) {
      await waitFor(() =>
        scene.hub
          .must(lawyer, '{ unionReferrals(direction: IN, states: [SENT]) { nodes { id } } }')
          .then(({ unionReferrals }) =>
            unionReferrals.nodes.find((row: { id: string }) => row.id === scene.get('first')),
          ),
      );
      scene.set(
        'findings',
        await scene.hub
          .must(
            lawyer,
            'query($r: ID!, $m: ID!) { unionCheckNeutrality(referralId: $r, mediatorId: $m) { clear findings { role partyName } } }',
            { r: scene.get('first'), m: scene.get('lawyer') },
          )
          .then(({ unionCheckNeutrality: { clear, findings } }) => JSON.stringify([clear, findings[0]])),
      );
      scene.set(
        'acceptance',
        (
          await scene.refused(lawyer, 'unionAcceptMediation', {
            referralId: scene.get('first'),
            mediatorIds: [scene.get('lawyer')],
          })
        ).code,
      );
      await scene.act(
        lawyer,
        'unionReturnReferral',
        {
          id: scene.get('first'),
          reason: 'CONFLICT_OF_INTEREST',
          text: '本会律师调解员曾为申请人提供仲裁咨询。',
          suggestedAgency: 'human-resources',
        },
        'id',
      );
    },
    expect: [
      {
        says: '名册按人核查说明了原因',
        see: async (scene) => scene.get('findings'),
        is: JSON.stringify([false, { role: 'ADVISER', partyName: workerB.name }]),
      },
      {
        says: '该调解员接受被拒',
        see: async (scene) => scene.get('acceptance'),
        is: 'CONFLICT_OF_INTEREST',
      },
      {
        says: '退回，理由 CONFLICT_OF_INTEREST，材料清单随退',
        see: (scene) =>
          sent(scene, 'first', 'state returnReason materials').then(({ state, returnReason, materials }) => [
            state,
            returnReason,
            materials,
          ]),
        is: ['RETURNED', 'CONFLICT_OF_INTEREST', ['起诉状副本', '仲裁裁决书']],
      },
      {
        says: '不能答复第二次',
        see: (scene) =>
          scene
            .refused(lawyer, 'unionReturnReferral', {
              id: scene.get('first'),
              reason: 'OUT_OF_SCOPE',
              text: '再退一次',
            })
            .then(({ code }) => code),
        is: 'ALREADY_ANSWERED',
      },
    ],
  },
  {
    at: '2025-05-07T10:00:00',
    title: '法院改派人社调解中心',
    act: async (scene) =>
      scene.set(
        'child',
        (
          await scene.act(
            clerk,
            'courtRedesignateReferral',
            { referralId: scene.get('first'), to: organisations.humanResources },
            'id',
          )
        ).id,
      ),
    expect: [
      {
        says: '子转介接着原转介，最迟 05-12（周一）答复',
        see: (scene) =>
          sent(scene, 'child', 'state answerDue').then(({ originId, state, answerDue }) => [
            originId === scene.get('first'),
            state,
            answerDue,
          ]),
        is: [true, 'SENT', '2025-05-12'],
      },
      {
        says: '原转介已重新指派',
        see: (scene) => sent(scene, 'first', 'state').then(({ state }) => state),
        is: 'RE_DESIGNATED',
      },
    ],
  },
];
