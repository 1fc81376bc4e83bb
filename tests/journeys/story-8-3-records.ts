import { call } from './call.js';
import { organisations } from './people.js';
import type { Scene } from './scene.js';

export const arbitrator = 'arbitrator';
export const mediator = 'union-mediator';
/** Made up for the story: not the real minimum wage of any place. */
export const minimumWage = 200_000;

interface Limit {
  rule: string;
  rawEnd: string | null;
  due: string;
  metOn: string | null;
}
export const limitFields = 'deadlines { rule rawEnd due metOn }';

export const arbitration = (scene: Scene, fields: string) =>
  scene.part(arbitrator, 'humanResources', `arbitrations { ${fields} }`).then((part) => part.arbitrations[0]);
/** The last days that still run on the arbitration, by rule. */
export const running = (scene: Scene) =>
  arbitration(scene, limitFields).then(({ deadlines }: { deadlines: Limit[] }) =>
    deadlines.filter(({ metOn }) => metOn === null).map(({ rule, due }) => [rule, due]),
  );
export const awards = (scene: Scene, fields: string) =>
  scene.part(arbitrator, 'humanResources', `awards { finality ${fields} }`).then((part) => part.awards);
export const awardId = (scene: Scene, finality: string): Promise<string> =>
  awards(scene, 'id').then((rows) => rows.find((row: { finality: string }) => row.finality === finality).id);
/** The times of one side on one document. */
export const times = (scene: Scene, finality: string, receiver: string) =>
  awards(scene, `services { receiver ${limitFields} }`).then((rows) =>
    rows
      .find((row: { finality: string }) => row.finality === finality)
      .services.filter((service: { receiver: string }) => service.receiver === receiver)
      .flatMap(({ deadlines }: { deadlines: Limit[] }) => deadlines.map(({ rule, due }) => [rule, due])),
  );
export const consentOf = async (scene: Scene, side: 'worker' | 'employer') => {
  const partyId = (await scene.parties(arbitrator, 'humanResources'))[side];
  const consent = { partyId, scope: 'MEDIATION', channel: 'PAPER', evidence: '先行调解同意书' };
  await call(
    scene,
    arbitrator,
    'humanResourcesRecordConsent',
    { caseCode: ['ID!', scene.get('case')], consent: ['ConsentInput!', consent] },
    'id',
  );
};
export const step = (scene: Scene, name: string, more: Parameters<typeof call>[3] = {}) =>
  call(scene, arbitrator, name, { id: ['ID!', scene.get('arbitration')], ...more }, 'id state');
export const on = (day: string): [string, string] => ['LocalDate!', day];
export const stationLetter = (scene: Scene) => ({
  input: [
    'SuggestedMediationInput!',
    { id: scene.get('arbitration'), to: organisations.union, materials: ['仲裁申请书副本'] },
  ] as [string, unknown],
});
export const serve = async (scene: Scene, side: 'worker' | 'employer', day: string) => {
  const partyId = (await scene.parties(arbitrator, 'humanResources'))[side];
  const service = { arbitrationId: scene.get('arbitration'), partyId, manner: 'SIGNED', on: day };
  const input = { ...service, evidence: '送达回证' };
  await call(scene, arbitrator, 'humanResourcesServeAward', { input: ['ServeAwardInput!', input] }, 'id');
};
