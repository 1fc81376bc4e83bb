import { type EntityManager, In } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { openDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { type LocalDate, localDate } from '#kernel/values/local-date.js';
import type { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';
import { expiry, recordLimitation } from '../limitation/record-limitation.js';
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
    if (limit) await expire(tx, ctx, entrustment, localDate(limit.due));
    await moveEntrustment(tx, ctx, entrustment, 'hear');
  }
}

async function expire(
  tx: EntityManager,
  ctx: RequestContext,
  entrustment: ArbitralEntrustmentEntity,
  on: LocalDate,
): Promise<void> {
  const { caseCode, organisation, referralId } = entrustment;
  await moveEntrustment(tx, ctx, entrustment, 'fail', { outcome: 'TIME_EXPIRED', endedOn: on });
  if (referralId) await recordLimitation(tx, ctx, expiry(caseCode, organisation, referralId, on));
}
