import type { EntityManager } from 'typeorm';
import type { MessageHandler } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { post } from '#kernel/exchange/post.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { knownOutcomes, type ResultReport } from './handle.js';
import { noteReferral } from './move.js';
import { ReferralEntity, type ReferralResultBody } from './referral.entity.js';
import { theirCopy } from './their-copy.js';

/** What has been reported, and is not being handled any more. */
const reported: readonly string[] = ['RESULT_REPORTED', 'DISPUTED', 'CLOSED'];

/**
 * The receiver has decided anew what it had reported (重新作出决定), and tells the sender, also where the referral is closed. It
 * stays where it stands: nothing is handled again over the referral itself.
 */
export async function correctResult(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  report: Pick<ResultReport, 'outcome' | 'text' | 'ruling'>,
): Promise<void> {
  const body = {
    ...{ referralId: referral.id, at: ctx.now.toISOString(), ...report },
    reportedOn: ctx.today,
  };
  await keepCorrection(tx, ctx, referral, body);
  const { organisation: from, counterpart: to, caseCode, id: referralId } = referral;
  post(tx, ctx, { from, to, type: 'ReferralResultCorrected', caseCode, referralId, body: { ...body } });
  if (referral.state === 'RESULT_REPORTED') noteReferral(tx, ctx, referral);
}

/** The receiver tells us that it has decided anew. */
export const resultCorrected: MessageHandler<ReferralResultBody> = async (tx, ctx, body, envelope) => {
  const referral = await theirCopy(tx, ctx, body.referralId, envelope);
  permit(referral.direction === 'OUT', () => new Refusal('FORBIDDEN', '该单位不能对这件转介作此操作。'));
  await keepCorrection(tx, ctx, referral, body);
  await ctx.agency.manifest.referrals.moved?.[referral.arrow]?.(tx, ctx, referral);
};

/** Our copy where a backup has lost the correction we had sent. Says whether it now stands so. */
export async function restoreCorrection(
  tx: EntityManager,
  ctx: RequestContext,
  { data, dest, caseid }: Envelope<ReferralResultBody>,
): Promise<boolean> {
  const { organisation } = ctx.actor;
  const referral = await tx.findOne(ReferralEntity, {
    where: { id: data.referralId, organisation, counterpart: dest, caseCode: caseid, direction: 'IN' },
    lock: { mode: 'pessimistic_write' },
  });
  if (!referral?.result || !reported.includes(referral.state)) return false;
  await keepCorrection(tx, ctx, referral, data);
  return true;
}

/** What the first report said beside the decision stays. */
async function keepCorrection(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  body: ReferralResultBody,
): Promise<void> {
  if (!reported.includes(referral.state) || !referral.result)
    throw new Refusal('WRONG_STATE', '这件转介还没有反馈结果，不能更正。');
  if (!knownOutcomes(referral).includes(body.outcome)) throw new Refusal('BAD_INPUT', '结果代码不在清单内。');
  const next = { outcome: body.outcome, result: { ...referral.result, ...body } };
  Object.assign(referral, next);
  await tx.update(ReferralEntity, { id: referral.id, direction: referral.direction }, next);
  record(tx, ctx, 'referral.correct', referral.id, {
    caseCode: referral.caseCode,
    details: { outcome: body.outcome },
  });
}
