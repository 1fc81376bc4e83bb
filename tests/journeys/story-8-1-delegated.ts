import { organisations, partiesOf, unionMediator, workerA } from './people.js';
import { mediatorOf, type Scene, unusedNumber } from './scene.js';
import { arrived, clerk, clock, deadline, holder, iou, mediator, referral } from './story-8-1-records.js';
import type { Step } from './story.js';

/** 2 to 6 September 2024: the complaint, both consents, the letter, and who takes it up. */
export const delegation: Step<Scene>[] = [
  {
    at: '2024-09-02T09:00:00',
    title: '测试甲递交起诉状，同意线上调解',
    async act(scene) {
      scene.set('mediator', await mediatorOf(scene, 'union', mediator, unionMediator));
      const intake = await scene.act(
        clerk,
        'courtReceiveFiling',
        {
          ...{
            cause: 'WAGE_CLAIM',
            causeVersion: '2020',
            claim: iou,
            facts: '持工资欠条，欠款18600元。',
            directSuitGround: 'WAGE_IOU',
          },
          parties: partiesOf(workerA),
          consents: [
            {
              side: 'APPLICANT',
              scope: 'MEDIATION',
              channel: 'ONLINE',
              evidence: '线上调解同意书（申请人）',
            },
          ],
        },
        'id caseCode',
      );
      scene.set('intake', intake.id);
      scene.set('case', intake.caseCode);
    },
    expect: [
      {
        says: '收件登记',
        see: (scene) =>
          scene.part(clerk, 'court', 'filingIntakes { state advice }').then((part) => part.filingIntakes),
        is: [{ state: 'RECEIVED', advice: null }],
      },
      {
        says: '法院最迟 09-05（周四）指派（MED-8）',
        see: (scene) =>
          scene
            .part(clerk, 'court', `filingIntakes { deadlines ${deadline} }`)
            .then((part) => clock(part.filingIntakes[0].deadlines, 'MED-8')),
        is: [null, '2024-09-05'],
      },
    ],
  },
  {
    at: '2024-09-04T10:00:00',
    title: '用人单位同意调解',
    async act(scene) {
      const { employer } = await scene.parties(clerk, 'court');
      const consent = {
        partyId: employer,
        scope: 'MEDIATION',
        channel: 'ONLINE',
        evidence: '线上调解同意书（被申请人）',
      };
      await scene.hub.must(
        clerk,
        'mutation($caseCode: ID!, $consent: ConsentInput!) { courtRecordConsent(caseCode: $caseCode, consent: $consent) { id } }',
        {
          caseCode: scene.get('case'),
          consent,
        },
      );
    },
    expect: [
      {
        says: '双方同意各一份',
        see: (scene) => scene.part(clerk, 'court', 'consents { scope }').then((part) => part.consents),
        is: [{ scope: 'MEDIATION' }, { scope: 'MEDIATION' }],
      },
    ],
  },
  {
    at: '2024-09-05T15:00:00',
    title: '法院发出委派调解函',
    async act(scene) {
      const number = await unusedNumber(scene, clerk, (serial) => `（2024）鲁0402民诉前调${serial}号`, 9001);
      scene.set('number', number);
      const input = {
        filingIntakeId: scene.get('intake'),
        to: organisations.union,
        number,
        materials: ['起诉状副本', '送达地址确认书'],
      };
      await scene.act(clerk, 'courtDelegateMediation', input, 'id state');
      scene.set('referral', (await referral(scene, 'A01', 'id')).id);
    },
    expect: [
      {
        says: 'A01 已移送，工会最迟 09-10（周二）答复（MED-9）',
        see: (scene) =>
          referral(scene, 'A01', 'state answerDue').then(({ state, answerDue }) => [state, answerDue]),
        is: ['SENT', '2024-09-10'],
      },
      {
        says: '工会接手之前，案件仍在法院手中',
        see: (scene) => holder(scene),
        is: ['虚构市中人民法院', null],
      },
      {
        says: '已送达：机器回执',
        see: (scene) => referral(scene, 'A01', 'deliveredAt').then(({ deliveredAt }) => deliveredAt !== null),
        is: true,
      },
      {
        says: '工会收到同一件',
        see: (scene) =>
          arrived(scene, 'id state').then(({ id, state }) => [id === scene.get('referral'), state]),
        is: [true, 'SENT'],
      },
      {
        says: '案号',
        see: (scene) =>
          scene
            .part(clerk, 'court', 'preFilingMediations { number state }')
            .then(({ preFilingMediations: [row] }) => [row.number === scene.get('number'), row.state]),
        is: [true, 'REFERRED'],
      },
    ],
  },
  {
    at: '2024-09-06T09:30:00',
    title: '工会接受，调解员与双方无亲属关系',
    async act(scene) {
      const accepted = await scene.act(
        mediator,
        'unionAcceptMediation',
        { referralId: scene.get('referral'), mediatorIds: [scene.get('mediator')] },
        'id',
      );
      scene.set('mediation', accepted.id);
    },
    expect: [
      {
        says: '调解员中立',
        see: (scene) =>
          scene.hub
            .must(
              mediator,
              'query($r: ID!, $m: ID!) { unionCheckNeutrality(referralId: $r, mediatorId: $m) { clear } }',
              { r: scene.get('referral'), m: scene.get('mediator') },
            )
            .then((data) => data.unionCheckNeutrality.clear),
        is: true,
      },
      {
        says: '30日从接受起算：10-06（周日）顺延至 10-08（周二）（MED-5）',
        see: (scene) =>
          scene
            .part(mediator, 'union', `mediations { deadlines ${deadline} }`)
            .then((part) => clock(part.mediations[0].deadlines, 'MED-5')),
        is: ['2024-10-06', '2024-10-08'],
      },
      { says: '案件现在工会手中', see: (scene) => holder(scene), is: ['虚构区总工会', null] },
      {
        says: '法院看到办理中和期限',
        see: (scene) => referral(scene, 'A01', 'state due').then(({ state, due }) => [state, due]),
        is: ['IN_HANDLING', '2024-10-08'],
      },
    ],
  },
];
