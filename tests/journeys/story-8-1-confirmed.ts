import { organisations } from './people.js';
import { type Scene, unusedNumber, waitFor } from './scene.js';
import {
  agreement,
  clerk,
  clock,
  confirmation,
  deadline,
  iou,
  judge,
  mediator,
  referral,
} from './story-8-1-records.js';
import type { Step } from './story.js';

/** 27 September to 30 October: the joint application, the ruling, the payment. */
export const confirming: Step<Scene>[] = [
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
      const id = await waitFor(() => confirmation(scene, 'id').then((row) => row?.id as string | undefined));
      scene.set('confirmation', id);
      const number = await unusedNumber(scene, clerk, (serial) => `（2024）鲁0402诉前调确${serial}号`, 9001);
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
          const court = await scene.part(clerk, 'court', 'preFilingMediations { fee } confirmations { fee }');
          const { mediations } = await scene.part(mediator, 'union', 'mediations { fee }');
          return [court.preFilingMediations[0].fee, mediations[0].fee, court.confirmations[0].fee];
        },
        is: [0, 0, 0],
      },
    ],
  },
];
