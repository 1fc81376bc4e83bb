import { randomUUID } from 'node:crypto';
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RequestContext } from '#kernel/context.js';
import { AgreementEntity } from '#kernel/mediation/agreement.entity.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import type { MediationState } from '#kernel/mediation/mediation.state.js';
import { applyEnforcement, type EnforcementReferral } from '#kernel/onward/apply-enforcement.js';
import { applyPaymentOrder, type PaymentOrderReferral } from '#kernel/onward/apply-payment-order.js';
import { referToArbitration } from '#kernel/onward/refer-to-arbitration.js';
import { returnReferral } from '#kernel/referral/answer.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { court as home, humanResources, union as station } from '../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom } from '../kit/agency-room.js';
import { caseAsSeen } from '../kit/case-as-seen.js';
import { union } from '../../subgraphs/union/agency.js';
import { court } from '../../subgraphs/court/agency.js';
import { applyEnforcement as takeEnforcement } from '../../subgraphs/court/enforcement/apply-enforcement.js';
import { applyPaymentOrders } from '../../subgraphs/court/payment-order/apply-payment-orders.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(court, home, union);
});
afterAll(() => room.stop());

const at = (day: string) => room.setTime(`${day}T10:00:00+08:00`);
const coded = (code: string) => expect.objectContaining({ code });
const clerk = () => room.at('CLERK');
const mediator = (role: 'MEDIATOR' | 'LEADER' = 'MEDIATOR') =>
  new RequestContext(room.union, {
    ...{ kind: 'STAFF', id: 'station-mediator', name: '样例子', agency: 'union', organisation: station.code },
    roles: [role],
  });
const records = () => room.union.dataSource.manager;
const consentTo = (partyId: string, recipient: string) => ({
  ...({ partyId, scope: 'DISCLOSURE', channel: 'PAPER', evidence: '转交同意书', recipient } as const),
  ...{ kinds: ['PARTY', 'AGREEMENT'] as never, purpose: '转交申请' },
});
const sendBack = async (id: string, reason: string) => {
  const ctx = clerk();
  await ctx.transaction(async (tx) =>
    returnReferral(tx, ctx, await loadReferral(tx, ctx, id, 'IN'), { reason, text: '测试' }),
  );
  await room.deliverAll();
  return room.referral(room.union, id);
};

/** A case of the union as it stands after its mediation. */
async function mediated(state: MediationState, arrow: string | null = null) {
  at('2025-06-02');
  const opened = await room.openCase();
  const mediation: MediationEntity = {
    ...{ id: randomUUID(), caseCode: opened.caseCode, organisation: station.code, referralId: null, arrow },
    ...{ procedure: null, state, mediators: [], acceptedOn: '2025-05-12', rule: 'MED-2', due: '2025-05-27' },
    ...{ endedOn: state === 'IN_MEDIATION' ? null : '2025-05-20', outcome: null, text: null },
  };
  await records().insert(MediationEntity, mediation);
  return { ...opened, mediationId: mediation.id };
}

async function agreed(changes: Partial<AgreementEntity> = {}) {
  const begun = await mediated('AGREED');
  const agreement: AgreementEntity = {
    ...{ id: randomUUID(), mediationId: begun.mediationId, caseCode: begun.caseCode },
    ...{ organisation: station.code, state: 'EFFECTIVE', route: 'MEDIATION_COMMITTEE', terms: '支付工资' },
    ...{ amount: 1_860_000, performBy: '2025-05-30', claimKinds: ['WAGE_CLAIM'] },
    ...{ partyIds: [begun.worker.id, begun.employer.id], signatures: [], payments: [] },
    ...{ draftedAt: new Date('2025-05-20T02:00:00Z'), effectiveAt: new Date('2025-05-20T03:00:00Z') },
    ...{ instrumentNumber: null, invalidity: null, instalments: [], shares: [], ...changes },
  };
  await records().insert(AgreementEntity, agreement);
  return { ...begun, agreementId: agreement.id };
}

describe('a worker’s case after a failed mediation (A18)', () => {
  test('goes on to arbitration with the worker’s consent to that receiver, once', async () => {
    const { caseCode, worker, employer, mediationId } = await mediated('FAILED');
    const asked = { caseCode, to: humanResources.code, applicantPartyIds: [worker.id] };
    const consents = [consentTo(worker.id, humanResources.code)];
    const refuse = (changes: object, code: string, ctx = mediator()) =>
      expect(referToArbitration(ctx, { ...asked, ...changes })).rejects.toThrow(coded(code));
    await refuse({}, 'CONSENT_MISSING');
    await refuse({ consents: [consentTo(worker.id, home.code)] }, 'CONSENT_MISSING');
    await refuse({ applicantPartyIds: [employer.id] }, 'BAD_INPUT');
    await refuse({ applicantPartyIds: [] }, 'BAD_INPUT');
    await refuse({ consents, to: home.code }, 'CONSENT_MISSING');
    await refuse({ consents: [consentTo(worker.id, home.code)], to: home.code }, 'ARROW_NOT_OFFERED');
    await refuse({ consents }, 'NOT_FOUND', mediator('LEADER'));
    expect(await referToArbitration(mediator(), { ...asked, consents })).toMatchObject({
      ...{ arrow: 'A18', recordId: mediationId, answerDue: '2025-06-09' },
    });
    await refuse({}, 'WRONG_STATE');
  });

  test.each([
    ['goes on', 'IN_MEDIATION', null],
    ['was the court’s to hand over, and goes back there', 'FAILED', 'A02'],
    ['ended in an agreement that is kept', 'AGREED', null],
  ] as const)('stays where the mediation %s', async (_, state, arrow) => {
    const { caseCode, worker } = await mediated(state, arrow);
    const asked = { caseCode, to: humanResources.code, applicantPartyIds: [worker.id] };
    await expect(
      referToArbitration(mediator(), { ...asked, consents: [consentTo(worker.id, humanResources.code)] }),
    ).rejects.toThrow(coded('WRONG_STATE'));
  });

  test('goes on too where the agreement is broken', async () => {
    const { caseCode, worker } = await agreed({ state: 'BREACHED' });
    const asked = { caseCode, to: humanResources.code, applicantPartyIds: [worker.id] };
    const consents = [consentTo(worker.id, humanResources.code)];
    expect(await referToArbitration(mediator(), { ...asked, consents })).toMatchObject({ state: 'SENT' });
  });
});

describe('an application for an order to pay on an agreement (A19)', () => {
  const plain = { counterDuty: false, debtorReachable: true, preservationAsked: false };
  const ask = ({ agreementId, worker }: { agreementId: string; worker: { id: string } }) => ({
    ...{ ...plain, agreementId, to: home.code, applicantPartyIds: [worker.id] },
    consents: [consentTo(worker.id, home.code)],
  });
  const refuse = (input: PaymentOrderReferral, code: string) =>
    expect(applyPaymentOrder(mediator(), input)).rejects.toThrow(coded(code));

  test.each([
    ['is all paid', { payments: [{ paidOn: '2025-05-25', amount: 1_860_000 }] }, 'NOT_PECUNIARY'],
    ['is about no money', { amount: null }, 'NOT_PECUNIARY'],
    ['is not due', { performBy: '2025-06-02' }, 'NOT_DUE'],
    ['names no day', { performBy: null }, 'NOT_DUE'],
    ['can be enforced already', { state: 'CONFIRMED' }, 'WRONG_STATE'],
    ['is about the labour relation', { claimKinds: ['CONFIRM_LABOUR_RELATION'] }, 'EXCLUDED_CLAIM'],
  ] as const)('is refused where the agreement %s', async (_, changes, code) => {
    await refuse(ask(await agreed(changes as never)), code);
  });

  test('is taken in by the court as it came, or comes back with a coded reason', async () => {
    const made = await agreed();
    await refuse({ ...ask(made), consents: [] }, 'CONSENT_MISSING');
    await refuse({ ...ask(made), counterDuty: true }, 'COUNTER_DUTY');
    await refuse({ ...ask(made), debtorReachable: false }, 'DEBTOR_UNREACHABLE');
    await refuse({ ...ask(made), preservationAsked: true }, 'PRESERVATION_ASKED');
    await refuse({ ...ask(made), applicantPartyIds: [randomUUID()] }, 'BAD_INPUT');
    const first = await applyPaymentOrder(mediator(), ask(made));
    await refuse(ask(made), 'WRONG_STATE');
    await room.deliverAll();
    expect(await sendBack(first.id, 'MATERIALS_INCOMPLETE')).toMatchObject({
      ...{ state: 'RETURNED', returnReason: 'MATERIALS_INCOMPLETE' },
    });
    const second = await applyPaymentOrder(mediator(), { ...ask(made), consents: [] });
    await room.deliverAll();
    const sums = [{ dueOn: '2025-05-30', amount: 1_860_000 }];
    const [order] = await applyPaymentOrders(clerk(), {
      subject: { referralId: second.id, caseCode: null, dispute: null },
      ...{ basis: 'MEDIATION_AGREEMENT', evidence: '调解协议书' },
      applications: [{ applicant: { partyId: made.worker.id, idNumber: null }, sums }],
    });
    expect(order).toMatchObject({ referralId: second.id, caseCode: made.caseCode, amount: 1_860_000 });
  });
});

describe('an application to enforce (A20)', () => {
  test('needs an instrument that can be enforced, due and within two years, and is taken in or comes back', async () => {
    const { caseCode, worker } = await mediated('AGREED');
    const asked: EnforcementReferral = {
      ...{ caseCode, to: home.code, applicantPartyIds: [worker.id], amount: 1_860_000 },
      ...{ instrument: 'ARBITRATION_STATEMENT', instrumentNumber: '虚构劳人仲调字〔2025〕第5号' },
      ...{ performBy: '2025-05-30', consents: [consentTo(worker.id, home.code)] },
    };
    for (const [changes, code] of [
      [{ instrument: 'SETTLEMENT' }, 'NOT_ENFORCEABLE'],
      [{ instrument: 'IOU' }, 'NOT_ENFORCEABLE'],
      [{ performBy: '2025-06-02' }, 'NOT_DUE'],
      [{ performBy: '2023-05-26' }, 'OUT_OF_TIME'],
      [{ instrumentNumber: ' ' }, 'BAD_INPUT'],
      [{ amount: 0 }, 'BAD_INPUT'],
      [{ consents: [] }, 'CONSENT_MISSING'],
    ] as const)
      await expect(applyEnforcement(mediator(), { ...asked, ...changes } as never)).rejects.toThrow(
        coded(code),
      );
    const first = await applyEnforcement(mediator(), asked);
    await room.deliverAll();
    expect(await sendBack(first.id, 'NO_JURISDICTION')).toMatchObject({ returnReason: 'NO_JURISDICTION' });
    const { id: referralId } = await applyEnforcement(mediator(), { ...asked, consents: [] });
    await room.deliverAll();
    const fields =
      'referrals { state content { transfer { kind instrument awardNumber amount performBy } } }';
    expect((await caseAsSeen(clerk(), caseCode, fields)).referrals.at(-1)).toEqual({
      state: 'SENT',
      content: {
        transfer: {
          ...{ kind: 'ENFORCEMENT', instrument: 'ARBITRATION_STATEMENT', amount: 1_860_000 },
          ...{ awardNumber: '虚构劳人仲调字〔2025〕第5号', performBy: '2025-05-30' },
        },
      },
    });
    const taken = await takeEnforcement(clerk(), {
      ...{ subject: { referralId, caseCode: null, dispute: null }, instrument: asked.instrument },
      ...{ instrumentNumber: asked.instrumentNumber, performBy: null, postmarkedOn: null, shares: [] },
      sums: [{ dueOn: '2025-05-30', amount: 1_860_000 }],
    });
    expect(taken).toMatchObject({ referralId, late: false });
  });
});
