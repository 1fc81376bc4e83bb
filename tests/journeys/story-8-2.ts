import { centreMediator, lawyerMediator, organisations, partiesOf, workerB } from './people.js';
import { mediatorOf, Scene, unusedNumber, waitFor } from './scene.js';
import type { Story } from './story.js';

const clerk = 'second-court-clerk';
const judge = 'second-court-judge';
const lawyer = 'union-lawyer';
const centre = 'hr-mediator';
const deadline = '{ rule rawEnd due history { kind due } }';

type Row = { rule: string; rawEnd: string | null; due: string; history: { kind: string; due: string }[] };
const clock = (rows: Row[], rule: string) => rows.find((row) => row.rule === rule);

/** The story's referrals as the court knows them: the first to the union, the child to the mediation centre. */
const sent = (scene: Scene, which: 'first' | 'child', fields: string) =>
  scene
    .part(clerk, 'court', `referrals { originId ${fields} }`)
    .then(({ referrals }) =>
      referrals.find((row: { originId: string | null }) => (row.originId === null) === (which === 'first')),
    );
const civilCase = (scene: Scene, fields: string) =>
  scene.part(clerk, 'court', `civilCases { ${fields} }`).then(({ civilCases }) => civilCases[0]);
const mediation = (scene: Scene, fields: string) =>
  scene.part(centre, 'humanResources', `mediations { ${fields} }`).then(({ mediations }) => mediations[0]);

/** Domain 8.2: entrusted after filing, returned for a conflict, referred again, failed, back to trial. */
export const returnedReferral: Story<Scene> = {
  name: '8.2',
  title: '8.2 退回再转：立案后委托、回避退回、改派人社、延期、调解不成、恢复审理（市中，2025年，F 模式）',
  viewer: clerk,
  open: (hub) => new Scene(hub),
  caseCode: (scene) => scene.find('case'),
  steps: [
    {
      at: '2025-04-28T09:00:00',
      title: '测试乙对非终局裁决不服，按期起诉；书记员误用诉前委派',
      async act(scene) {
        const lawyerId = await mediatorOf(scene, 'union', lawyer, lawyerMediator);
        scene.set('lawyer', lawyerId);
        scene.set('centreMediator', await mediatorOf(scene, 'humanResources', centre, centreMediator));
        const engagement = {
          mediatorId: lawyerId,
          idNumber: workerB.idNumber,
          role: 'ADVISER',
          procedure: '劳动仲裁阶段为测试乙提供法律咨询',
          since: '2025-02-10',
        };
        await scene.act(lawyer, 'unionRecordEngagement', engagement, 'id');
        const consent = (side: string) => ({
          side,
          scope: 'MEDIATION',
          channel: 'PAPER',
          evidence: '调解同意书',
        });
        const intake = await scene.act(
          clerk,
          'courtReceiveFiling',
          {
            ...{
              cause: 'WAGE_CLAIM',
              causeVersion: '2020',
              claim: 3_120_000,
              facts: '不服仲裁裁决中非终局部分。',
              awardNumber: '鲁枣虚构劳人仲案字〔2025〕第9号',
            },
            ...{ parties: partiesOf(workerB), consents: [consent('APPLICANT'), consent('RESPONDENT')] },
          },
          'id caseCode',
        );
        scene.set('intake', intake.id);
        scene.set('case', intake.caseCode);
      },
      expect: [
        {
          says: 'F 模式法院不得诉前委派，提示改用委托调解',
          async see(scene) {
            const input = {
              filingIntakeId: scene.get('intake'),
              to: organisations.union,
              number: '（2025）鲁0402民诉前调9002号',
              materials: [],
            };
            const { code, hint } = await scene.refused(clerk, 'courtDelegateMediation', input);
            return [code, hint?.includes('委托调解')];
          },
          is: ['COURT_MODE_F', true],
        },
        {
          says: '什么也没有留下',
          see: (scene) =>
            scene
              .part(clerk, 'court', 'mode preFilingMediations { state number } referrals { id }')
              .then(({ mode, preFilingMediations, referrals }) => [
                mode,
                preFilingMediations.filter((row: { number: string | null }) => row.number),
                referrals,
              ]),
          is: ['F', [], []],
        },
      ],
    },
    {
      at: '2025-04-28T10:30:00',
      title: '登记立案（简易程序），委托虚构区总工会调解，双方同意',
      async act(scene) {
        const number = await unusedNumber(scene, clerk, (serial) => `（2025）鲁0402民初${serial}号`, 9002);
        const registered = await scene.act(
          clerk,
          'courtRegisterCivilCase',
          { filingIntakeId: scene.get('intake'), number, procedure: 'SUMMARY' },
          'id',
        );
        scene.set('civilCase', registered.id);
        await scene.act(
          clerk,
          'courtEntrustMediation',
          { civilCaseId: registered.id, to: organisations.union, materials: ['起诉状副本', '仲裁裁决书'] },
          'id',
        );
        scene.set('first', (await sent(scene, 'first', 'id')).id);
      },
      expect: [
        {
          says: '工会最迟 05-06（周二）答复：5月1日至5日放假，3个工作日（MED-9）',
          see: (scene) =>
            sent(scene, 'first', 'arrow state answerDue').then(({ arrow, state, answerDue }) => [
              arrow,
              state,
              answerDue,
            ]),
          is: ['A02', 'SENT', '2025-05-06'],
        },
        {
          says: '案件在调解中',
          see: (scene) => civilCase(scene, 'state').then(({ state }) => state),
          is: 'IN_MEDIATION',
        },
      ],
    },
    {
      at: '2025-05-06T09:00:00',
      title: '工会的律师调解员曾为测试乙提供咨询，退回',
      async act(scene) {
        await waitFor(() =>
          scene.hub
            .must(lawyer, '{ unionReferrals(direction: IN, states: [SENT]) { nodes { id } } }')
            .then(({ unionReferrals }) =>
              unionReferrals.nodes.find((row: { id: string }) => row.id === scene.get('first')),
            ),
        );
        scene.set(
          'findings',
          await scene.hub
            .must(
              lawyer,
              'query($r: ID!, $m: ID!) { unionCheckNeutrality(referralId: $r, mediatorId: $m) { clear findings { role partyName } } }',
              { r: scene.get('first'), m: scene.get('lawyer') },
            )
            .then(({ unionCheckNeutrality: { clear, findings } }) => JSON.stringify([clear, findings[0]])),
        );
        scene.set(
          'acceptance',
          (
            await scene.refused(lawyer, 'unionAcceptMediation', {
              referralId: scene.get('first'),
              mediatorIds: [scene.get('lawyer')],
            })
          ).code,
        );
        await scene.act(
          lawyer,
          'unionReturnReferral',
          {
            id: scene.get('first'),
            reason: 'CONFLICT_OF_INTEREST',
            text: '本会律师调解员曾为申请人提供仲裁咨询。',
            suggestedAgency: 'human-resources',
          },
          'id',
        );
      },
      expect: [
        {
          says: '名册按人核查说明了原因',
          see: async (scene) => scene.get('findings'),
          is: JSON.stringify([false, { role: 'ADVISER', partyName: workerB.name }]),
        },
        {
          says: '该调解员接受被拒',
          see: async (scene) => scene.get('acceptance'),
          is: 'CONFLICT_OF_INTEREST',
        },
        {
          says: '退回，理由 CONFLICT_OF_INTEREST，材料清单随退',
          see: (scene) =>
            sent(scene, 'first', 'state returnReason materials').then(
              ({ state, returnReason, materials }) => [state, returnReason, materials],
            ),
          is: ['RETURNED', 'CONFLICT_OF_INTEREST', ['起诉状副本', '仲裁裁决书']],
        },
        {
          says: '不能答复第二次',
          see: (scene) =>
            scene
              .refused(lawyer, 'unionReturnReferral', {
                id: scene.get('first'),
                reason: 'OUT_OF_SCOPE',
                text: '再退一次',
              })
              .then(({ code }) => code),
          is: 'ALREADY_ANSWERED',
        },
      ],
    },
    {
      at: '2025-05-07T10:00:00',
      title: '法院改派人社调解中心',
      act: async (scene) =>
        scene.set(
          'child',
          (
            await scene.act(
              clerk,
              'courtRedesignateReferral',
              { referralId: scene.get('first'), to: organisations.humanResources },
              'id',
            )
          ).id,
        ),
      expect: [
        {
          says: '子转介接着原转介，最迟 05-12（周一）答复',
          see: (scene) =>
            sent(scene, 'child', 'state answerDue').then(({ originId, state, answerDue }) => [
              originId === scene.get('first'),
              state,
              answerDue,
            ]),
          is: [true, 'SENT', '2025-05-12'],
        },
        {
          says: '原转介已重新指派',
          see: (scene) => sent(scene, 'first', 'state').then(({ state }) => state),
          is: 'RE_DESIGNATED',
        },
      ],
    },
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
        void (await scene.hub.must(
          judge,
          'mutation($id: ID!) { courtResumeTrial(civilCaseId: $id) { id } }',
          { id: scene.get('civilCase') },
        )),
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
  ],
};

const everythingTheCourtSees = /* GraphQL */ `
  query ($id: ID!) {
    case(id: $id) {
      court {
        referrals {
          result {
            outcome
            text
            undisputedFacts {
              text
            }
            agreement {
              terms
            }
          }
          returnText
        }
      }
      humanResources {
        title
        facts
        mediations {
          state
          outcome
          text
          undisputedFacts {
            text
          }
          agreements {
            terms
          }
        }
        referrals {
          result {
            text
            undisputedFacts {
              text
            }
          }
        }
      }
      docket {
        title
        timeline {
          kind
          state
        }
        referrals {
          events {
            name
          }
        }
      }
    }
  }
`;
