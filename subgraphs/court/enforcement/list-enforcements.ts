import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, worklist } from '#kernel/worklist.js';
import { EnforcementEntity } from './enforcement.entity.js';
import { mayWorkEnforcement } from './enforcement.policy.js';
import type { EnforcementState } from './enforcement.state.js';
import { type EnforcementPage, presentEnforcement } from './enforcement.type.js';

/** The enforcements of the person's own court, earliest open deadline first. */
export async function listEnforcements(
  ctx: RequestContext,
  filter: PageRequest & { states: EnforcementState[] | null },
): Promise<EnforcementPage> {
  permit(mayWorkEnforcement(ctx.actor, ctx.actor));
  const { rows, ...page } = await worklist(ctx, EnforcementEntity, filter);
  return { nodes: rows.map(presentEnforcement), ...page };
}
