import type { RequestContext } from '#kernel/context.js';
import { noteUse } from '#kernel/case-file/case-part.resolver.js';
import { caseAccess } from '#kernel/disclosure/access.js';

/**
 * Whether this reader sees what a mediation came to: its agreement, facts and reasons. The own organisation does; one that
 * shares the case does, and that is recorded; a leader sees the course alone.
 */
export async function seesContent(ctx: RequestContext, caseCode: string): Promise<boolean> {
  const access = await caseAccess(ctx).load(caseCode);
  if (access?.relation === 'GRANTED') await noteUse(ctx, 'mediation', { caseCode });
  return access?.relation === 'OWN' || access?.relation === 'GRANTED';
}
