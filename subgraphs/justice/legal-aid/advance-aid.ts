import type { RequestContext } from '#kernel/context.js';
import type { AdvanceGround, LegalAidCaseEntity } from './aid.entity.js';
import { takeUp } from './follow-referral.js';
import { loadAid, moveAid, noteAid } from './move-aid.js';

/** Gives aid first and has the papers later (先行提供, LA-3, 法律援助法 §44); the decision is still to be made. */
export function advanceAid(
  ctx: RequestContext,
  id: string,
  ground: AdvanceGround,
): Promise<LegalAidCaseEntity> {
  return ctx.transaction(async (tx) => {
    const aid = await loadAid(tx, ctx, id);
    await moveAid(tx, ctx, aid, 'advance', { advanceGround: ground });
    await takeUp(tx, ctx, aid);
    await noteAid(tx, ctx, aid);
    return aid;
  });
}
