import { randomUUID } from 'node:crypto';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import type { MediationState } from '#kernel/mediation/mediation.state.js';
import { applyEnforcement } from '#kernel/onward/apply-enforcement.js';
import { applyPaymentOrder } from '#kernel/onward/apply-payment-order.js';
import { referToArbitration } from '#kernel/onward/refer-to-arbitration.js';
import { court, humanResources, union } from '../../../infra/county/organisations.js';
import type { ArrowJourney, Stopped } from './arrow-journey.js';
import type { Linkage } from './linkage.js';
import { agreedCase, unionCase, unionConsent, unionist } from './union-case.js';

type Begun = Pick<Awaited<ReturnType<typeof unionCase>>, 'caseCode' | 'worker'>;

/** The worker lets the receiver be told. */
function told(room: Linkage, { caseCode, worker }: Begun, recipient: string) {
  const to = { recipient, kinds: ['PARTY' as const], purpose: '转交申请' };
  return unionConsent(room, caseCode, { partyId: worker.id, scope: 'DISCLOSURE', ...to });
}

/** A mediation of the union's own has failed, or is in the state given, and the case is passed on (A18). */
export async function referred(
  room: Linkage,
  begun: Begun,
  how: { state?: MediationState; consents?: boolean } = {},
) {
  const { state = 'FAILED', consents = true } = how;
  const { caseCode, worker } = begun;
  await room.agency('union').dataSource.manager.insert(MediationEntity, {
    ...{ id: randomUUID(), caseCode, organisation: union.code, referralId: null, arrow: null },
    ...{ procedure: null, state, mediators: [], acceptedOn: '2025-02-17', rule: 'MED-2', due: '2025-03-04' },
    ...{ endedOn: state === 'IN_MEDIATION' ? null : '2025-02-28', outcome: null, text: null },
  });
  const to = humanResources.code;
  if (consents) await told(room, begun, to);
  return referToArbitration(unionist(room), { caseCode, to, applicantPartyIds: [worker.id] });
}

async function passedOn(room: Linkage, how: Parameters<typeof referred>[2] = {}): Promise<string> {
  const begun = await unionCase(room);
  await referred(room, begun, how);
  return begun.caseCode;
}

const plain = { counterDuty: false, debtorReachable: true, preservationAsked: false };

/** An order to pay on an agreement whose last day was 2025-05-30 (A19). */
async function order(
  room: Linkage,
  {
    on = '2025-06-03',
    consents = true,
    ...said
  }: Partial<typeof plain> & { on?: string; consents?: boolean },
): Promise<string> {
  const agreed = await agreedCase(room);
  const { agreementId, caseCode, worker } = agreed;
  room.setTime(`${on}T09:00:00+08:00`);
  if (consents) await told(room, agreed, court.code);
  const application = { agreementId, to: court.code, applicantPartyIds: [worker.id] };
  await applyPaymentOrder(unionist(room), { ...application, ...plain, ...said });
  return caseCode;
}

const orderStopped = (
  code: Extract<Stopped, { code: unknown }>['code'],
  said: Parameters<typeof order>[1],
) => ({
  ...{ code, attempt: (room: Linkage) => order(room, said) },
});

/** An application to enforce an order to pay (A20). */
async function enforce(room: Linkage, { consents = true, ...changes } = {}): Promise<string> {
  const begun = await unionCase(room);
  const { caseCode, worker } = begun;
  if (consents) await told(room, begun, court.code);
  await applyEnforcement(unionist(room), {
    ...{ caseCode, to: court.code, applicantPartyIds: [worker.id], instrument: 'PAYMENT_ORDER' },
    ...{ instrumentNumber: '（2025）鲁0499民督7号', amount: 900_000, performBy: '2025-01-20', ...changes },
  });
  return caseCode;
}

export const onwardArrowJourneys: ArrowJourney[] = [
  {
    ...{ arrow: 'A18', from: 'union', to: 'human-resources', comesBack: 'NO_JURISDICTION' },
    out: (room) => passedOn(room),
    guards: {
      MEDIATION_FAILED: {
        code: 'WRONG_STATE',
        attempt: (room) => passedOn(room, { state: 'IN_MEDIATION' }),
      },
      CONSENT: { code: 'CONSENT_MISSING', attempt: (room) => passedOn(room, { consents: false }) },
    },
  },
  {
    ...{ arrow: 'A19', from: 'union', to: 'court', comesBack: 'MATERIALS_INCOMPLETE' },
    out: (room) => order(room, {}),
    guards: {
      CONSENT: orderStopped('CONSENT_MISSING', { consents: false }),
      SUM_DUE: orderStopped('NOT_DUE', { on: '2025-05-30' }),
      NO_COUNTER_DUTY: orderStopped('COUNTER_DUTY', { counterDuty: true }),
      DEBTOR_REACHABLE: orderStopped('DEBTOR_UNREACHABLE', { debtorReachable: false }),
      NO_PRESERVATION: orderStopped('PRESERVATION_ASKED', { preservationAsked: true }),
    },
  },
  {
    ...{ arrow: 'A20', from: 'union', to: 'court', comesBack: 'OUT_OF_TIME' },
    out: (room) => enforce(room),
    guards: {
      CONSENT: { code: 'CONSENT_MISSING', attempt: (room) => enforce(room, { consents: false }) },
      ENFORCEABLE: {
        code: 'NOT_ENFORCEABLE',
        attempt: (room) => enforce(room, { instrument: 'SETTLEMENT' } as object),
      },
      IN_TIME: {
        code: 'OUT_OF_TIME',
        attempt: (room) => enforce(room, { performBy: '2022-01-20' } as object),
      },
    },
  },
];
