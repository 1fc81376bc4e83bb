import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist } from '#kernel/worklist.js';
import { AwardAnnulmentEntity } from './award-annulment.entity.js';
import { mayWorkAnnulment } from './award-annulment.policy.js';
import type { AwardAnnulmentState } from './award-annulment.state.js';
import { type AwardAnnulmentPage, presentAnnulment } from './award-annulment.type.js';

/** The applications at the person's own court, earliest open deadline first. */
export async function listAnnulments(
  ctx: RequestContext,
  filter: PageRequest & { states: AwardAnnulmentState[] | null },
): Promise<AwardAnnulmentPage> {
  permit(mayWorkAnnulment(ctx.actor, ctx.actor));
  const { rows, ...page } = await worklist(ctx, AwardAnnulmentEntity, filter);
  return { nodes: rows.map(presentAnnulment), ...page };
}
