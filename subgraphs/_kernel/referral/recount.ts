import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import type { Recount } from '#kernel/deadline/recounted.js';
import { post } from '#kernel/exchange/post.js';
import { noteReferral } from './move.js';
import { ReferralEntity } from './referral.entity.js';

/** The last day to answer has moved; each side counts its own copy of it. */
export async function recountAnswer(
  tx: EntityManager,
  ctx: RequestContext,
  { recordId: id, before, due }: Recount,
): Promise<void> {
  const { organisation } = ctx.actor;
  const referral = await tx.findOneBy(ReferralEntity, { id, organisation, answerDue: before });
  if (!referral) return;
  referral.answerDue = due;
  await tx.update(ReferralEntity, { id, direction: referral.direction }, { answerDue: due });
  if (referral.direction === 'OUT') noteReferral(tx, ctx, referral);
}

/** The last day to handle a referral has moved because of the calendar: the receiver, who counts it, tells the sender. */
export async function recountHandling(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  due: string,
): Promise<void> {
  const { id, direction, organisation: from, counterpart: to, caseCode } = referral;
  referral.due = due;
  await tx.update(ReferralEntity, { id, direction }, { due });
  const body = { referralId: id, at: ctx.now.toISOString(), dueOn: due };
  post(tx, ctx, { from, to, type: 'ReferralRecounted', caseCode, referralId: id, body });
  noteReferral(tx, ctx, referral);
}

/** The sender takes over the last day that the receiver has counted anew. One that has ended meanwhile keeps its day. */
export async function followRecount(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  due: string,
): Promise<void> {
  const { id, direction, due: before, caseCode } = referral;
  if (before === null || before === due || !running.has(referral.state)) return;
  referral.due = due;
  await tx.update(ReferralEntity, { id, direction }, { due });
  record(tx, ctx, 'referral.recount', id, { caseCode, details: { before, due } });
  await ctx.agency.manifest.recounted?.Referral?.(tx, ctx, {
    ...{ recordId: id, rule: null, from: null, before, due },
  });
}

const running = new Set<string>(['ACCEPTED', 'IN_HANDLING', 'EXTENDED', 'SUSPENDED']);
