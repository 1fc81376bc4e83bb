import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { localDate } from '#kernel/values/local-date.js';
import { type Arguments, call, callRefused } from './call.js';
import { organisations } from './people.js';
import { type Scene, waitFor } from './scene.js';
import {
  days,
  due,
  machineWorks,
  months,
  partyIds,
  serialOf,
  shaanxiCounty,
  willing,
  workers,
} from './story-8-4-people.js';
import type { Step } from './story.js';

const mediator = 'union-mediator';
const officer = 'union-officer';
const inspector = 'inspector';
const clerk = 'second-court-clerk';
const judge = 'second-court-judge';

const first = { dueOn: days[0], amount: months };
const whole = days.map((dueOn) => ({ dueOn, amount: months }));
const met = {
  ...{ pecuniary: true, amountCertain: true, counterDuty: false, debtorReachable: true },
  preservationAsked: false,
};

const agreement = (scene: Scene) =>
  scene
    .part(mediator, 'union', 'mediations { agreements { state paid dueNow } }')
    .then(({ mediations }) => mediations[0].agreements.find((row: any) => row.state !== 'SUPERSEDED'));
const breach = (scene: Scene): Arguments => ({ agreementId: ['ID!', scene.get('agreement')] });

type Order = { id: string; state: string; amount: number; ground: string | null; deadlines: any[] };
const orders = async (scene: Scene): Promise<Order[]> => {
  const fields = 'id state amount ground number objections { fault } deadlines { rule due }';
  return (await scene.part(clerk, 'court', `paymentOrders { ${fields} }`)).paymentOrders;
};
const running = async (scene: Scene) => (await orders(scene)).filter(({ state }) => state !== 'REFUSED');
const summary = async (scene: Scene, rule: string) => {
  const rows = await running(scene);
  return [
    rows.length,
    rows.reduce((sum, { amount }) => sum + amount, 0),
    [...new Set(rows.map(({ state }) => state))],
    [...new Set(rows.map(({ deadlines }) => due(deadlines, rule)))],
  ];
};
const batchOf = (scene: Scene): Arguments => ({ batchId: ['ID!', scene.get('batch')] });
const orderNumber = (scene: Scene, at: number) => `（2025）鲁0402民督${serialOf(scene) * 100 + at}号`;
const paper = (scene: Scene, word: string) => `陕虚构人社监${word}字〔2025〕第${serialOf(scene)}号`;

const inspection = (scene: Scene) =>
  scene
    .part(
      inspector,
      'humanResources',
      'inspections { id state police { ground figure } orders { id amount } deadlines { rule due } } blacklistEntries { deadlines { rule due } }',
    )
    .then(({ inspections, blacklistEntries }) => ({ ...inspections[0], blacklistEntries }));

/** The second half of 8.4: nothing is paid; orders, inspection, a letter of the union, the police, enforcement. */
export const breachOfForty: Step<Scene>[] = [
  {
    at: '2025-01-20T18:00:00',
    title: '第一期到期日，没有付款',
    async act(scene) {
      scene.set('early', (await callRefused(scene, mediator, 'unionRecordBreach', breach(scene))).code);
      const { employer } = await scene.parties(mediator, 'union');
      const [creditor] = await partyIds(scene, [0]);
      const late = await scene.refused(mediator, 'unionApplyConfirmation', {
        ...{ agreementId: scene.get('agreement'), to: organisations.secondCourt },
        applicantPartyIds: [creditor, employer],
      });
      scene.set('late', late.code);
    },
    expect: [
      { says: '当日届满之前，不能登记违约', see: async (scene) => scene.get('early'), is: 'WRONG_STATE' },
      { says: '司法确认期限已过（无人申请）', see: async (scene) => scene.get('late'), is: 'OUT_OF_TIME' },
    ],
  },
  {
    at: '2025-01-21T09:00:00',
    title: '第一期逾期：登记违约；38人一批申请支付令（A19），向监察投诉',
    async act(scene) {
      await call(scene, mediator, 'unionRecordBreach', breach(scene), 'id');
      const creditors = await partyIds(scene, willing);
      const referred = await call(
        scene,
        mediator,
        'unionReferForPaymentOrders',
        {
          input: [
            'ReferWorkersInput!',
            {
              ...{ caseCode: scene.get('case'), to: organisations.secondCourt, partyIds: creditors },
              evidence: '本人签名的支付令申请书',
            },
          ],
        },
        'id',
      );
      const batch = (subject: Record<string, unknown>, sums: unknown) => ({
        input: [
          'CourtPaymentOrdersInput!',
          {
            ...{ basis: 'MEDIATION_AGREEMENT', evidence: '调解协议书（2024年12月6日）', ...subject },
            applications: creditors.map((partyId) => ({ applicant: { partyId }, sums })),
          },
        ],
      });
      const apply = async (
        subject: Record<string, unknown>,
        sums: unknown,
      ): Promise<{ id: string; batchId: string }[]> =>
        call(scene, clerk, 'courtApplyPaymentOrders', batch(subject, sums) as never, 'id batchId');
      const [taken] = await waitFor(() => apply({ referralId: referred.id }, [first]));
      scene.set('batch', taken!.batchId);
      const all = await apply({ caseCode: scene.get('case') }, whole);
      const acceptance = { id: all[0]!.id, number: orderNumber(scene, 99), conditions: met };
      const refused = await callRefused(scene, clerk, 'courtAcceptPaymentOrder', {
        input: ['CourtOrderAcceptanceInput!', acceptance],
      });
      scene.set('whole', `${refused.code} ${refused.hint?.includes('4,500.00')}`);
      const text = '第二、三期尚未到期（民诉解释第427条第2项、第428条第4项）';
      const refusal = { batchId: all[0]!.batchId, ground: 'NOT_DUE', text };
      await call(
        scene,
        clerk,
        'courtRefusePaymentOrderBatch',
        { input: ['CourtOrderBatchRefusalInput!', refusal] },
        'id',
      );
      const complaint = {
        ...{ caseCode: scene.get('case'), complainant: '38名工人', claim: 17_100_000 },
        facts: '协议第一期工资171000元逾期未付',
      };
      await call(
        scene,
        inspector,
        'humanResourcesFileComplaint',
        { input: ['FileComplaintInput!', complaint] },
        'id',
      );
    },
    expect: [
      {
        says: '违约；没有加速到期条款，只有 171,000.00 元到期',
        see: (scene) => agreement(scene).then(({ state, dueNow }) => [state, dueNow]),
        is: ['BREACHED', 17_100_000],
      },
      {
        says: '38件支付令申请，共 171,000.00；法院最迟 01-26（周日，补班日，不顺延）答复',
        see: (scene) => summary(scene, 'PO-1'),
        is: [38, 17_100_000, ['APPLIED'], ['2025-01-26']],
      },
      {
        says: '就 513,000.00 全额的申请因未到期不予受理，已到期部分另行申请',
        async see(scene) {
          const refused = (await orders(scene)).filter(({ state }) => state === 'REFUSED');
          const sum = refused.reduce((total, { amount }) => total + amount, 0);
          return [scene.get('whole'), refused.length, sum, [...new Set(refused.map(({ ground }) => ground))]];
        },
        is: ['NOT_DUE true', 38, 51_300_000, ['NOT_DUE']],
      },
      {
        says: '每件申请费 16.67 元：财产案件受理费 50 元的三分之一',
        async see(scene) {
          const { paymentOrders } = await scene.part(clerk, 'court', 'paymentOrders { state fee }');
          const open = paymentOrders.filter(({ state }: { state: string }) => state === 'APPLIED');
          return [...new Set(open.map(({ fee }: { fee: number }) => fee))];
        },
        is: [1_667],
      },
      {
        says: '监察最迟 01-27（周一）受理',
        see: (scene) => inspection(scene).then(({ deadlines }) => due(deadlines, 'INS-1')),
        is: '2025-01-27',
      },
    ],
  },
  {
    at: '2025-01-22T10:00:00',
    title: '工会送达意见书（陕西条例2025年1月1日起施行）',
    async act(scene) {
      const letter = {
        ...{ caseCode: scene.get('case'), kind: 'OPINION', number: `虚工监意〔2025〕${serialOf(scene)}号` },
        ...{ employerName: machineWorks.name, employerCode: machineWorks.creditCode },
        ...{ facts: '拖欠协议第一期工资', request: '立即支付', inspectors: ['样例监督员一', '样例监督员二'] },
        signedBy: '样例主席',
      };
      await call(
        scene,
        officer,
        'unionServeSupervisionLetter',
        { input: ['ServeSupervisionLetterInput!', letter] },
        'id',
      );
    },
    expect: [
      {
        says: '最迟 02-21（周五）答复',
        see: (scene) =>
          scene
            .part(officer, 'union', 'supervisionLetters { replyDue }')
            .then(({ supervisionLetters }) => supervisionLetters[0].replyDue),
        is: '2025-02-21',
      },
      {
        says: '2024年12月送达的，陕西没有法定的答复期限',
        see: async () => {
          const of = { rule: 'SUP-OPINION', division: shaanxiCounty };
          return ['2024-12-20', '2025-01-22'].map(
            (from) => computeDeadline({ ...of, from: localDate(from) }).notStatutory,
          );
        },
        is: [true, false],
      },
    ],
  },
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

async function enforce(scene: Scene): Promise<void> {
  await call(scene, clerk, 'courtEffectPaymentOrderBatch', batchOf(scene), 'id');
  const { paymentOrders } = await scene.part(
    clerk,
    'court',
    'paymentOrders { state number applicantPartyId }',
  );
  const inForce = paymentOrders.filter(({ state }: { state: string }) => state === 'EFFECTIVE');
  const inputs = inForce.map(
    ({ number, applicantPartyId: partyId }: { number: string; applicantPartyId: string }) => ({
      ...{ caseCode: scene.get('case'), instrument: 'PAYMENT_ORDER', instrumentNumber: number },
      ...{ sums: [first], performBy: days[2], shares: [{ applicant: { partyId }, amount: months }] },
    }),
  );
  const door = 'courtApplyEnforcements';
  await call(scene, clerk, door, { inputs: ['[CourtEnforcementInput!]!', inputs] }, 'id');
}

/** One dispute, whatever the number of its persons: nobody counts persons as cases. */
async function statistics(scene: Scene): Promise<number[]> {
  const { workers: persons } = await scene.part(mediator, 'docket', 'workers');
  const { mediations, workerGroup } = await scene.part(
    mediator,
    'union',
    'mediations { state agreements { state amount paid } } workerGroup { settled }',
  );
  const { arbitrations, inspections } = await scene.part(
    'arbitrator',
    'humanResources',
    'arbitrations { id } inspections { id }',
  );
  const [agreed] = mediations[0].agreements.filter(({ state }: { state: string }) => state === 'BREACHED');
  return [
    ...[persons, mediations.length, workerGroup.settled, arbitrations.length],
    ...[(await running(scene)).length, inspections.length, agreed.amount, agreed.paid],
  ];
}
