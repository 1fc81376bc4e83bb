import { permit } from '#kernel/act.js';
import { hasRole } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import { DelegationEntity } from './delegation.entity.js';
import { mayListDelegations } from './delegation.policy.js';

const longestList = 200;

/** What the person has delegated and what was delegated to them, the latest first; an administrator sees all of the organisation. */
export async function listDelegations(ctx: RequestContext): Promise<DelegationEntity[]> {
  const { actor } = ctx;
  permit(mayListDelegations(actor, ctx.agency.manifest.name));
  const { organisation } = actor;
  return ctx.db.find(DelegationEntity, {
    where: hasRole(actor, 'ADMINISTRATOR')
      ? { organisation }
      : [
          { organisation, principalId: actor.id },
          { organisation, delegateId: actor.id },
        ],
    order: { madeAt: 'DESC', id: 'ASC' },
    take: longestList,
  });
}
