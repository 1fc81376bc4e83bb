import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { DelegationEntity } from './delegation.entity.js';
import { mayEndDelegation } from './delegation.policy.js';

/** Ends a delegation at once (撤销代办): the delegate's next request is refused. */
export function endDelegation(ctx: RequestContext, id: string): Promise<DelegationEntity> {
  return ctx.transaction(async (tx) => {
    const delegation = await load(tx, DelegationEntity, id);
    permit(mayEndDelegation(ctx.actor, delegation));
    if (delegation.revokedAt) throw new Refusal('WRONG_STATE', '该代办已经撤销。');
    const revoked = { revokedAt: ctx.now, revokedBy: ctx.actor.id };
    await tx.update(DelegationEntity, { id: delegation.id }, revoked);
    record(tx, ctx, 'delegation.end', delegation.id, { details: { delegateId: delegation.delegateId } });
    return Object.assign(delegation, revoked);
  });
}
