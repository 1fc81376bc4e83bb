import type { EntityManager } from 'typeorm';
import type { ReferralFollowUp } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { CourtTransferEntity } from './court-transfer.entity.js';
import { type CourtTransferAct, courtTransferMachine } from './court-transfer.state.js';

/** The court has moved the referral of a transfer (A15): taken up, sent back for papers, or answered with its ruling. */
export const transferMoved: ReferralFollowUp = async (tx, ctx, referral) => {
  const { state, returnReason, returnText: answerText, result } = referral;
  if (state === 'ACCEPTED') await moveTransfer(tx, ctx, referral, 'takeUp', {});
  if (state === 'RETURNED')
    await moveTransfer(tx, ctx, referral, 'return', { returnReason, answerText, answeredOn: ctx.today });
  if (state === 'RESULT_REPORTED' && result)
    await moveTransfer(tx, ctx, referral, 'rule', {
      answerText: result.text ?? null,
      rulingNumber: result.ruling?.number ?? null,
      answeredOn: result.reportedOn,
    });
};

/** The committee has called its letter back before the court signed for it. */
export const transferRecalled: ReferralFollowUp = (tx, ctx, referral) =>
  moveTransfer(tx, ctx, referral, 'recall', { answeredOn: ctx.today });

async function moveTransfer(
  tx: EntityManager,
  ctx: RequestContext,
  { id: referralId }: ReferralEntity,
  act: CourtTransferAct,
  changes: Partial<CourtTransferEntity>,
): Promise<void> {
  const transfer = await tx.findOne(CourtTransferEntity, {
    where: { referralId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!transfer) return;
  const next = { ...changes, state: move(courtTransferMachine, transfer.state, act) };
  await tx.update(CourtTransferEntity, { id: transfer.id }, next);
  record(tx, ctx, `court-transfer.${act}`, transfer.id, { caseCode: transfer.caseCode });
}
