import { centreMediator, lawyerMediator, organisations, partiesOf, workerB } from './people.js';
import { mediatorOf, type Scene, unusedNumber } from './scene.js';
import { centre, civilCase, clerk, lawyer, sent } from './story-8-2-records.js';
import type { Step } from './story.js';

/** 28 April 2025: a delegation is refused, an entrustment goes out. */
export const entrustment: Step<Scene>[] = [
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
];
