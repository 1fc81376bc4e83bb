import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import { AttachmentEntity } from '#kernel/attachment/attachment.entity.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { LimitationEventEntity } from './limitation-event.entity.js';
import { mayKeepLimitation } from './limitation.policy.js';
import { watchLimitation } from './watch-limitation.js';

export type Interruption = Omit<LimitationEventEntity, 'id' | 'recordedOn' | 'evidenceDocument'> & {
  evidenceDocument?: string | null;
};

/** Keeps an event that interrupts the limitation of arbitration (仲裁时效中断), once for each kind and source. */
export async function recordInterruption(
  tx: EntityManager,
  ctx: RequestContext,
  interruption: Interruption,
): Promise<LimitationEventEntity> {
  const { caseCode, organisation, kind, at, sourceId, evidenceDocument = null } = interruption;
  const evidence = interruption.evidence.trim();
  if (evidence === '') throw new Refusal('BAD_INPUT', '请填写能够证明时效中断的材料。');
  const known =
    sourceId === null ? null : await tx.findOneBy(LimitationEventEntity, { organisation, kind, sourceId });
  if (known) return known;
  const row: LimitationEventEntity = {
    ...{ id: randomUUID(), caseCode, organisation, kind, at, sourceId, evidence, evidenceDocument },
    recordedOn: ctx.today,
  };
  await tx.insert(LimitationEventEntity, row);
  record(tx, ctx, 'limitation.interrupt', row.id, { caseCode, details: { kind, at } });
  await watchLimitation(tx, ctx, row);
  return row;
}

export interface NewLimitationEvent extends Pick<
  LimitationEventEntity,
  'caseCode' | 'kind' | 'at' | 'evidence'
> {
  evidenceDocument?: string | null;
}

/** Puts an event of a case on record that no record of the organisation shows: a complaint elsewhere, an acknowledgement. */
export function recordLimitationEvent(
  ctx: RequestContext,
  { caseCode, kind, at, evidence, evidenceDocument = null }: NewLimitationEvent,
): Promise<LimitationEventEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayKeepLimitation(ctx.actor, ctx.agency.manifest.name));
    const { organisation } = ctx.actor;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    if (at > ctx.today) throw new Refusal('BAD_INPUT', '日期不能晚于今天。');
    if (evidenceDocument !== null) await needFile(tx, { caseCode, organisation, id: evidenceDocument });
    const event = { caseCode, organisation, sourceId: null, kind, at, evidence, evidenceDocument };
    return recordInterruption(tx, ctx, event);
  });
}

async function needFile(
  tx: EntityManager,
  { caseCode, organisation, id }: { caseCode: string; organisation: string; id: string },
): Promise<void> {
  const file = { id: uuidOrNone(id), caseCode, organisation, removedAt: IsNull() };
  if (!(await tx.existsBy(AttachmentEntity, file)))
    throw new Refusal('BAD_INPUT', '证据文件不在本案附件中。', '请先上传附件，再选择它。');
}
