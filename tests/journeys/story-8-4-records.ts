import { call } from './call.js';
import { unionMediator } from './people.js';
import type { Scene } from './scene.js';
import {
  days,
  elected,
  entries,
  machineWorks,
  months,
  shaanxiCounty,
  unwilling,
  willing,
  workers,
} from './story-8-4-people.js';

export const mediator = 'union-mediator';
export const officer = 'union-officer';
export const arbitrator = 'arbitrator';
export const court = '11370499FAKE000725';
export const justice = '11370499FAKE00101G';

export const group = (scene: Scene, fields: string) =>
  scene.part(mediator, 'union', `workerGroup { ${fields} }`).then(({ workerGroup }) => workerGroup);
export const agreement = (scene: Scene, fields: string) =>
  scene
    .part(mediator, 'union', `mediations { agreements { ${fields} } }`)
    .then(({ mediations }) => mediations[0].agreements.find((row: any) => row.state !== 'SUPERSEDED'));
export const arbitrations = (scene: Scene, fields: string) =>
  scene
    .part(arbitrator, 'humanResources', `arbitrations { id ${fields} }`)
    .then(
      (part) => part.arbitrations as { id: string; collective: boolean; deadlines: any[]; state: string }[],
    );

export const dispute = {
  ...{
    door: 'VISIT',
    cause: 'WAGE_CLAIM',
    commonClaim: '支付拖欠的三个月工资',
    facts: '拖欠四十人三个月工资',
  },
  employer: { side: 'RESPONDENT', kind: 'EMPLOYER', ...machineWorks },
  division: shaanxiCounty,
};
export const open = (list: string) => ({ input: ['OpenCollectiveInput!', { ...dispute, list }] }) as never;
export const election = async (scene: Scene, representatives: string[], signedBy: string[]) =>
  ({
    input: [
      'ElectRepresentativesInput!',
      { caseCode: scene.get('case'), representatives, signedBy, evidence: '代表人推选书（2024年12月3日）' },
    ],
  }) as never;

export async function settle(scene: Scene): Promise<void> {
  const rows = await entries(scene);
  const at = (place: number): string => rows[place]!.partyId;
  const { employer } = await scene.parties(mediator, 'union');
  const answers = rows.map(({ partyId }, place) => ({
    ...{ partyId, agrees: !unwilling.includes(place), channel: 'PAPER', evidence: '本人签名的意见表' },
    amount: unwilling.includes(place) ? null : months * 3,
  }));
  await call(
    scene,
    mediator,
    'unionAnswerSettlement',
    { caseCode: ['ID!', scene.get('case')], answers: ['[SettlementAnswerInput!]!', answers] },
    'id',
  );
  const instalments = (of: number) => days.map((dueOn) => ({ dueOn, amount: months * of }));
  const draft = (places: readonly number[], changes: Record<string, unknown> = {}) => ({
    ...{ mediationId: scene.get('mediation'), route: 'MEDIATION_COMMITTEE', claimKinds: ['WAGE_CLAIM'] },
    terms: '用人单位分三期支付拖欠的工资；任一期逾期的，只就该期主张。',
    instalments: instalments(places.length),
    shares: places.map((place) => ({ partyId: at(place), amounts: days.map(() => months) })),
    ...{ partyIds: [...places.map(at), employer], ...changes },
  });
  const all = await scene.refused(mediator, 'unionDraftAgreement', draft([...workers.keys()]));
  scene.set('unbound', `${all.code} ${all.message.includes('第2行、第3行')}`);
  const short = instalments(38).map((sum, place) => (place === 2 ? { ...sum, amount: sum.amount - 1 } : sum));
  const fen = await scene.refused(mediator, 'unionDraftAgreement', draft(willing, { instalments: short }));
  scene.set('fen', `${fen.code} ${fen.message.includes('多0.01元')}`);
  const { id } = await scene.act(mediator, 'unionDraftAgreement', draft(willing), 'id');
  scene.set('agreement', id);
  const sign = (signature: Record<string, unknown>) =>
    scene.act(mediator, 'unionSignAgreement', { agreementId: id, manner: 'PAPER', ...signature }, 'id');
  for (const place of elected)
    await sign({ role: 'PARTY', partyId: at(place), signer: workers[place]!.name });
  await sign({ role: 'PARTY', partyId: employer, signer: machineWorks.name });
  await sign({ role: 'MEDIATOR', signer: unionMediator.name });
  await sign({ role: 'SEAL', signer: '虚构区总工会调解专用章' });
  const text = '40人中38人达成协议，2人另行主张。';
  const result = { mediationId: scene.get('mediation'), outcome: 'AGREED', text };
  await scene.act(mediator, 'unionReportResult', result, 'id');
}
