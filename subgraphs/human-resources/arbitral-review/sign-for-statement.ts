import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { reportResult } from '#kernel/referral/handle.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { Refusal } from '#kernel/refusal.js';
import { moveReview, noteReview } from './move-review.js';
import { ArbitralReviewEntity, type StatementSignature } from './review.entity.js';
import { mayReview } from './review.policy.js';

/** A party signs for the statement (签收). With the last signature it takes effect, and the sender learns the result. */
export function signForStatement(
  ctx: RequestContext,
  id: string,
  partyId: string,
  on: string,
): Promise<ArbitralReviewEntity> {
  return ctx.transaction(async (tx) => {
    const review = await load(tx, ArbitralReviewEntity, id);
    permit(mayReview(ctx.actor, review));
    checkSignature(review, { partyId, on }, ctx.today);
    await moveReview(tx, ctx, review, 'signFor', { signatures: [...review.signatures, { partyId, on }] });
    const effectiveOn = effectiveDay(review);
    if (effectiveOn !== null) {
      await moveReview(tx, ctx, review, 'takeEffect', { effectiveOn });
      const referral = await loadReferral(tx, ctx, review.referralId, 'IN');
      const { statementNumber: number, decidedOn } = review;
      const ruling = {
        type: 'ARBITRAL_STATEMENT',
        number,
        decision: 'STATEMENT_ISSUED',
        decidedOn: decidedOn!,
      };
      await reportResult(tx, ctx, referral, {
        outcome: 'STATEMENT_ISSUED',
        text: `双方已签收，${effectiveOn}生效`,
        ruling,
      });
    }
    await noteReview(tx, ctx, review, effectiveOn === null);
    return review;
  });
}

function checkSignature(
  review: ArbitralReviewEntity,
  { partyId, on }: StatementSignature,
  today: string,
): void {
  if (review.state !== 'STATEMENT_ISSUED') return;
  if (!review.applicantPartyIds.includes(partyId))
    throw new Refusal('BAD_INPUT', '签收人不是本件的申请人。', '请从共同申请的当事人中选择。');
  if (review.signatures.some((signature) => signature.partyId === partyId))
    throw new Refusal('ALREADY_ANSWERED', '该当事人已经签收。');
  if (on < review.decidedOn! || on > today)
    throw new Refusal('BAD_INPUT', '签收日期不对。', '签收日期在调解书制作之后、今天以前。');
}

/** The day of the last signature once every applicant has signed (办案规则 §77); null until then. */
export function effectiveDay({
  applicantPartyIds,
  signatures,
}: Pick<ArbitralReviewEntity, 'applicantPartyIds' | 'signatures'>): string | null {
  const signedOn = new Map(signatures.map(({ partyId, on }) => [partyId, on]));
  const days = applicantPartyIds.map((partyId) => signedOn.get(partyId));
  if (days.some((day) => day === undefined)) return null;
  return days.reduce((last, day) => (day! > last! ? day : last))!;
}
