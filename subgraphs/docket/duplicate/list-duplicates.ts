import { In } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { takeLook } from '#kernel/lookup/take-look.js';
import { permit } from '#kernel/refusal.js';
import { maySeeAllHeaders } from '../part/docket.policy.js';
import { DocketDuplicateEntity } from './duplicate.entity.js';
import type { DuplicateState } from './duplicate.state.js';

/**
 * The pairs that the person's organisation is concerned in, or all for a leader and the centre; oldest first. That a dispute lies at
 * another door too is told here, so each pair counts as a look outside the own cases, once a day.
 */
export async function listDuplicates(
  ctx: RequestContext,
  state: DuplicateState,
  first: number,
): Promise<DocketDuplicateEntity[]> {
  permit(ctx.actor.kind === 'STAFF');
  const rows = await ctx.db.query<{ id: string }[]>(
    `select d.id from docket_duplicate d where d.state = $1 and ($2 or exists (
       select from docket_participant p where p.organisation = $3 and p.case_code in (d.one, d.other)))
     order by d.proposed_at, d.id limit $4`,
    [state, maySeeAllHeaders(ctx.actor), ctx.actor.organisation, Math.min(Math.max(first, 1), 20)],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await takeLook(ctx, 'duplicates', ids);
  return ctx.db.find(DocketDuplicateEntity, {
    where: { id: In(ids) },
    order: { proposedAt: 'ASC', id: 'ASC' },
  });
}
