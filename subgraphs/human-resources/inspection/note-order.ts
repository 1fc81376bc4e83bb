import type { EntityManager } from 'typeorm';
import { load } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import type { InspectionCaseEntity } from './inspection.entity.js';
import { divisionOf, loadInspection, moveInspection, noteInspection } from './move-inspection.js';
import { RectificationOrderEntity } from './order.entity.js';
import { weighWageCrime } from './wage-crime.js';

/** The employer has done what was ordered (已改正、已支付), also after the last day. */
export function noteOrderComplied(
  ctx: RequestContext,
  orderId: string,
  on: string,
): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const { order, inspection } = await loadOrder(tx, ctx, orderId);
    const compliedOn = localDate(on);
    if (compliedOn > ctx.today || compliedOn < order.issuedOn)
      throw new Refusal('BAD_INPUT', '改正日期应当在发出指令书之后、今天之前（含当日）。');
    if (order.compliedOn !== null) throw new Refusal('WRONG_STATE', '已经登记过改正。');
    await note(tx, ctx, inspection, order, { compliedOn });
    await endDeadlines(tx, ctx, orderId);
    return inspection;
  });
}

/**
 * The last day is over and nothing was done (逾期未改正). Unpaid wages that may bring the employer on the blacklist start the
 * time for that decision, from the last day of the order.
 */
export function noteOrderIgnored(ctx: RequestContext, orderId: string): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const { order, inspection } = await loadOrder(tx, ctx, orderId);
    const { lastDay, compliedOn, ignoredNotedOn, kind, payments, caseCode, organisation } = order;
    if (ctx.today <= lastDay)
      throw new Refusal('WRONG_STATE', '改正期限还没有届满。', `最后一日：${lastDay}。`);
    if (compliedOn !== null || ignoredNotedOn !== null)
      throw new Refusal('WRONG_STATE', '这份指令书的结果已经登记。');
    await note(tx, ctx, inspection, order, { ignoredNotedOn: ctx.today });
    const division = await divisionOf(tx, inspection);
    if (kind === 'PAY' && weighWageCrime({ payments, division, on: lastDay }) !== 'TOO_LITTLE')
      await startDeadline(tx, ctx, {
        ...{ caseCode, organisation, recordKind: 'RectificationOrder', recordId: orderId },
        ...{ rule: 'INS-5', from: localDate(lastDay) },
      });
    return inspection;
  });
}

async function loadOrder(tx: EntityManager, ctx: RequestContext, orderId: string) {
  const order = await load(tx, RectificationOrderEntity, orderId);
  return { order, inspection: await loadInspection(tx, ctx, order.inspectionId) };
}

async function note(
  tx: EntityManager,
  ctx: RequestContext,
  inspection: InspectionCaseEntity,
  order: RectificationOrderEntity,
  changes: Partial<RectificationOrderEntity>,
): Promise<void> {
  await moveInspection(tx, ctx, inspection, 'noteOrder');
  await tx.update(RectificationOrderEntity, { id: order.id }, changes);
  const { caseCode } = order;
  record(tx, ctx, changes.compliedOn ? 'order.comply' : 'order.ignore', order.id, { caseCode });
  await noteInspection(tx, ctx, inspection);
}
