import { type Arguments, call } from './call.js';
import type { Scene } from './scene.js';
import { days, due, months, serialOf } from './story-8-4-people.js';

export const mediator = 'union-mediator';
export const officer = 'union-officer';
export const inspector = 'inspector';
export const clerk = 'second-court-clerk';
export const judge = 'second-court-judge';

export const first = { dueOn: days[0], amount: months };
export const whole = days.map((dueOn) => ({ dueOn, amount: months }));
export const met = {
  ...{ pecuniary: true, amountCertain: true, counterDuty: false, debtorReachable: true },
  preservationAsked: false,
};

export const agreement = (scene: Scene) =>
  scene
    .part(mediator, 'union', 'mediations { agreements { state paid dueNow } }')
    .then(({ mediations }) => mediations[0].agreements.find((row: any) => row.state !== 'SUPERSEDED'));
export const breach = (scene: Scene): Arguments => ({ agreementId: ['ID!', scene.get('agreement')] });

export type Order = { id: string; state: string; amount: number; ground: string | null; deadlines: any[] };
export const orders = async (scene: Scene): Promise<Order[]> => {
  const fields = 'id state amount ground number objections { fault } deadlines { rule due }';
  return (await scene.part(clerk, 'court', `paymentOrders { ${fields} }`)).paymentOrders;
};
export const running = async (scene: Scene) =>
  (await orders(scene)).filter(({ state }) => state !== 'REFUSED');
export const summary = async (scene: Scene, rule: string) => {
  const rows = await running(scene);
  return [
    rows.length,
    rows.reduce((sum, { amount }) => sum + amount, 0),
    [...new Set(rows.map(({ state }) => state))],
    [...new Set(rows.map(({ deadlines }) => due(deadlines, rule)))],
  ];
};
export const batchOf = (scene: Scene): Arguments => ({ batchId: ['ID!', scene.get('batch')] });
export const orderNumber = (scene: Scene, at: number) => `（2025）鲁0402民督${serialOf(scene) * 100 + at}号`;
export const paper = (scene: Scene, word: string) => `陕虚构人社监${word}字〔2025〕第${serialOf(scene)}号`;

export const inspection = (scene: Scene) =>
  scene
    .part(
      inspector,
      'humanResources',
      'inspections { id state police { ground figure } orders { id amount } deadlines { rule due } } blacklistEntries { deadlines { rule due } }',
    )
    .then(({ inspections, blacklistEntries }) => ({ ...inspections[0], blacklistEntries }));

export async function enforce(scene: Scene): Promise<void> {
  await call(scene, clerk, 'courtEffectPaymentOrderBatch', batchOf(scene), 'id');
  const { paymentOrders } = await scene.part(
    clerk,
    'court',
    'paymentOrders { state number applicantPartyId }',
  );
  const inForce = paymentOrders.filter(({ state }: { state: string }) => state === 'EFFECTIVE');
  const inputs = inForce.map(
    ({ number, applicantPartyId: partyId }: { number: string; applicantPartyId: string }) => ({
      ...{ caseCode: scene.get('case'), instrument: 'PAYMENT_ORDER', instrumentNumber: number },
      ...{ sums: [first], performBy: days[2], shares: [{ applicant: { partyId }, amount: months }] },
    }),
  );
  const door = 'courtApplyEnforcements';
  await call(scene, clerk, door, { inputs: ['[CourtEnforcementInput!]!', inputs] }, 'id');
}

/** One dispute, whatever the number of its persons: nobody counts persons as cases. */
export async function statistics(scene: Scene): Promise<number[]> {
  const { workers: persons } = await scene.part(mediator, 'docket', 'workers');
  const { mediations, workerGroup } = await scene.part(
    mediator,
    'union',
    'mediations { state agreements { state amount paid } } workerGroup { settled }',
  );
  const { arbitrations, inspections } = await scene.part(
    'arbitrator',
    'humanResources',
    'arbitrations { id } inspections { id }',
  );
  const [agreed] = mediations[0].agreements.filter(({ state }: { state: string }) => state === 'BREACHED');
  return [
    ...[persons, mediations.length, workerGroup.settled, arbitrations.length],
    ...[(await running(scene)).length, inspections.length, agreed.amount, agreed.paid],
  ];
}
