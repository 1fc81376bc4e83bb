import { call, callRefused } from './call.js';
import { type Scene, unusedNumber } from './scene.js';
import { arbitration, arbitrator, on, running, step } from './story-8-3-records.js';
import type { Step } from './story.js';

/** 18 March to 21 April: acceptance, service, defence, hearing. */
export const proceedings: Step<Scene>[] = [
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
      await call(scene, arbitrator, 'humanResourcesFormTribunal', { input: ['TribunalInput!', input] }, 'id');
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
];
