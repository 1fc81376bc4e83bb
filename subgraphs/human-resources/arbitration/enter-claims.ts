import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { mayArbitrate } from './arbitration.policy.js';
import { claimItems, type NewClaimItem } from './claim-item.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';

/** Enters the claims, item by item (登记仲裁请求). Once accepted they change by a restart of the time for the award alone. */
export function enterClaims(
  ctx: RequestContext,
  id: string,
  items: readonly NewClaimItem[],
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await load(tx, ArbitrationCaseEntity, id);
    permit(mayArbitrate(ctx.actor, arbitration));
    if (items.length === 0) throw new Refusal('BAD_INPUT', '请至少登记一项仲裁请求。');
    if (arbitration.acceptedOn !== null && arbitration.claimItems.length > 0)
      throw new Refusal(
        'WRONG_STATE',
        '受理后变更仲裁请求，仲裁期限重新计算。',
        '请用“重新起算审限”登记变更（办案规则第46条）。',
      );
    await moveArbitration(tx, ctx, arbitration, 'enterClaims', { claimItems: claimItems(items) });
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}
