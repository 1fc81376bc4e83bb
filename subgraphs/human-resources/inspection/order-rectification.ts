import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { needFreeNumber } from '../arbitration/arbitration-number.js';
import type { InspectionCaseEntity } from './inspection.entity.js';
import { inspectionNumber, needText } from './inspection-number.js';
import type { OrderRectificationInput } from './inspection.input.js';
import { loadInspection, moveInspection, noteInspection } from './move-inspection.js';
import { RectificationOrderEntity } from './order.entity.js';
import { needPayments } from './worker-payment.js';

/** Orders the employer to put it right by a last day (责令限期改正); what falls due later needs an order of its own. */
export function orderRectification(
  ctx: RequestContext,
  input: OrderRectificationInput,
): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const inspection = await loadInspection(tx, ctx, input.id);
    const order = await orderOf(tx, ctx, inspection, input);
    await moveInspection(tx, ctx, inspection, 'order');
    await tx.insert(RectificationOrderEntity, order);
    const { caseCode } = inspection;
    record(tx, ctx, 'order.issue', order.id, {
      caseCode,
      details: { kind: order.kind, lastDay: order.lastDay },
    });
    await meetDeadline(tx, ctx, inspection.id, 'INS-2');
    await noteInspection(tx, ctx, inspection);
    return inspection;
  });
}

async function orderOf(
  tx: EntityManager,
  ctx: RequestContext,
  { id, caseCode, organisation }: InspectionCaseEntity,
  { kind, demand, facts = null, amount = null, payments, ...input }: OrderRectificationInput,
): Promise<RectificationOrderEntity> {
  const number = inspectionNumber(input.number);
  needFreeNumber(await tx.existsBy(RectificationOrderEntity, { organisation, number }), number);
  const lastDay = localDate(input.lastDay);
  if (lastDay <= ctx.today) throw new Refusal('BAD_INPUT', '改正期限的最后一日应当在今天之后。');
  if (kind === 'PAY' && amount === null)
    throw new Refusal('BAD_INPUT', '责令支付应当写明金额、劳动者和最后一日。');
  if (kind === 'RECTIFY' && (amount !== null || payments.length > 0))
    throw new Refusal('BAD_INPUT', '不涉及支付的指令书不填金额。', '责令支付的，请选择责令支付。');
  return {
    ...{ id: randomUUID(), inspectionId: id, caseCode, organisation, kind, number, lastDay },
    ...{ issuedOn: ctx.today, demand: needText(demand, '请写明责令改正的内容。') },
    facts: facts?.trim() || null,
    ...{ amount, payments: amount === null ? [] : needPayments(payments, amount) },
    ...{ compliedOn: null, ignoredNotedOn: null },
  };
}
