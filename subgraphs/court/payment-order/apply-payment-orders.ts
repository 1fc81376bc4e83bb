import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { recordInterruption } from '#kernel/limitation/record-interruption.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { type ApplicationSubject, caseOfApplication, noteRecord } from '../counter/case-of-application.js';
import { type DueSum, totalOf } from '../counter/due-sums.js';
import { type PartyName, partyNamed } from '../counter/party-named.js';
import { needText } from '../filing-intake/load-intake.js';
import { reportProgress } from '../report-progress.js';
import { type PaymentOrderBasis, PaymentOrderEntity } from './payment-order.entity.js';
import { mayWorkOrder } from './payment-order.policy.js';

export interface OrderApplications {
  subject: ApplicationSubject;
  basis: PaymentOrderBasis;
  evidence: string;
  applications: { applicant: PartyName; sums: DueSum[] }[];
}

/** Takes in the applications of one dispute that are filed together (一批申请): each applicant's is an order of its own. */
export function applyPaymentOrders(
  ctx: RequestContext,
  { subject, basis, evidence, applications }: OrderApplications,
): Promise<PaymentOrderEntity[]> {
  permit(mayWorkOrder(ctx.actor, ctx.actor));
  const totals = applications.map(({ sums }) => totalOf(sums));
  if (totals.length === 0) throw new Refusal('BAD_INPUT', '请填写申请人和申请的金额。');
  const shownBy = needText(evidence, '债权凭证（调解协议、欠条等）');
  const claim = totals.reduce((sum, total) => sum + total, 0);
  return ctx.transaction(async (tx) => {
    const found = await caseOfApplication(tx, ctx, subject, { arrows: ['A19'], claim });
    const batch = { batchId: randomUUID(), referralId: found.referral?.id ?? null };
    const orders = applications.map(({ applicant, sums }, at) => ({
      ...{ ...newOrder(ctx), ...batch, caseCode: found.caseCode, basis, evidence: shownBy },
      ...{ applicantPartyId: partyNamed(found.parties, 'APPLICANT', applicant).id },
      ...{ sums, amount: totals[at]!, appliedOn: found.appliedOn },
    }));
    needOneEach(orders);
    await tx.insert(PaymentOrderEntity, orders);
    await noteRecord(tx, found.referral, orders[0]!.id);
    for (const order of orders) await begin(tx, ctx, order);
    return orders;
  });
}

function newOrder(
  ctx: RequestContext,
): Omit<
  PaymentOrderEntity,
  | 'batchId'
  | 'referralId'
  | 'caseCode'
  | 'basis'
  | 'evidence'
  | 'applicantPartyId'
  | 'sums'
  | 'amount'
  | 'appliedOn'
> {
  const { organisation } = ctx.actor;
  return {
    ...{ id: randomUUID(), organisation, state: 'APPLIED', objections: [] },
    ...{ number: null, acceptedOn: null, ground: null, note: null, issuedOn: null, servedOn: null },
    issuedBy: null,
    ...{ terminatedFor: null, endedOn: null },
  };
}

function needOneEach(orders: readonly PaymentOrderEntity[]): void {
  if (new Set(orders.map(({ applicantPartyId }) => applicantPartyId)).size === orders.length) return;
  throw new Refusal('BAD_INPUT', '同一申请人填写了两次。', '同一申请人的多笔款项请写在一件申请里。');
}

async function begin(tx: EntityManager, ctx: RequestContext, order: PaymentOrderEntity): Promise<void> {
  const { id, caseCode, organisation, basis, batchId, appliedOn } = order;
  const subject = { caseCode, organisation, recordKind: 'PaymentOrder', recordId: id };
  await startDeadline(tx, ctx, { ...subject, rule: 'PO-1', from: localDate(appliedOn) });
  record(tx, ctx, 'payment-order.apply', id, { caseCode, details: { basis, batchId } });
  const applied = { kind: 'PAYMENT_ORDER_APPLICATION', at: appliedOn, evidence: '支付令申请书' } as const;
  await recordInterruption(tx, ctx, { caseCode, organisation, sourceId: batchId, ...applied });
  await reportProgress(tx, ctx, 'PaymentOrder', order, true);
}
