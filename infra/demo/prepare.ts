import { type NewEngagement, recordEngagement } from '#kernel/mediation/record-engagement.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { localDate } from '#kernel/values/local-date.js';
import { setOwnProfile } from '../../subgraphs/court/profile/set-profile.js';
import { registerOrganisation } from '../../subgraphs/justice/mediation-organisation/register-organisation.js';
import { registerMediator as registerPeoplesMediator } from '../../subgraphs/justice/mediator/register-mediator.js';
import type { Rosters } from './case-desk.js';
import type { DemoCounty } from './demo-county.js';
import { centreMediator, centresFirm, lawyersFirm, unionLawyer, unionMediator } from './people-of-cases.js';
import type { PlannedCase } from './plan.js';
import { officeHour } from './working-time.js';

/** What stands before the first case: the court's profile, the rosters, and whom the mediators are tied to. */
export async function prepare(county: DemoCounty, plan: readonly PlannedCase[]): Promise<Rosters> {
  const at = officeHour(plan[0]!.days[0]!, 0);
  const profile = { courtCode: '鲁0499', mode: 'P', effectiveFrom: localDate('2016-01-01') } as const;
  await setOwnProfile(county.as('administrator-court', at), profile);
  const register = async (mediator: typeof unionMediator) =>
    (await registerMediator(county.as(mediator.staffId, at), mediator)).id;
  const rosters = {
    unionMediator: await register(unionMediator),
    unionLawyer: await register(unionLawyer),
    centreMediator: await register(centreMediator),
  };
  await recordTies(county, at, plan, rosters);
  await registerCommittees(county, at);
  return rosters;
}

async function recordTies(
  county: DemoCounty,
  at: Date,
  plan: readonly PlannedCase[],
  rosters: Rosters,
): Promise<void> {
  const ready = plan.filter(({ stage }) => stage === 'READY');
  const since = '2024-03-01';
  const ties: (Omit<NewEngagement, 'since'> & { staff: string })[] = [
    {
      ...{ staff: 'union-lawyer', mediatorId: rosters.unionLawyer, creditCode: lawyersFirm.creditCode },
      ...{ role: 'ADVISER', procedure: '常年法律顾问' },
    },
    {
      ...{
        staff: 'union-mediator',
        mediatorId: rosters.unionMediator,
        idNumber: ready[3]!.workers[0]!.idNumber,
      },
      ...{ role: 'RELATIVE', procedure: '表兄' },
    },
    {
      ...{ staff: 'union-lawyer', mediatorId: rosters.unionLawyer, idNumber: ready[8]!.workers[0]!.idNumber },
      ...{ role: 'AGENT', procedure: '仲裁代理' },
    },
    {
      ...{ staff: 'hr-mediator', mediatorId: rosters.centreMediator, creditCode: centresFirm.creditCode },
      ...{ role: 'EMPLOYEE', procedure: '兼职人事顾问' },
    },
  ];
  for (const { staff, ...tie } of ties) await recordEngagement(county.as(staff, at), { ...tie, since });
}

const committees = [
  { name: '虚构东湖街道人民调解委员会', kind: 'TOWNSHIP', mediator: '样例街道调解员' },
  { name: '虚构南山村人民调解委员会', kind: 'VILLAGE', mediator: '样例村居调解员' },
  { name: '虚构区建筑行业人民调解委员会', kind: 'INDUSTRY', mediator: '样例行业调解员' },
] as const;

async function registerCommittees(county: DemoCounty, at: Date): Promise<void> {
  for (const { name, kind, mediator } of committees) {
    const { id } = await registerOrganisation(county.as('legal-aid-officer', at), { name, kind });
    const person = {
      organisationId: id,
      name: mediator,
      fullTime: kind === 'INDUSTRY',
      expertise: '劳动报酬',
    };
    await registerPeoplesMediator(county.as('legal-aid-officer', at), person);
  }
}
