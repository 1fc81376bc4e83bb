import { organisations, partiesOf, unionMediator, workerA } from './people.js';
import { mediatorOf, Scene, unusedNumber, waitFor } from './scene.js';
import type { Story } from './story.js';

const clerk = 'second-court-clerk';
const judge = 'second-court-judge';
const mediator = 'union-mediator';
const iou = 1_860_000;
const deadline = '{ rule rawEnd due }';

type Row = { rule: string; rawEnd: string | null; due: string };
const clock = (rows: Row[], rule: string) => {
  const row = rows.find((candidate) => candidate.rule === rule);
  return row ? [row.rawEnd, row.due] : null;
};

const referral = (scene: Scene, arrow: string, fields: string) =>
  scene
    .part(clerk, 'court', `referrals { arrow ${fields} }`)
    .then(({ referrals }) => referrals.find((row: { arrow: string }) => row.arrow === arrow));
const arrived = (scene: Scene, fields: string) =>
  scene
    .part(mediator, 'union', `referrals { arrow ${fields} }`)
    .then(({ referrals }) => referrals.find((row: { arrow: string }) => row.arrow === 'A01'));
const agreement = (scene: Scene, fields: string) =>
  scene
    .part(mediator, 'union', `mediations { agreements { ${fields} } }`)
    .then(({ mediations }) => mediations[0].agreements[0]);
const confirmation = (scene: Scene, fields: string) =>
  scene.part(clerk, 'court', `confirmations { ${fields} }`).then(({ confirmations }) => confirmations[0]);

const holder = (scene: Scene) =>
  scene
    .part(clerk, 'docket', 'holder { name } closedOn')
    .then((docket) => [docket.holder?.name ?? null, docket.closedOn]);

/** Domain 8.1: a wage IOU; the court delegates before filing, the union settles it, the court confirms, the firm pays. */
export const easyCase: Story<Scene> = {
  name: '8.1',
  title: '8.1 欠条案：法院委派、工会调成、司法确认、按期履行（市中，2024年，P 模式）',
  viewer: clerk,
  open: (hub) => new Scene(hub),
  caseCode: (scene) => scene.find('case'),
  steps: [
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
        const number = await unusedNumber(
          scene,
          clerk,
          (serial) => `（2024）鲁0402民诉前调${serial}号`,
          9001,
        );
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
          see: (scene) =>
            referral(scene, 'A01', 'deliveredAt').then(({ deliveredAt }) => deliveredAt !== null),
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
    {
      at: '2024-09-27T10:00:00',
      title: '法院办结委派；双方共同申请司法确认，当日受理',
      async act(scene) {
        await scene.hub.must(clerk, 'mutation($id: ID!) { courtCloseReferral(id: $id) { id } }', {
          id: scene.get('referral'),
        });
        const { worker, employer } = await scene.parties(mediator, 'union');
        await scene.act(
          mediator,
          'unionApplyConfirmation',
          {
            agreementId: scene.get('agreement'),
            to: organisations.secondCourt,
            applicantPartyIds: [worker, employer],
          },
          'id',
        );
        const id = await waitFor(() =>
          confirmation(scene, 'id').then((row) => row?.id as string | undefined),
        );
        scene.set('confirmation', id);
        const number = await unusedNumber(
          scene,
          clerk,
          (serial) => `（2024）鲁0402诉前调确${serial}号`,
          9001,
        );
        await scene.hub.must(
          clerk,
          'mutation($id: ID!, $number: CaseNumber!) { courtAcceptConfirmation(id: $id, number: $number) { id } }',
          { id, number },
        );
      },
      expect: [
        {
          says: '委派已办结',
          see: (scene) => referral(scene, 'A01', 'state').then(({ state }) => state),
          is: 'CLOSED',
        },
        {
          says: '裁定最迟 10-12（周六，补班日，不顺延）；延长10日则为 10-22（周二）（JC-3）',
          see: (scene) =>
            confirmation(scene, `state dueIfExtended deadlines ${deadline}`).then(
              ({ state, deadlines, dueIfExtended }) => [
                state,
                ...(clock(deadlines, 'JC-3') ?? []),
                dueIfExtended,
              ],
            ),
          is: ['ACCEPTED', '2024-10-12', '2024-10-12', '2024-10-22'],
        },
      ],
    },
    {
      at: '2024-10-09T11:00:00',
      title: '法院裁定协议有效',
      act: async (scene) =>
        void (await scene.act(
          judge,
          'courtRuleConfirmation',
          { id: scene.get('confirmation'), decision: 'VALID' },
          'id',
        )),
      expect: [
        {
          says: '司法确认：有效',
          see: (scene) =>
            confirmation(scene, 'state decidedOn').then(({ state, decidedOn }) => [state, decidedOn]),
          is: ['CONFIRMED', '2024-10-09'],
        },
        {
          says: '协议状态',
          see: (scene) => agreement(scene, 'state').then(({ state }) => state),
          is: 'CONFIRMED',
        },
        {
          says: '再申请仲裁审查被拒（办案规则第75条第5项）',
          async see(scene) {
            const { worker, employer } = await scene.parties(mediator, 'union');
            const input = {
              agreementId: scene.get('agreement'),
              to: organisations.humanResources,
              applicantPartyIds: [worker, employer],
            };
            return (await scene.refused(mediator, 'unionApplyArbitralReview', input)).code;
          },
          is: 'ALREADY_CONFIRMED',
        },
      ],
    },
    {
      at: '2024-10-30T14:00:00',
      title: '用人单位付清（期限 10-31）',
      act: async (scene) =>
        void (await scene.act(
          mediator,
          'unionRecordPerformance',
          { agreementId: scene.get('agreement'), paidOn: '2024-10-30', amount: iou },
          'id',
        )),
      expect: [
        {
          says: '履行完毕，劳动者得 18600.00 元',
          see: (scene) =>
            agreement(scene, 'state paid paidOn').then(({ state, paid, paidOn }) => [state, paid, paidOn]),
          is: ['PERFORMED', iou, '2024-10-30'],
        },
        {
          says: '若不履行，申请执行至 2026-10-31，顺延 2026-11-02（周一）（ENF-1）',
          see: (scene) =>
            agreement(scene, `deadlines ${deadline}`).then(({ deadlines }) => clock(deadlines, 'ENF-1')),
          is: ['2026-10-31', '2026-11-02'],
        },
        {
          says: '法院、调解、司法确认费用均为 0',
          async see(scene) {
            const court = await scene.part(
              clerk,
              'court',
              'preFilingMediations { fee } confirmations { fee }',
            );
            const { mediations } = await scene.part(mediator, 'union', 'mediations { fee }');
            return [court.preFilingMediations[0].fee, mediations[0].fee, court.confirmations[0].fee];
          },
          is: [0, 0, 0],
        },
      ],
    },
  ],
};
