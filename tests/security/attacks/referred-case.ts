import { union } from '../../../infra/county/organisations.js';
import { fileCase } from '../attachments/file-case.js';
import { unionMediator } from '../../journeys/people.js';
import { mediatorOf, Scene, waitFor } from '../../journeys/scene.js';
import type { BootedHub } from '../../kit/boot-hub.js';

/** What is tried here is who may what, not how fast: a busy machine is no failed call, and nobody asks too often. */
export const patientGateway = {
  ...{ AGENCY_TIMEOUT_MS: '10000', OPERATION_BUDGET_MS: '15000' },
  ...{ THROTTLE_OPERATIONS: '1000000', THROTTLE_ROOT_FIELD: '1000000', THROTTLE_MUTATIONS: '1000000' },
  ...{ THROTTLE_SIGN_IN: '1000000', THROTTLE_ANONYMOUS: '1000000' },
};

export interface ReferredCase {
  caseCode: string;
  referralId: string;
}

/** A case of the second court whose mediation the union is asked for; delivered, not answered. */
export async function referredCase(hub: BootedHub, serial: number): Promise<ReferredCase> {
  const scene = new Scene(hub.client);
  // When the court still delegated before filing.
  await hub.client.setClock('2024-09-05T09:00:00+08:00');
  const caseCode = await fileCase(hub, scene);
  const delegation = { filingIntakeId: scene.get('intake'), to: union.code, materials: ['起诉状副本'] };
  const number = `（2024）鲁0402民诉前调${serial}号`;
  await scene.act('second-court-clerk', 'courtDelegateMediation', { ...delegation, number }, 'id');
  await hub.settled();
  const referralId = await waitFor(async () => {
    const { dataSource } = hub.agency('union').agency;
    const [row] = await dataSource.query<{ id: string }[]>('select id from referral where case_code = $1', [
      caseCode,
    ]);
    return row?.id;
  });
  return { caseCode, referralId };
}

/** The same, taken up by the union's mediator: from now on each side sees what the other holds of it. */
export async function acceptedCase(hub: BootedHub, serial: number): Promise<ReferredCase> {
  const found = await referredCase(hub, serial);
  const scene = new Scene(hub.client);
  const mediatorId = await mediatorOf(scene, 'union', 'union-mediator', unionMediator);
  const input = { referralId: found.referralId, mediatorIds: [mediatorId] };
  await scene.act('union-mediator', 'unionAcceptMediation', input, 'id');
  await hub.settled();
  return found;
}
