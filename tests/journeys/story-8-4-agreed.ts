import { call } from './call.js';
import { organisations } from './people.js';
import type { Scene } from './scene.js';
import { elected, partyIds, serialOf } from './story-8-4-people.js';
import { agreement, court, group, justice, mediator, officer, settle } from './story-8-4-records.js';
import type { Step } from './story.js';

/** 4 and 6 December: a coordination meeting, and an agreement that 38 consent to. */
export const partialSettlement: Step<Scene>[] = [
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
          agreement(scene, 'state amount performBy partyIds instalments { amount } shares { amounts }').then(
            (row) => [
              row.state,
              row.amount,
              row.performBy,
              row.partyIds.length,
              row.instalments.map(({ amount }: { amount: number }) => amount),
              row.shares.length,
            ],
          ),
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
];
