import { unionMediator, workerA } from './people.js';
import type { Scene } from './scene.js';
import { agreement, clock, deadline, iou, mediator, referral } from './story-8-1-records.js';
import type { Step } from './story.js';

/** 20 September: the agreement takes effect with the second signature, and goes back. */
export const settlement: Step<Scene>[] = [
  {
    at: '2024-09-20T16:45:00',
    title: '双方先后线上签字，调解员签名、工会盖章',
    async act(scene) {
      const { worker, employer } = await scene.parties(mediator, 'union');
      const terms = {
        terms: '用人单位于2024年10月31日前支付工资18600元。',
        amount: iou,
        performBy: '2024-10-31',
        claimKinds: ['WAGE_CLAIM'],
      };
      await scene.hub.setClock('2024-09-20T09:30:00+08:00');
      const draft = await scene.act(
        mediator,
        'unionDraftAgreement',
        { mediationId: scene.get('mediation'), route: 'DELEGATED', ...terms },
        'id',
      );
      scene.set('agreement', draft.id);
      await scene.hub.setClock('2024-09-20T16:45:00+08:00');
      const sign = (signature: Record<string, unknown>) =>
        scene.act(
          mediator,
          'unionSignAgreement',
          { agreementId: draft.id, manner: 'ONLINE', ...signature },
          'id',
        );
      await sign({
        role: 'PARTY',
        partyId: worker,
        signer: workerA.name,
        signedAt: '2024-09-20T10:05:00+08:00',
      });
      await sign({
        role: 'PARTY',
        partyId: employer,
        signer: '虚构市中科技有限公司',
        signedAt: '2024-09-20T16:40:00+08:00',
      });
      await sign({ role: 'MEDIATOR', signer: unionMediator.name });
      await sign({ role: 'SEAL', signer: '虚构区总工会调解专用章' });
    },
    expect: [
      {
        says: '生效时间为后签的 16:40',
        see: (scene) =>
          agreement(scene, 'state effectiveAt').then(({ state, effectiveAt }) => [state, effectiveAt]),
        is: ['EFFECTIVE', '2024-09-20T08:40:00.000Z'],
      },
      {
        says: '四个签章都有',
        see: (scene) => agreement(scene, 'signatures { role }').then(({ signatures }) => signatures.length),
        is: 4,
      },
      {
        says: '仲裁审查 10-05（周六）顺延至 10-08（AR-1）',
        see: (scene) =>
          agreement(scene, `deadlines ${deadline}`).then(({ deadlines }) => clock(deadlines, 'AR-1')),
        is: ['2024-10-05', '2024-10-08'],
      },
      {
        says: '司法确认 10-20（周日）顺延至 10-21（周一）（JC-1）',
        see: (scene) =>
          agreement(scene, `deadlines ${deadline}`).then(({ deadlines }) => clock(deadlines, 'JC-1')),
        is: ['2024-10-20', '2024-10-21'],
      },
    ],
  },
  {
    at: '2024-09-20T17:10:00',
    title: '工会反馈结果，附协议备案（A17）',
    act: async (scene) =>
      void (await scene.act(
        mediator,
        'unionReportResult',
        { mediationId: scene.get('mediation'), outcome: 'AGREED', text: '双方达成协议。' },
        'id',
      )),
    expect: [
      {
        says: '法院收到结果和协议，等法院办结',
        see: (scene) =>
          referral(scene, 'A01', 'state result { outcome agreement { amount performBy } mediators }').then(
            ({ state, result }) => [
              state,
              result.outcome,
              result.agreement.amount,
              result.agreement.performBy,
              result.mediators,
            ],
          ),
        is: ['RESULT_REPORTED', 'AGREED', iou, '2024-10-31', [unionMediator.name]],
      },
      {
        says: '接收方不能办结',
        see: (scene) =>
          scene.hub
            .refusal(mediator, 'mutation($id: ID!) { unionCloseReferral(id: $id) { id } }', {
              id: scene.get('referral'),
            })
            .then(({ code }) => code),
        is: 'NOT_FOUND',
      },
    ],
  },
];
