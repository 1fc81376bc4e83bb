import { loadBy } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { needText } from '../need-text.js';
import { dayOf, interrupt, loadNegotiation } from './move-negotiation.js';
import type { NegotiationEntity } from './negotiation.entity.js';
import { SettlementEntity } from './settlement.entity.js';
import type { SettlementPerformanceInput } from './settlement.type.js';

/** A settlement was performed, or its last day passed without (不履行和解协议); that it was not interrupts the limitation. */
export function recordSettlementPerformance(
  ctx: RequestContext,
  input: SettlementPerformanceInput,
): Promise<NegotiationEntity> {
  return ctx.transaction(async (tx) => {
    const negotiation = await loadNegotiation(tx, ctx, input.id);
    const settlement = await loadBy(tx, SettlementEntity, { negotiationId: negotiation.id });
    const { performBy, signedOn } = settlement;
    const { performed } = input;
    const evidence = needText(input.evidence, '请填写履行情况的证据。');
    const on = dayOf(ctx, input.on, signedOn);
    if (settlement.performed !== null && !(performed && !settlement.performed))
      throw new Refusal('WRONG_STATE', '履行情况已经登记。');
    if (!performed && on <= performBy)
      throw new Refusal('WRONG_STATE', '履行期限还没有届满。', `履行期限：${performBy}。`);
    await tx.update(SettlementEntity, settlement.id, { performed, performedOn: performed ? on : null });
    if (!performed) {
      const unperformed = { kind: 'SETTLEMENT_NOT_PERFORMED', at: performBy, evidence } as const;
      await interrupt(tx, ctx, negotiation, unperformed);
    }
    const { id, caseCode } = negotiation;
    record(tx, ctx, 'negotiation.performance', id, { caseCode, details: { performed } });
    return negotiation;
  });
}
