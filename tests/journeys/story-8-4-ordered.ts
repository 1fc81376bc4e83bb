import { call } from './call.js';
import type { Scene } from './scene.js';
import {
  agreement,
  batchOf,
  clerk,
  enforce,
  inspection,
  inspector,
  judge,
  met,
  orderNumber,
  paper,
  running,
  statistics,
  summary,
} from './story-8-4-breach-records.js';
import { due, months, willing, workers } from './story-8-4-people.js';
import type { Step } from './story.js';

/** 24 January to 26 February: orders to pay, the blacklist, the police, enforcement. */
export const ordered: Step<Scene>[] = [
  {
    at: '2025-01-24T10:00:00',
    title: '法院受理38件；监察受理并立案',
    async act(scene) {
      const numbers = willing.map((_, at) => orderNumber(scene, at + 1));
      const acceptance = { batchId: scene.get('batch'), numbers, conditions: met };
      const input: [string, unknown] = ['CourtOrderBatchAcceptanceInput!', acceptance];
      await call(scene, clerk, 'courtAcceptPaymentOrderBatch', { input }, 'id');
      const { id } = await inspection(scene);
      const accepted = { id, apartFromArbitration: '仲裁是另外两名工人的请求，本件是其余38人的工资' };
      const door = 'humanResourcesAcceptComplaint';
      await call(scene, inspector, door, { input: ['AcceptComplaintInput!', accepted] }, 'id');
      const number = ['String!', paper(scene, '立')] as [string, string];
      await call(scene, inspector, 'humanResourcesFileInspection', { id: ['ID!', id], number }, 'id');
      await call(scene, inspector, 'humanResourcesBeginInvestigation', { id: ['ID!', id] }, 'id');
    },
    expect: [
      {
        says: '最迟 02-08（周六，补班日）发出支付令',
        see: (scene) => summary(scene, 'PO-2'),
        is: [38, 17_100_000, ['ACCEPTED'], ['2025-02-08']],
      },
    ],
  },
  {
    at: '2025-02-07T10:00:00',
    title: '法院发出38份支付令；监察责令 02-14 前支付 171,000.00 元',
    async act(scene) {
      await call(scene, judge, 'courtIssuePaymentOrderBatch', batchOf(scene), 'id');
      const { id } = await inspection(scene);
      const payments = willing.map((at) => ({ worker: workers[at]!.name, amount: months, months: 1 }));
      const order = {
        ...{ id, kind: 'PAY', number: paper(scene, '令'), lastDay: '2025-02-14', payments },
        ...{ demand: '支付协议第一期工资', amount: 17_100_000 },
      };
      const door = 'humanResourcesOrderRectification';
      await call(scene, inspector, door, { input: ['OrderRectificationInput!', order] }, 'id');
    },
    expect: [
      {
        says: '责令支付 171,000.00 元，逐人合计分毫不差',
        see: (scene) => inspection(scene).then((row) => row.orders.map(({ amount }: any) => amount)),
        is: [17_100_000],
      },
    ],
  },
  {
    at: '2025-02-10T10:00:00',
    title: '支付令送达用人单位',
    act: async (scene) =>
      void (await call(scene, clerk, 'courtServePaymentOrderBatch', batchOf(scene), 'id')),
    expect: [
      {
        says: '异议最迟 02-25（周二）',
        see: (scene) => summary(scene, 'PO-3'),
        is: [38, 17_100_000, ['SERVED'], ['2025-02-25']],
      },
    ],
  },
  {
    at: '2025-02-17T09:00:00',
    title: '责令期限 02-14 届满未付：拟列失信名单，移送公安（A21）',
    async act(scene) {
      const [{ id: orderId }] = (await inspection(scene)).orders;
      const door = 'humanResourcesNoteOrderIgnored';
      await call(scene, inspector, door, { orderId: ['ID!', orderId] }, 'id');
      const transfer = { orderId, number: paper(scene, '移') };
      const police = 'humanResourcesReferToPolice';
      await call(scene, inspector, police, { input: ['ReferToPoliceInput!', transfer] }, 'id');
      const notice = { orderId, noticeNumber: paper(scene, '告') };
      const list = 'humanResourcesNoticeBlacklisting';
      await call(scene, inspector, list, { input: ['NoticeBlacklistingInput!', notice] }, 'id');
    },
    expect: [
      {
        says: '十人以上，171,000.00 元已超过 30,000–100,000 元的上限，移送公安',
        see: (scene) => inspection(scene).then(({ police }) => [police.ground, police.figure]),
        is: ['MANY_WORKERS', 10_000_000],
      },
      {
        says: '最迟 03-14（周五）决定是否列入名单',
        see: (scene) =>
          inspection(scene).then(({ blacklistEntries }) => due(blacklistEntries[0].deadlines, 'INS-5')),
        is: '2025-03-14',
      },
    ],
  },
  {
    at: '2025-02-20T16:00:00',
    title: '用人单位书面表示“目前无力支付”；第二期也到期',
    async act(scene) {
      const [order] = await running(scene);
      const objection = { id: order!.id, form: 'WRITTEN', kind: 'CANNOT_PAY', text: '目前无力支付' };
      const input: [string, unknown] = ['CourtOrderObjectionInput!', objection];
      await call(scene, clerk, 'courtObjectToPaymentOrder', { input }, 'id').catch(() =>
        call(scene, judge, 'courtObjectToPaymentOrder', { input }, 'id'),
      );
    },
    expect: [
      {
        says: '不构成异议（民诉解释第436条），支付令照旧',
        see: (scene) =>
          running(scene).then((rows) => rows.flatMap((row: any) => row.objections).map(({ fault }) => fault)),
        is: ['DEBT_NOT_DISPUTED'],
      },
      {
        says: '到期 342,000.00，支付令仍只是第一期 171,000.00：第二期须另行申请',
        async see(scene) {
          const sum = (await running(scene)).reduce((total, { amount }) => total + amount, 0);
          return [(await agreement(scene)).dueNow, sum];
        },
        is: [34_200_000, 17_100_000],
      },
    ],
  },
  {
    at: '2025-02-26T09:30:00',
    title: '支付令生效，38人申请执行第一期（A20）',
    act: enforce,
    expect: [
      {
        says: '38件执行，171,000.00 元；执行时效从最后一期 2025-03-20 起算，2027年放假安排未公布，为暂定',
        see: (scene) =>
          scene
            .part(
              clerk,
              'court',
              'enforcements { amount late performBy deadlines { rule startsFrom rawEnd provisional } }',
            )
            .then(({ enforcements }) => [
              enforcements.length,
              enforcements.reduce((sum: number, { amount }: any) => sum + amount, 0),
              enforcements[0].late,
              enforcements[0].deadlines.find(({ rule }: any) => rule === 'ENF-1'),
            ]),
        is: [
          ...[38, 17_100_000, false],
          { rule: 'ENF-1', startsFrom: '2025-03-20', rawEnd: '2027-03-20', provisional: true },
        ],
      },
      {
        says: '统计：1件争议、1件集体调解（40人中38人）、2件仲裁、38件支付令、1件监察；协议 513,000.00，追回 0',
        see: statistics,
        is: [40, 1, 38, 2, 38, 1, 51_300_000, 0],
      },
    ],
  },
];
