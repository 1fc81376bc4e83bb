import { type EntityManager, In } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { recallReferral } from '#kernel/referral/close.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import type { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';
import { ArbitralEntrustmentEntity } from './entrustment.entity.js';
import { moveEntrustment } from './move-entrustment.js';

/** The arbitration is over: a mediation that it suggested or entrusted is not waited for, and a letter nobody has signed for is called back. */
export async function endWithArbitration(
  tx: EntityManager,
  ctx: RequestContext,
  { id: arbitrationId, suggestionReferralId }: ArbitrationCaseEntity,
): Promise<void> {
  const open = await tx.find(ArbitralEntrustmentEntity, {
    where: { arbitrationId, state: In(['CONSENTED', 'ENTRUSTED']) },
    lock: { mode: 'pessimistic_write' },
  });
  const letters = [suggestionReferralId, ...open.map(({ referralId }) => referralId)];
  for (const id of letters) if (id !== null) await callBack(tx, ctx, id);
  for (const entrustment of open)
    await moveEntrustment(tx, ctx, entrustment, 'fail', { text: '仲裁案件已经办结', endedOn: ctx.today });
}

async function callBack(tx: EntityManager, ctx: RequestContext, id: string): Promise<void> {
  const letter = await tx.findOne(ReferralEntity, {
    where: { id, direction: 'OUT', state: 'SENT' },
    lock: { mode: 'pessimistic_write' },
  });
  if (letter) await recallReferral(tx, ctx, letter, '仲裁案件已经办结');
}
