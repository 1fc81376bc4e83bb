import type { EntityManager } from 'typeorm';
import type { ReferralFollowUp } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import { tellRegister } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import type { MessageType } from '#kernel/exchange/messages.js';
import { post } from '#kernel/exchange/post.js';
import { meetingMoved } from '#kernel/joint-meeting/follow-meeting.js';
import { interruptByAnswer } from '#kernel/limitation/interrupt-by-referral.js';
import { move } from '#kernel/machine.js';
import { noticeOwnAct, noticeTheirAct } from '#kernel/notice/notice-of-referral.js';
import { Refusal } from '#kernel/refusal.js';
import { beforeVoidAct, comesTooLate } from './crossing.js';
import { ReferralEntity } from './referral.entity.js';
import { receiverActs, type ReferralAct, referralMachine, senderActs } from './referral.state.js';

/** Moves this side's copy by an act of this side, and tells the other side and the register. */
export async function moveReferral(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  act: ReferralAct,
  options: {
    changes?: Partial<ReferralEntity>;
    type?: MessageType;
    body?: Record<string, unknown>;
    text?: string;
  } = {},
): Promise<void> {
  await moveCopy(tx, ctx, referral, act, options.changes);
  await noticeOwnAct(tx, referral);
  const at = ctx.now.toISOString();
  const { type = 'ReferralMoved', body = { act, text: options.text ?? null } } = options;
  post(tx, ctx, {
    from: referral.organisation,
    to: referral.counterpart,
    type,
    caseCode: referral.caseCode,
    referralId: referral.id,
    body: { referralId: referral.id, at, ...body },
  });
  noteReferral(tx, ctx, referral);
}

/** Moves this side's copy because the other side has acted; only the receiver may do a receiver's act, and so on. */
export async function followReferral(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  act: ReferralAct,
  changes: Partial<ReferralEntity> = {},
): Promise<void> {
  permitTheirs(ctx, referral, act);
  if (referral.direction === 'IN' && comesTooLate(referral.state, act)) {
    record(tx, ctx, 'referral.too-late', referral.id, { caseCode: referral.caseCode, details: { act } });
    return;
  }
  if (referral.direction === 'OUT') referral.state = beforeVoidAct(referral.state, act);
  await moveCopy(tx, ctx, referral, act, changes);
  await noticeTheirAct(tx, ctx, referral, act);
  await kernelFollows[referral.arrow]?.(tx, ctx, referral);
  await ctx.agency.manifest.referrals.moved?.[referral.arrow]?.(tx, ctx, referral);
}

/** What follows at every agency alike. */
const kernelFollows: Record<string, ReferralFollowUp> = { A26: meetingMoved };

/** Refuses with FORBIDDEN an act that is not the other side's. */
export function permitTheirs(ctx: RequestContext, referral: ReferralEntity, act: ReferralAct): void {
  const theirs = referral.direction === 'OUT' ? receiverActs : senderActs;
  if (ctx.actor.organisation !== referral.counterpart || !theirs.includes(act)) {
    throw new Refusal('FORBIDDEN', '该单位不能对这件转介作此操作。');
  }
}

/** Tells the register how the referral stands; the register keeps the course, not the content. */
export function noteReferral(tx: EntityManager, ctx: RequestContext, referral: ReferralEntity): void {
  const [from, to] =
    referral.direction === 'OUT'
      ? [referral.organisation, referral.counterpart]
      : [referral.counterpart, referral.organisation];
  tellRegister(tx, ctx, referral.organisation, referral.caseCode, 'ReferralNoted', {
    referralId: referral.id,
    originReferralId: referral.originId,
    arrow: referral.arrow,
    from,
    to,
    state: referral.state,
    at: ctx.now.toISOString(),
    dueOn: referral.acceptedOn ? referral.due : referral.answerDue,
    returnReason: referral.returnReason,
    outcome: referral.outcome,
  });
}

const answered = new Set<string>([
  'ACCEPTED',
  'RETURNED',
  'FORWARDED',
  'IN_HANDLING',
  'EXTENDED',
  'SUSPENDED',
  'RESULT_REPORTED',
  'DISPUTED',
  'CLOSED',
]);

async function moveCopy(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  act: ReferralAct,
  changes: Partial<ReferralEntity> = {},
): Promise<void> {
  if ((act === 'accept' || act === 'return') && answered.has(referral.state)) {
    throw new Refusal(
      'ALREADY_ANSWERED',
      '这件转介已经答复过了。',
      '受理或退回只能答复一次；需要变更请联系对方单位。',
    );
  }
  const next = { ...changes, state: move(referralMachine, referral.state, act) };
  Object.assign(referral, next);
  await tx.update(ReferralEntity, { id: referral.id, direction: referral.direction }, next);
  record(tx, ctx, `referral.${act}`, referral.id, {
    caseCode: referral.caseCode,
    details: { arrow: referral.arrow },
  });
  await interruptByAnswer(tx, ctx, referral);
}
