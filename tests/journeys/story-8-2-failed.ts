import { centreMediator } from './people.js';
import { type Scene, waitFor } from './scene.js';
import {
  centre,
  civilCase,
  clock,
  deadline,
  everythingTheCourtSees,
  judge,
  mediation,
  sent,
} from './story-8-2-records.js';
import type { Step } from './story.js';

/** 9 May to 11 June: taken up, lengthened, ended without agreement, and back to trial. */
export const failing: Step<Scene>[] = [
  {
    at: '2025-05-09T09:00:00',
    title: '人社调解中心接受',
    async act(scene) {
      await waitFor(() =>
        scene.hub
          .must(centre, '{ humanResourcesReferrals(direction: IN, states: [SENT]) { nodes { id } } }')
          .then(({ humanResourcesReferrals }) =>
            humanResourcesReferrals.nodes.find((row: { id: string }) => row.id === scene.get('child')),
          ),
      );
      const accepted = await scene.act(
        centre,
        'humanResourcesAcceptMediation',
        { referralId: scene.get('child'), mediatorIds: [scene.get('centreMediator')] },
        'id',
      );
      scene.set('mediation', accepted.id);
    },
    expect: [
      {
        says: '简易程序7日：05-16（MED-6）',
        see: (scene) =>
          mediation(scene, `deadlines ${deadline}`).then(({ deadlines }) => [
            clock(deadlines, 'MED-6')?.rawEnd,
            clock(deadlines, 'MED-6')?.due,
          ]),
        is: ['2025-05-16', '2025-05-16'],
      },
      {
        says: '法院看到办理中',
        see: (scene) => sent(scene, 'child', 'state due').then(({ state, due }) => [state, due]),
        is: ['IN_HANDLING', '2025-05-16'],
      },
    ],
  },
  {
    at: '2025-05-15T15:00:00',
    title: '双方同意延长',
    async act(scene) {
      const { worker, employer } = await scene.parties(centre, 'humanResources');
      const consent = (partyId: string) => ({
        partyId,
        scope: 'EXTENSION',
        channel: 'PAPER',
        evidence: '延长调解期限同意书',
      });
      await scene.act(
        centre,
        'humanResourcesExtendMediation',
        { mediationId: scene.get('mediation'), consents: [consent(worker), consent(employer)] },
        'id',
      );
    },
    expect: [
      {
        says: '延长30日：06-15（周日）顺延至 06-16（周一）',
        see: (scene) =>
          mediation(scene, `deadlines ${deadline}`).then(({ deadlines }) => [
            clock(deadlines, 'MED-6')?.rawEnd,
            clock(deadlines, 'MED-6')?.due,
            clock(deadlines, 'MED-6')?.history.map(({ kind }) => kind),
          ]),
        is: ['2025-06-15', '2025-06-16', ['EXTENDED']],
      },
      {
        says: '法院看到延期',
        see: (scene) => sent(scene, 'child', 'state due').then(({ state, due }) => [state, due]),
        is: ['EXTENDED', '2025-06-16'],
      },
    ],
  },
  {
    at: '2025-06-10T16:00:00',
    title: '分歧较大，调解终止；双方确认一项无争议事实（月工资标准5200元）',
    async act(scene) {
      const { worker, employer } = await scene.parties(centre, 'humanResources');
      const note = '用人单位曾提出支付20000元，测试乙未接受。';
      await scene.hub.must(
        centre,
        'mutation($id: ID!, $text: String!) { humanResourcesAddMediationNote(mediationId: $id, text: $text) { id } }',
        { id: scene.get('mediation'), text: note },
      );
      await scene.act(
        centre,
        'humanResourcesConfirmFact',
        {
          mediationId: scene.get('mediation'),
          text: '月工资标准为5200元。',
          confirmedBy: [worker, employer],
        },
        'id',
      );
      await scene.act(
        centre,
        'humanResourcesReportResult',
        { mediationId: scene.get('mediation'), outcome: 'TOO_FAR_APART', text: '双方分歧较大。' },
        'id',
      );
    },
    expect: [
      {
        says: '结果反馈，事实随行',
        see: (scene) =>
          sent(scene, 'child', 'state result { outcome undisputedFacts { text } }').then(
            ({ state, result }) => [state, result.outcome, result.undisputedFacts],
          ),
        is: ['RESULT_REPORTED', 'TOO_FAR_APART', [{ text: '月工资标准为5200元。' }]],
      },
      {
        says: '让步不随行：法院能看到的一切里没有20000元',
        async see(scene) {
          const all = await scene.hub.must(judge, everythingTheCourtSees, { id: scene.get('case') });
          return JSON.stringify(all).includes('20000');
        },
        is: false,
      },
    ],
  },
  {
    at: '2025-06-11T09:00:00',
    title: '恢复审理',
    act: async (scene) =>
      void (await scene.hub.must(judge, 'mutation($id: ID!) { courtResumeTrial(civilCaseId: $id) { id } }', {
        id: scene.get('civilCase'),
      })),
    expect: [
      {
        says: '案件在审理中，转介已办结',
        see: async (scene) => [
          (await civilCase(scene, 'state')).state,
          (await sent(scene, 'child', 'state')).state,
        ],
        is: ['TRIAL', 'CLOSED'],
      },
      {
        says: '审限三个月到 07-28；延长的25日（05-17至06-10）不计入审限：08-22（周五）（CRT-2）',
        see: (scene) =>
          civilCase(scene, `deadlines ${deadline}`).then(({ deadlines }) => [
            clock(deadlines, 'CRT-2')?.due,
            clock(deadlines, 'CRT-2')?.history.map(({ kind }) => kind),
          ]),
        is: ['2025-08-22', ['EXCLUDED']],
      },
      ...['ASSESSOR', 'WITNESS', 'AGENT', 'EXPERT'].map((role) => ({
        says: `调解员不得担任 ${role}`,
        see: (scene: Scene) =>
          scene
            .refused(judge, 'courtAppointParticipant', {
              civilCaseId: scene.get('civilCase'),
              ...centreMediator,
              role,
            })
            .then(({ code }) => code),
        is: 'CONFLICT_OF_INTEREST',
      })),
      {
        says: '法官查询调解笔记被拒',
        see: (scene) =>
          scene.hub
            .refusal(judge, 'query($id: ID!) { humanResourcesMediationNotes(mediationId: $id) { text } }', {
              id: scene.get('mediation'),
            })
            .then(({ code }) => code),
        is: 'CONFIDENTIAL',
      },
      {
        says: '被拒的查询留痕',
        see: (scene) =>
          scene.hub
            .must(
              'administrator-human-resources',
              '{ humanResourcesAuditTrail(first: 200) { act actorId subject } }',
            )
            .then(({ humanResourcesAuditTrail: trail }) =>
              trail.some(
                (entry: { act: string; actorId: string; subject: string }) =>
                  entry.actorId === judge &&
                  entry.subject === scene.get('mediation') &&
                  entry.act.includes('refuse'),
              ),
            ),
        is: true,
      },
    ],
  },
];
