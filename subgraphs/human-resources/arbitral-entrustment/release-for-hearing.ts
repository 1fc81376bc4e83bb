import { type EntityManager, In } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { recordInterruption } from '#kernel/limitation/record-interruption.js';
import { mediationLapsed } from '#kernel/mediation/lapse-mediation.js';
import { Refusal } from '#kernel/refusal.js';
import type { LapseHandler } from '#kernel/timers/lapse.js';
import { localDate } from '#kernel/values/local-date.js';
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

/**
 * The ten working days (MED-4) have passed before anybody was entrusted: it has failed, and the hearing is to be held (办案规则 §70).
 * What mediators have in hand ends by their answer, which may be on its way, or when the hearing is held.
 */
export const entrustmentLapsed: LapseHandler = async (tx, ctx, deadline) => {
  if (deadline.recordKind !== 'ArbitralEntrustment') return mediationLapsed(tx, ctx, deadline);
  const where = { id: deadline.recordId };
  const entrustment = await tx.findOne(ArbitralEntrustmentEntity, {
    ...{ where, lock: { mode: 'pessimistic_write' } },
  });
  if (entrustment?.state !== 'CONSENTED') return false;
  await expire(tx, ctx, entrustment, localDate(deadline.due));
  await endDeadlines(tx, ctx, entrustment.id);
  return true;
};

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
