import { type EntityManager, In, Not } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import type { ReferralState } from '#kernel/referral/referral.state.js';
import { Refusal } from '#kernel/refusal.js';
import type { Proposal } from './proposal.js';

/** Still being answered or worked: it has neither come back nor brought a result. */
const open: ReferralState[] = [
  ...(['SENT', 'RECEIVED', 'UNCONFIRMED', 'ACCEPTED', 'FORWARDED'] as const),
  ...(['IN_HANDLING', 'EXTENDED', 'SUSPENDED', 'DISPUTED'] as const),
];

/**
 * Refuses with WRONG_STATE an arrow that goes one at a time while one of its kind is open in the case. The one in whose place it
 * goes (重新指派) does not count.
 */
export async function needNoneOpen(
  tx: EntityManager,
  ctx: RequestContext,
  { arrow, caseCode, from, originId }: Pick<Proposal, 'arrow' | 'caseCode' | 'from' | 'originId'>,
): Promise<void> {
  if (!arrow.oneAtATime) return;
  const way = { caseCode, organisation: from, direction: 'OUT', arrow: arrow.id } as const;
  const referral = await tx.findOne(ReferralEntity, {
    where: { ...way, state: In(open), ...(originId && { id: Not(originId) }) },
    order: { sentAt: 'DESC' },
  });
  if (!referral) return;
  const { name } = ctx.agency.book.organisation(referral.counterpart);
  throw new Refusal(
    'WRONG_STATE',
    `本案的${arrow.name}已经移送${name}，还没有反馈。`,
    '请等待反馈；对方还没有签收的，可以先撤回。',
  );
}
