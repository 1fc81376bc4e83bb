import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { needText } from '../need-text.js';
import { mayBegin } from '../staff.policy.js';
import { LimitationEventEntity } from './limitation-event.entity.js';
import type { RecordLimitationEventInput } from './limitation-event.type.js';

type NewEvent = Omit<LimitationEventEntity, 'id' | 'recordedOn'>;

/** Keeps an event that interrupts the limitation of arbitration, with what proves it (仲裁时效中断). */
export async function interruptLimitation(
  tx: EntityManager,
  ctx: RequestContext,
  event: NewEvent,
): Promise<LimitationEventEntity> {
  const evidence = needText(event.evidence, '请填写能够证明时效中断的材料。');
  const row: LimitationEventEntity = { ...event, id: randomUUID(), evidence, recordedOn: ctx.today };
  await tx.insert(LimitationEventEntity, row);
  const { caseCode, kind, at } = row;
  record(tx, ctx, 'limitation.interrupt', row.id, { caseCode, details: { kind, at } });
  return row;
}

/** Puts an event of a case on record that no record of the union's own shows: a complaint, a suit, an acknowledgement. */
export function recordLimitationEvent(
  ctx: RequestContext,
  { caseCode, kind, at, evidence }: RecordLimitationEventInput,
): Promise<LimitationEventEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayBegin(ctx.actor));
    const { organisation } = ctx.actor;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    if (at > ctx.today) throw new Refusal('BAD_INPUT', '日期不能晚于今天。');
    return interruptLimitation(tx, ctx, { caseCode, organisation, negotiationId: null, kind, at, evidence });
  });
}
