import type { RequestContext } from '#kernel/context.js';
import { openInspection } from '../inspection/file-complaint.js';
import { needText } from '../inspection/inspection-number.js';
import { needPayments } from '../inspection/worker-payment.js';
import type { WageArrearsLeadEntity } from './lead.entity.js';
import type { ArrearsPaidInput } from './lead.type.js';
import { actOnLead } from './move-lead.js';

/** Names who checks the lead (转办); may be changed until the check begins. */
export function dispatchArrearsLead(
  ctx: RequestContext,
  id: string,
  to: string,
): Promise<WageArrearsLeadEntity> {
  return actOnLead(ctx, id, 'dispatch', () => ({
    dispatchedTo: needText(to, '请填写承办单位或承办人。'),
    dispatchedOn: ctx.today,
  }));
}

/** The check begins (核处). */
export function verifyArrearsLead(ctx: RequestContext, id: string): Promise<WageArrearsLeadEntity> {
  return actOnLead(ctx, id, 'verify', () => ({}));
}

/** Every worker has the money (已支付), worker by worker. */
export function markArrearsPaid(
  ctx: RequestContext,
  { id, paid, payments, findings }: ArrearsPaidInput,
): Promise<WageArrearsLeadEntity> {
  return actOnLead(ctx, id, 'pay', () => ({
    ...{ paid, payments: needPayments(payments, paid) },
    findings: needText(findings, '请写明核处情况。'),
  }));
}

/** No wages are owed (不属实). */
export function dismissArrearsLead(
  ctx: RequestContext,
  id: string,
  findings: string,
): Promise<WageArrearsLeadEntity> {
  return actOnLead(ctx, id, 'dismiss', () => ({
    findings: needText(findings, '请写明核处情况和不属实的理由。'),
  }));
}

/** Wages are owed and not paid: an inspection begins of the same case (转监察). */
export function inspectArrears(
  ctx: RequestContext,
  id: string,
  findings: string,
): Promise<WageArrearsLeadEntity> {
  return actOnLead(ctx, id, 'inspect', async (tx, { caseCode, organisation, unpaidMonths }) => {
    const found = needText(findings, '请写明核处情况。');
    const inspection = await openInspection(tx, ctx, {
      ...{ caseCode, organisation, referralId: null, source: 'ARREARS_LEAD', violation: 'WAGE_ARREARS' },
      ...{ complainant: null, violationEndedOn: null, unpaidMonths },
    });
    return { findings: found, inspectionId: inspection.id };
  });
}

/** Whoever sent the lead is told what came of it (核处反馈), and it is closed. */
export function closeArrearsLead(
  ctx: RequestContext,
  id: string,
  reply: string,
): Promise<WageArrearsLeadEntity> {
  return actOnLead(ctx, id, 'close', () => ({
    reply: needText(reply, '请写明反馈内容。'),
    closedOn: ctx.today,
  }));
}
