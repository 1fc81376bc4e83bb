import { expect } from 'vitest';
import type { RefusalCode } from '#kernel/refusal.js';
import { court } from '../../../infra/county/organisations.js';
import { applyEnforcement } from '../../../subgraphs/court/enforcement/apply-enforcement.js';
import {
  fileEnforcement,
  notifyDebtor,
  raiseBar,
} from '../../../subgraphs/court/enforcement/file-enforcement.js';
import { acceptPaymentOrder } from '../../../subgraphs/court/payment-order/accept-payment-order.js';
import { applyPaymentOrders } from '../../../subgraphs/court/payment-order/apply-payment-orders.js';
import type { OrderConditions } from '../../../subgraphs/court/payment-order/conditions.js';
import { theOnlyOne } from '../../../subgraphs/court/testing/counter-cases.js';
import { fileSupport } from '../../../subgraphs/procuratorate/supported-litigation/file-support.js';
import { SupportedLitigationEntity } from '../../../subgraphs/procuratorate/supported-litigation/support.entity.js';
import {
  decideSupport,
  reviewSupport,
} from '../../../subgraphs/procuratorate/supported-litigation/work-support.js';
import type { Stopped } from './arrow-journey.js';
import type { Linkage } from './linkage.js';

type Out = (room: Linkage) => Promise<string>;

/** The subject of an application that has arrived at the court. */
async function arrived(room: Linkage, out: Out, arrow: string) {
  const { id: referralId } = await room.sent('union', await out(room), arrow);
  await room.deliverAll();
  return { referralId, caseCode: null, dispute: null };
}

const clerk = (room: Linkage) => room.at('court', 'CLERK');
let serial = 5000;
const next = (): number => (serial += 1);

/** The court accepts an application for a payment order (A19) that fails one of its conditions. */
export function orderRefused(
  out: Out,
  code: RefusalCode,
  changes: Partial<OrderConditions>,
  dueOn: string,
): Stopped {
  return {
    code,
    async attempt(room) {
      const subject = await arrived(room, out, 'A19');
      const applications = [{ applicant: theOnlyOne, sums: [{ dueOn, amount: 450_000 }] }];
      const basis = 'MEDIATION_AGREEMENT' as const;
      const batch = { subject, basis, evidence: '调解协议书', applications };
      const [order] = await applyPaymentOrders(clerk(room), batch);
      const met = { pecuniary: true, amountCertain: true, counterDuty: false, debtorReachable: true };
      const conditions = { ...met, preservationAsked: false, ...changes };
      const number = `（2025）鲁0499民督${next()}号`;
      return acceptPaymentOrder(clerk(room), { id: order!.id, number, conditions });
    },
  };
}

async function applied(room: Linkage, out: Out, instrument: string, dueOn: string) {
  const subject = await arrived(room, out, 'A20');
  const on = { instrument, instrumentNumber: '（2025）鲁0402民督7号', performBy: null, postmarkedOn: null };
  return applyEnforcement(clerk(room), { subject, ...on, sums: [{ dueOn, amount: 100 }], shares: [] });
}

export const notEnforceable = (out: Out): Stopped => ({
  code: 'NOT_ENFORCEABLE',
  attempt: (room) => applied(room, out, 'SETTLEMENT', '2025-01-20'),
});

/** An application after two years is taken in; the debtor may raise that it is late, and the court notes it. */
export const lateEnforcement = (out: Out): Stopped => ({
  async shown(room) {
    const { id, late } = await applied(room, out, 'PAYMENT_ORDER', '2023-01-20');
    expect(late).toBe(true);
    await fileEnforcement(clerk(room), id, `（2025）鲁0499执${next()}号`);
    await notifyDebtor(clerk(room), id);
    expect(await raiseBar(clerk(room), id)).toMatchObject({ barRaisedOn: clerk(room).today });
  },
});

async function underReview(room: Linkage, out: Out): Promise<string> {
  const { id: referralId } = await room.sent('union', await out(room), 'A11');
  await room.deliverAll();
  const { manager } = room.agency('procuratorate').dataSource;
  const { id } = await manager.findOneByOrFail(SupportedLitigationEntity, { referralId });
  await reviewSupport(room.at('procuratorate', 'PROCURATOR'), id);
  return id;
}

const decision = (id: string) => ({ id, number: `虚构检民支〔2025〕${next()}号`, reason: '符合条件' });

export const notYetSuable = (out: Out): Stopped => ({
  code: 'ARBITRATION_FIRST',
  async attempt(room) {
    const id = await underReview(room, out);
    return decideSupport(room.at('procuratorate', 'PROCURATOR'), decision(id));
  },
});

/** Nobody has sued yet: the procuratorate hands in no statement in the claimant's place. */
export const nobodySues = (out: Out): Stopped => ({
  code: 'BAD_INPUT',
  async attempt(room) {
    const id = await underReview(room, out);
    const procurator = room.at('procuratorate', 'PROCURATOR');
    await decideSupport(procurator, { ...decision(id), directSuitGround: 'WAGE_IOU' });
    return fileSupport(procurator, { id, courtCode: court.code, suedOn: '2025-12-31' });
  },
});
