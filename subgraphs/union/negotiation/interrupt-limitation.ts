import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { LimitationEventEntity, type NegotiationInterruption } from './limitation-event.entity.js';
import { said } from './move-negotiation.js';
import type { NegotiationEntity } from './negotiation.entity.js';

export interface Interruption {
  kind: NegotiationInterruption;
  /** The day of the event, from which the limitation is counted anew. */
  at: string;
  evidence: string;
}

/** Keeps an event that interrupts the limitation of arbitration, with what proves it (仲裁时效中断). */
export async function interruptLimitation(
  tx: EntityManager,
  ctx: RequestContext,
  { id: negotiationId, caseCode, organisation }: NegotiationEntity,
  { kind, at, evidence }: Interruption,
): Promise<void> {
  const event: LimitationEventEntity = {
    ...{ id: randomUUID(), negotiationId, caseCode, organisation, kind, at, recordedOn: ctx.today },
    evidence: said(evidence, '请填写能够证明时效中断的材料。'),
  };
  await tx.insert(LimitationEventEntity, event);
  record(tx, ctx, 'negotiation.interrupt-limitation', negotiationId, { caseCode, details: { kind, at } });
}
