import { type EntityManager, In } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { openDeadline } from '#kernel/deadline/keep-deadline.js';
import { recordInterruption } from '#kernel/limitation/record-interruption.js';
import { Refusal } from '#kernel/refusal.js';
import type { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';
import { ArbitralEntrustmentEntity } from './entrustment.entity.js';
import { moveEntrustment } from './move-entrustment.js';

/** A hearing waits for an entrusted mediation while its time runs; after that it must be held (办案规则 §70). */
export async function releaseForHearing(
  tx: EntityManager,
  ctx: RequestContext,
  { id: arbitrationId }: ArbitrationCaseEntity,
): Promise<void> {
  const entrustments = await tx.find(ArbitralEntrustmentEntity, {
    where: { arbitrationId, state: In(['CONSENTED', 'ENTRUSTED', 'AGREED', 'FAILED']) },
    lock: { mode: 'pessimistic_write' },
  });
  for (const entrustment of entrustments) {
    const limit = await openDeadline(tx, entrustment.id, 'MED-4');
    if (limit && ctx.today <= limit.due)
      throw new Refusal(
        'WRONG_STATE',
        '委托调解还在期限内。',
        `调解期限至${limit.due}；当事人不愿继续的，请登记撤回同意。`,
      );
    if (limit) await expire(tx, ctx, entrustment, limit.due);
    await moveEntrustment(tx, ctx, entrustment, 'hear');
  }
}

async function expire(
  tx: EntityManager,
  ctx: RequestContext,
  entrustment: ArbitralEntrustmentEntity,
  at: string,
): Promise<void> {
  const { caseCode, organisation, referralId: sourceId } = entrustment;
  await moveEntrustment(tx, ctx, entrustment, 'fail', { outcome: 'TIME_EXPIRED', endedOn: at });
  if (!sourceId) return;
  const expired = { kind: 'MEDIATION_EXPIRED', at, sourceId, evidence: '调解期限届满' } as const;
  await recordInterruption(tx, ctx, { caseCode, organisation, ...expired });
}
