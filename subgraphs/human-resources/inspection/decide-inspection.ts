import { type EntityManager, IsNull } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { needFreeNumber } from '../arbitration/arbitration-number.js';
import { closeInspection, returnUnanswered } from './end-inspection.js';
import { InspectionCaseEntity } from './inspection.entity.js';
import { inspectionNumber, needText } from './inspection-number.js';
import type { DecideInspectionInput } from './inspection.input.js';
import { loadInspection } from './move-inspection.js';
import { RectificationOrderEntity } from './order.entity.js';

/** Decides (处理、处罚), or closes because everything ordered has been put right (改正后结案). */
export function decideInspection(
  ctx: RequestContext,
  { id, decision, number, text, facts, amount, performBy }: DecideInspectionInput,
): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const inspection = await loadInspection(tx, ctx, id);
    const { organisation, police, state } = inspection;
    if (state === 'TO_POLICE' && police?.decision !== 'NOT_FILED')
      throw new Refusal('WRONG_STATE', '公安机关没有作出不予立案决定，不能再作行政处理。');
    const waiting = await tx.existsBy(RectificationOrderEntity, { inspectionId: id, compliedOn: IsNull() });
    if (decision === 'RECTIFIED' && waiting)
      throw new Refusal('WRONG_STATE', '还有指令书没有改正，不能以已改正结案。');
    const decisionNumber = inspectionNumber(number);
    needFreeNumber(await tx.existsBy(InspectionCaseEntity, { organisation, decisionNumber }), decisionNumber);
    const decisionText = needText(text, '请写明处理决定的内容。');
    if (performBy && performBy < ctx.today) throw new Refusal('BAD_INPUT', '履行期限不能早于今天。');
    await closeInspection(tx, ctx, inspection, 'decide', {
      ...{ decision, decisionNumber, decisionText, decisionFacts: facts?.trim() || null },
      decisionAmount: decision === 'RECTIFIED' ? null : (amount ?? (await openAmount(tx, id))),
      performBy: performBy ?? null,
    });
    return inspection;
  });
}

/** What is still to be paid under the orders, in fen; null where no order asks for payment. */
async function openAmount(tx: EntityManager, inspectionId: string): Promise<number | null> {
  const open = await tx.findBy(RectificationOrderEntity, { inspectionId, kind: 'PAY', compliedOn: IsNull() });
  return open.length === 0 ? null : open.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}

/** Annuls the filing (撤销立案, 劳动保障监察条例 §18), or ends a complaint that was taken back. */
export function withdrawInspection(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<InspectionCaseEntity> {
  return ctx.transaction(async (tx) => {
    const inspection = await loadInspection(tx, ctx, id);
    const text = needText(reason, '请写明撤销的理由。');
    await closeInspection(tx, ctx, inspection, 'withdraw', { endReason: text });
    await returnUnanswered(tx, ctx, inspection, { reason: 'PARTY_REFUSES', text });
    return inspection;
  });
}
