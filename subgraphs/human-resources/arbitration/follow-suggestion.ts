import { type EntityManager, IsNull } from 'typeorm';
import type { ReferralFollowUp } from '#kernel/agency.js';
import { outcomeCodes } from '#kernel/clock/law.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { recallReferral } from '#kernel/referral/close.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { localDate } from '#kernel/values/local-date.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { clockOf } from './load-arbitration.js';
import { endPause } from './end-pause.js';
import { noteArbitration } from './move-arbitration.js';

const mediationTime = { rule: 'MED-2', variant: 'ACCEPTED' };

/** What follows at the committee when the mediators it suggested have answered (A03): the pause goes on or ends. */
export const suggestionMoved: ReferralFollowUp = async (tx, ctx, referral) => {
  const arbitration = await tx.findOne(ArbitrationCaseEntity, {
    where: { suggestionReferralId: referral.id, state: 'MEDIATION_SUGGESTED', suggestionOutcome: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
  if (!arbitration) return;
  if (referral.state === 'ACCEPTED') {
    const from = localDate(referral.acceptedOn!);
    await startDeadline(tx, ctx, { ...clockOf(arbitration), ...mediationTime, from });
    await noteArbitration(tx, ctx, arbitration);
  }
  if (referral.state === 'RETURNED') await endPause(tx, ctx, arbitration, ctx.today);
  if (referral.state === 'RESULT_REPORTED') await keepOutcome(tx, ctx, arbitration, referral);
};

/** A mediation that failed ends the pause; after an agreement the parties ask for its review, withdraw, or want to go on. */
async function keepOutcome(
  tx: EntityManager,
  ctx: RequestContext,
  arbitration: ArbitrationCaseEntity,
  { outcome, result }: ReferralEntity,
): Promise<void> {
  arbitration.suggestionOutcome = outcome;
  await tx.update(ArbitrationCaseEntity, { id: arbitration.id }, { suggestionOutcome: outcome });
  const endedOn = result!.reportedOn < ctx.today ? localDate(result!.reportedOn) : ctx.today;
  const failed = outcomeCodes().some((row) => row.code === outcome && row.failure);
  if (failed) return endPause(tx, ctx, arbitration, endedOn);
  await meetDeadline(tx, ctx, arbitration.id, mediationTime.rule, endedOn);
  await noteArbitration(tx, ctx, arbitration);
}

/** The own committee has called the letter back before anybody signed for it. */
export const suggestionRecalled: ReferralFollowUp = async (tx, ctx, referral) => {
  const arbitration = await tx.findOne(ArbitrationCaseEntity, {
    where: { suggestionReferralId: referral.id, state: 'MEDIATION_SUGGESTED' },
    lock: { mode: 'pessimistic_write' },
  });
  if (arbitration) await endPause(tx, ctx, arbitration, ctx.today);
};

/** A party has taken the consent to the suggested mediation back: the pause ends at once. */
export async function suggestionStopped(
  tx: EntityManager,
  ctx: RequestContext,
  consent: ConsentEntity,
): Promise<void> {
  const { caseCode, organisation } = consent;
  const arbitration = await tx.findOne(ArbitrationCaseEntity, {
    where: { caseCode, organisation, state: 'MEDIATION_SUGGESTED', suggestionOutcome: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
  if (!arbitration?.suggestionReferralId) return;
  if (await stopReferral(tx, ctx, arbitration.suggestionReferralId, consent))
    await endPause(tx, ctx, arbitration, ctx.today);
}

/**
 * A party does not want the mediation of this letter any more: it is called back where nobody has it in hand yet. False where the
 * consent was given to another mediation.
 */
export async function stopReferral(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
  { id: consentId }: ConsentEntity,
): Promise<boolean> {
  const referral = await tx.findOneOrFail(ReferralEntity, {
    where: { id, direction: 'OUT' },
    lock: { mode: 'pessimistic_write' },
  });
  if (!referral.issued.consents.some((carried) => carried.consentId === consentId)) return false;
  if (referral.state === 'SENT') await recallReferral(tx, ctx, referral, '当事人撤回调解同意');
  return true;
}
