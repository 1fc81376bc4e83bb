import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { arrow as arrowOf } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { can, move } from '#kernel/machine.js';
import { grantSight } from './answer.js';
import { meetAnswer, startAnswer } from './answer-limit.js';
import { restoreCorrection } from './correct-result.js';
import { fileFromLetter } from './handlers.js';
import { newCopy } from './new-copy.js';
import { ReferralEntity, type ReferralIssuedBody, type ReferralResultBody } from './referral.entity.js';
import { receiverActs, referralMachine, senderActs } from './referral.state.js';
import { type ReferralStep, referralSteps } from './referral-steps.js';
import { restoreSupplement, type SupplementBody } from './supplement.js';

/**
 * Brings our copy of a referral to where a message of our own says we had brought it, after a backup lost that. Nothing is sent, and
 * no record of the agency's own is made. Says whether the copy now stands so; where the state table does not lead there, it stays.
 */
export async function followOwnMessage(
  tx: EntityManager,
  ctx: RequestContext,
  envelope: Envelope,
): Promise<boolean> {
  if (envelope.type === 'ReferralIssued') return reissue(tx, ctx, envelope as Envelope<ReferralIssuedBody>);
  if (envelope.type === 'ReferralResultCorrected')
    return restoreCorrection(tx, ctx, envelope as Envelope<ReferralResultBody>);
  if (envelope.type === 'ReferralSupplement')
    return restoreSupplement(tx, ctx, envelope as Envelope<SupplementBody>);
  const step = (referralSteps as Partial<Record<string, ReferralStep>>)[envelope.type];
  return step ? repeat(tx, ctx, envelope as Envelope<Record<string, unknown>>, step) : false;
}

async function reissue(
  tx: EntityManager,
  ctx: RequestContext,
  { data, dest, time, caseid }: Envelope<ReferralIssuedBody>,
): Promise<boolean> {
  const { organisation } = ctx.actor;
  if (await tx.existsBy(ReferralEntity, { id: data.referralId, direction: 'OUT' })) return true;
  await fileFromLetter(tx, ctx, organisation, data);
  const sides = { organisation, counterpart: dest, recordId: null };
  await tx.insert(ReferralEntity, newCopy('OUT', sides, data, new Date(time)));
  const { referralId, issuedOn } = data;
  const { division } = data.dispute;
  const letter = { caseCode: caseid, organisation, referralId, issuedOn, division };
  await startAnswer(tx, ctx, arrowOf(data.arrow), letter);
  return true;
}

async function repeat(
  tx: EntityManager,
  ctx: RequestContext,
  envelope: Envelope<Record<string, unknown>>,
  step: ReferralStep,
): Promise<boolean> {
  const [act, changes] = step(envelope.data);
  const referral = await tx.findOne(ReferralEntity, {
    where: {
      ...{ id: envelope.data.referralId as string, organisation: ctx.actor.organisation },
      ...{ counterpart: envelope.dest, caseCode: envelope.caseid },
    },
    lock: { mode: 'pessimistic_write' },
  });
  const ours = referral?.direction === 'OUT' ? senderActs : receiverActs;
  if (!referral || !ours.includes(act) || !can(referralMachine, referral.state, act)) return false;
  const next = { ...changes, state: move(referralMachine, referral.state, act) };
  Object.assign(referral, next);
  await tx.update(ReferralEntity, { id: referral.id, direction: referral.direction }, next);
  record(tx, ctx, `referral.${act}.restored`, referral.id, { caseCode: referral.caseCode });
  if (act === 'accept') await grantSight(tx, ctx, referral);
  await meetAnswer(tx, ctx, arrowOf(referral.arrow), referral.id, act);
  return true;
}
