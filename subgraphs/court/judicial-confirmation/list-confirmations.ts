import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { takePage } from '../page.js';
import { worksHere } from '../staff.policy.js';
import { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';
import type { JudicialConfirmationState } from './judicial-confirmation.state.js';
import { type JudicialConfirmationPage, presentConfirmation } from './judicial-confirmation.type.js';

/** The applications at the person's own court, the longest waiting first. */
export async function listConfirmations(
  ctx: RequestContext,
  {
    states,
    first,
    after,
  }: { states: JudicialConfirmationState[] | null; first: number; after: string | null },
): Promise<JudicialConfirmationPage> {
  permit(worksHere(ctx.actor, ctx.actor));
  const query = ctx.db
    .createQueryBuilder(JudicialConfirmationEntity, 'c')
    .where('c.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy('c.receivedOn', 'ASC')
    .addOrderBy('c.id');
  if (states) query.andWhere('c.state in (:...states)', { states: [...states, ''] });
  const { rows, ...page } = await takePage(query, first, after);
  return { nodes: rows.map(presentConfirmation), ...page };
}
