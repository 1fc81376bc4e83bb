import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import type { ReferralAct } from '#kernel/referral/referral.state.js';
import type { NoticeKind } from './notice-kind.js';
import { raiseNotice, settleMatter } from './raise-notice.js';

/** What the other side's acts are to this one. */
const told: Partial<Record<ReferralAct, NoticeKind>> = {
  signFor: 'REFERRAL_SIGNED_FOR',
  accept: 'REFERRAL_ACCEPTED',
  return: 'REFERRAL_RETURNED',
  extend: 'REFERRAL_EXTENDED',
  report: 'REFERRAL_RESULT',
  recall: 'REFERRAL_RECALLED',
  dispute: 'REFERRAL_DISPUTED',
  close: 'REFERRAL_CLOSED',
};

type Noted = Pick<
  ReferralEntity,
  'id' | 'organisation' | 'counterpart' | 'arrow' | 'caseCode' | 'answerDue' | 'due' | 'returnReason'
>;

/** A referral has come in: it waits to be signed for. */
export function noticeArrival(tx: EntityManager, ctx: RequestContext, referral: Noted): Promise<void> {
  return raise(tx, ctx, referral, 'REFERRAL_ARRIVED', referral.answerDue);
}

/** The other side has moved it. */
export async function noticeTheirAct(
  tx: EntityManager,
  ctx: RequestContext,
  referral: Noted,
  act: ReferralAct,
): Promise<void> {
  const kind = told[act];
  if (kind) await raise(tx, ctx, referral, kind, referral.due);
}

/** The other side lacks materials; once they are there, nothing is left to see to. */
export function noticeSupplement(
  tx: EntityManager,
  ctx: RequestContext,
  referral: Noted & Pick<ReferralEntity, 'supplement'>,
): Promise<void> {
  const { supplement } = referral;
  if (supplement === null || supplement.suppliedOn !== null) return noticeOwnAct(tx, referral);
  return raise(tx, ctx, referral, 'REFERRAL_SUPPLEMENT', supplement.dueOn);
}

/** This side has moved it: whatever was told of it has been seen to. */
export function noticeOwnAct(tx: EntityManager, { organisation, id }: Noted): Promise<void> {
  return settleMatter(tx, organisation, matterOf(id));
}

function raise(
  tx: EntityManager,
  ctx: RequestContext,
  { id, organisation, counterpart, arrow, caseCode, returnReason }: Noted,
  kind: NoticeKind,
  due: string | null,
): Promise<void> {
  const details = {
    ...{ arrow, counterpart },
    ...(kind === 'REFERRAL_RETURNED' && returnReason !== null && { reason: returnReason }),
  };
  return raiseNotice(tx, ctx.now, {
    ...{ organisation, kind, matter: matterOf(id), caseCode, subjectId: id, due, details },
  });
}

function matterOf(referralId: string): string {
  return `referral ${referralId}`;
}
