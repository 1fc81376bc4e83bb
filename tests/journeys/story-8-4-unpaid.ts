import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { localDate } from '#kernel/values/local-date.js';
import { call, callRefused } from './call.js';
import { organisations } from './people.js';
import { type Scene, waitFor } from './scene.js';
import {
  agreement,
  breach,
  clerk,
  first,
  inspection,
  inspector,
  mediator,
  met,
  officer,
  orderNumber,
  orders,
  summary,
  whole,
} from './story-8-4-breach-records.js';
import { due, machineWorks, partyIds, serialOf, shaanxiCounty, willing } from './story-8-4-people.js';
import type { Step } from './story.js';

/** 20 to 22 January 2025: nothing is paid; applications, a complaint, a letter of the union. */
export const unpaid: Step<Scene>[] = [
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
];
