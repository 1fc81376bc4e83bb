import { record } from '#kernel/audit/record.js';
import { needWholeShares, sumOf } from '#kernel/collective/shares.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';
import { arbitrationParties } from '../arbitration/arbitration-parties.js';
import { ArbitralAwardEntity, type AwardShare } from './award.entity.js';
import { loadAward } from './move-award.js';

/**
 * Notes what of an award is whose (登记各人裁决金额): a line for each worker, which come to what was awarded, to the fen. A list with
 * a wrong line is refused whole; a later one takes the place of an earlier.
 */
export function shareAward(
  ctx: RequestContext,
  { awardId, shares }: { awardId: string; shares: AwardShare[] },
): Promise<ArbitralAwardEntity> {
  return ctx.transaction(async (tx) => {
    const award = await loadAward(tx, ctx, awardId);
    const total = sumOf(award.items.map(({ awarded }) => awarded ?? 0));
    if (total === 0) throw new Refusal('BAD_INPUT', '本裁决没有给付金额。');
    const arbitration = await tx.findOneByOrFail(ArbitrationCaseEntity, { id: award.arbitrationId });
    const workers = (await arbitrationParties(tx, arbitration)).filter(({ kind }) => kind === 'PERSON');
    const stranger = shares.findIndex(({ partyId }) => !workers.some(({ id }) => id === partyId));
    if (stranger >= 0) throw new Refusal('BAD_LIST', `第${stranger + 1}行不是本案的劳动者，整份没有登记。`);
    needWholeShares(
      shares.map(({ partyId, amount }) => ({ partyId, amounts: [amount] })),
      [total],
    );
    await tx.update(ArbitralAwardEntity, award.id, { shares });
    const { caseCode } = award;
    record(tx, ctx, 'award.share', award.id, { caseCode, details: { workers: shares.length } });
    return Object.assign(award, { shares });
  });
}
