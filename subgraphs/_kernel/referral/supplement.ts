import type { EntityManager } from 'typeorm';
import type { MessageHandler } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { post } from '#kernel/exchange/post.js';
import { noticeSupplement } from '#kernel/notice/notice-of-referral.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { signForReferral } from './answer.js';
import { ReferralEntity, type ReferralSupplement } from './referral.entity.js';
import { theirCopy } from './their-copy.js';

export interface SupplementBody {
  referralId: string;
  at: string;
  missing: string;
  dueOn?: string | null;
  suppliedOn?: string | null;
}

/** What has been taken in, and has had no end yet. */
const open: readonly string[] = ['RECEIVED', 'ACCEPTED', 'IN_HANDLING', 'EXTENDED', 'SUSPENDED'];

/**
 * The receiver tells whoever sent the referral what is missing (补正通知), once, and until when; signs for it first where nobody has.
 * Nothing is told where the record came in at the own door, or the referral has its answer.
 */
export async function askSender(
  tx: EntityManager,
  ctx: RequestContext,
  referralId: string | null,
  { missing, dueOn = null }: { missing: string; dueOn?: string | null },
): Promise<void> {
  const referral = await receivedOf(tx, ctx, referralId);
  if (!referral) return;
  if (referral.state === 'SENT') await signForReferral(tx, ctx, referral);
  if (!open.includes(referral.state)) return;
  await tell(tx, ctx, referral, { missing, askedOn: ctx.today, dueOn, suppliedOn: null });
}

/** What was missing is there (补齐): the sender is told. */
export async function tellSupplied(
  tx: EntityManager,
  ctx: RequestContext,
  referralId: string | null,
  suppliedOn: string = ctx.today,
): Promise<void> {
  const referral = await receivedOf(tx, ctx, referralId);
  if (!referral?.supplement || !open.includes(referral.state)) return;
  await tell(tx, ctx, referral, { ...referral.supplement, suppliedOn });
}

/** The receiver tells us what is missing, or that it is there. */
export const supplementTold: MessageHandler<SupplementBody> = async (tx, ctx, body, envelope) => {
  const referral = await theirCopy(tx, ctx, body.referralId, envelope);
  permit(referral.direction === 'OUT', () => new Refusal('FORBIDDEN', '该单位不能对这件转介作此操作。'));
  if (!open.includes(referral.state))
    throw new Refusal('WRONG_STATE', '这件转介没有签收或者已经答复，不能通知补正。');
  await keep(tx, ctx, referral, supplementOf(body, referral.supplement));
  await noticeSupplement(tx, ctx, referral);
};

/** Our copy where a backup has lost what we had told. Says whether it now stands so. */
export async function restoreSupplement(
  tx: EntityManager,
  ctx: RequestContext,
  { data, dest, caseid }: Envelope<SupplementBody>,
): Promise<boolean> {
  const referral = await tx.findOne(ReferralEntity, {
    where: { id: data.referralId, organisation: ctx.actor.organisation, counterpart: dest, caseCode: caseid },
    lock: { mode: 'pessimistic_write' },
  });
  if (referral?.direction !== 'IN' || !open.includes(referral.state)) return false;
  await keep(tx, ctx, referral, supplementOf(data, referral.supplement));
  return true;
}

async function receivedOf(
  tx: EntityManager,
  { actor: { organisation } }: RequestContext,
  id: string | null,
): Promise<ReferralEntity | null> {
  if (id === null) return null;
  const where = { id, organisation, direction: 'IN' } as const;
  return tx.findOne(ReferralEntity, { where, lock: { mode: 'pessimistic_write' } });
}

/** The day it was asked stays when it is supplied. */
function supplementOf(body: SupplementBody, before: ReferralSupplement | null): ReferralSupplement {
  const { at, missing, dueOn = null, suppliedOn = null } = body;
  if (missing.trim() === '') throw new Refusal('BAD_INPUT', '请写明需要补正的材料。');
  const askedOn = before && suppliedOn !== null ? before.askedOn : localDateOf(new Date(at));
  return { missing, askedOn, dueOn, suppliedOn };
}

async function tell(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  supplement: ReferralSupplement,
): Promise<void> {
  await keep(tx, ctx, referral, supplement);
  const { organisation: from, counterpart: to, caseCode, id: referralId } = referral;
  const { missing, dueOn, suppliedOn } = supplement;
  const body = { referralId, at: ctx.now.toISOString(), missing, dueOn, suppliedOn };
  post(tx, ctx, { from, to, type: 'ReferralSupplement', caseCode, referralId, body });
}

async function keep(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  supplement: ReferralSupplement,
): Promise<void> {
  const { id, direction, caseCode } = referral;
  referral.supplement = supplement;
  await tx.update(ReferralEntity, { id, direction }, { supplement });
  const act = supplement.suppliedOn === null ? 'referral.askSupplement' : 'referral.supplied';
  record(tx, ctx, act, id, { caseCode });
}
