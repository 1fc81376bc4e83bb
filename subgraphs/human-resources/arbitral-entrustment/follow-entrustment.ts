import { type EntityManager, In } from 'typeorm';
import type { ReferralFollowUp } from '#kernel/agency.js';
import { outcomeCodes } from '#kernel/clock/law.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { stopReferral } from '../arbitration/follow-suggestion.js';
import { ArbitralEntrustmentEntity } from './entrustment.entity.js';
import { moveEntrustment } from './move-entrustment.js';

/** What follows at the tribunal when the mediators have answered (A04). One that has ended here stays ended. */
export const entrustmentMoved: ReferralFollowUp = async (tx, ctx, referral) => {
  const entrustment = await tx.findOne(ArbitralEntrustmentEntity, {
    where: { referralId: referral.id, state: 'ENTRUSTED' },
    lock: { mode: 'pessimistic_write' },
  });
  if (!entrustment) return;
  const { state, returnReason, returnText, outcome, result } = referral;
  if (state === 'RETURNED' && returnReason === 'PARTY_REFUSES')
    await moveEntrustment(tx, ctx, entrustment, 'fail', { text: returnText, endedOn: ctx.today });
  else if (state === 'RETURNED') await backToTribunal(tx, ctx, entrustment);
  if (state !== 'RESULT_REPORTED') return;
  const failed = outcomeCodes().some((row) => row.code === outcome && row.failure);
  await moveEntrustment(tx, ctx, entrustment, failed ? 'fail' : 'agree', {
    ...{ outcome, text: result!.text ?? null, agreement: result!.agreement ?? null },
    endedOn: result!.reportedOn,
  });
};

/** The own tribunal has called the letter back before anybody signed for it; another organisation may be asked in time. */
export const entrustmentRecalled: ReferralFollowUp = async (tx, ctx, referral) => {
  const entrustment = await tx.findOne(ArbitralEntrustmentEntity, {
    where: { referralId: referral.id, state: 'ENTRUSTED' },
    lock: { mode: 'pessimistic_write' },
  });
  if (entrustment) await backToTribunal(tx, ctx, entrustment);
};

/** A party has taken the consent back: the entrusted mediation ends at once. */
export async function entrustmentStopped(
  tx: EntityManager,
  ctx: RequestContext,
  consent: ConsentEntity,
): Promise<void> {
  const { caseCode, organisation } = consent;
  const open = await tx.find(ArbitralEntrustmentEntity, {
    where: { caseCode, organisation, state: In(['CONSENTED', 'ENTRUSTED']) },
    lock: { mode: 'pessimistic_write' },
  });
  for (const entrustment of open) {
    const { referralId } = entrustment;
    if (referralId !== null && !(await stopReferral(tx, ctx, referralId, consent))) continue;
    const ended = { outcome: 'PARTY_STOPS', text: '当事人撤回调解同意', endedOn: ctx.today };
    await moveEntrustment(tx, ctx, entrustment, 'fail', ended);
  }
}

async function backToTribunal(
  tx: EntityManager,
  ctx: RequestContext,
  entrustment: ArbitralEntrustmentEntity,
): Promise<void> {
  const free = { referralId: null, mediator: null, entrustedOn: null };
  await moveEntrustment(tx, ctx, entrustment, 'takeBack', free);
}
