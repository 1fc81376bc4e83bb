import { load } from '#kernel/act.js';
import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { closeInspection } from './end-inspection.js';
import type { InspectionCaseEntity } from './inspection.entity.js';
import { inspectionNumber, needText } from './inspection-number.js';
import type { PoliceDecisionInput, ReferToPoliceInput } from './inspection.input.js';
import { divisionOf, loadInspection, moveInspection, noteInspection } from './move-inspection.js';
import { RectificationOrderEntity } from './order.entity.js';
import { needWageCrime } from './wage-crime.js';

/**
 * Transfers suspected refusal to pay wages to the police (移送公安, A21): an order to pay was ignored, and what it names meets the
 * amounts of the crime. The police take no part in the linkage; the document goes out under its number.
 */
export function referToPolice(ctx: RequestContext, input: ReferToPoliceInput): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const order = await load(tx, RectificationOrderEntity, input.orderId);
    const inspection = await loadInspection(tx, ctx, order.inspectionId);
    const { figure, figureSource } = input;
    const provincial = figure
      ? { figure, source: needText(figureSource, '请写明本省数额标准的依据。') }
      : null;
    const { caseCode, organisation: from } = inspection;
    await weighArrow(tx, ctx, { arrow: 'A21', caseCode, from, recordId: order.id, stated: { provincial } });
    const division = await divisionOf(tx, inspection);
    const finding = needWageCrime({ payments: order.payments, division, on: order.lastDay, provincial });
    const police = {
      ...{ ...finding, orderId: order.id, number: inspectionNumber(input.number), referredOn: ctx.today },
      ...{ decision: null, decisionNumber: null, decidedOn: null },
    };
    await closeInspection(tx, ctx, inspection, 'referToPolice', { police });
    return inspection;
  });
}

/** An order to pay whose last day went by unpaid, as an officer noted. Refuses with WRONG_STATE. */
export function needIgnored({ kind, ignoredNotedOn, compliedOn }: RectificationOrderEntity): void {
  if (kind === 'PAY' && ignoredNotedOn !== null && compliedOn === null) return;
  throw new Refusal(
    'WRONG_STATE',
    '须有责令支付的指令书，期满未支付并已登记。',
    '请先登记指令书逾期未支付；已经支付的不再移送或列入名单。',
  );
}

/** The police have answered (立案决定、不予立案通知): their document is kept with the transfer. */
export function notePoliceDecision(
  ctx: RequestContext,
  { id, decision, number, on }: PoliceDecisionInput,
): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const inspection = await loadInspection(tx, ctx, id);
    const { police } = inspection;
    const decidedOn = localDate(on);
    if (police?.decision) throw new Refusal('WRONG_STATE', '公安机关的答复已经登记。');
    if (police && (decidedOn < police.referredOn || decidedOn > ctx.today))
      throw new Refusal('BAD_INPUT', '公安机关的决定日期应当在移送之后、今天之前（含当日）。');
    const decisionNumber = needText(number, '请填写公安机关文书文号。');
    await moveInspection(tx, ctx, inspection, 'notePoliceDecision', {
      police: police && { ...police, decision, decisionNumber, decidedOn },
    });
    await noteInspection(tx, ctx, inspection);
    return inspection;
  });
}
