import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { needText } from '../filing-intake/load-intake.js';
import { judgesOnly } from '../staff.policy.js';
import type { EnforcementEntity } from './enforcement.entity.js';
import { mayRuleEnforcement } from './enforcement.policy.js';
import { loadEnforcement, moveEnforcement, paidUnder } from './move-enforcement.js';

/** Suspends the enforcement (中止执行), or ends the round for want of property (终结本次执行程序); the reason is mandatory. */
export function haltEnforcement(
  ctx: RequestContext,
  id: string,
  act: 'suspend' | 'endRound',
  reason: string,
): Promise<EnforcementEntity> {
  return ctx.transaction(async (tx) => {
    const enforcement = await loadEnforcement(tx, ctx, id);
    permit(mayRuleEnforcement(ctx.actor, enforcement), judgesOnly);
    await moveEnforcement(tx, ctx, enforcement, act, { note: needText(reason, '裁定的理由') });
    return enforcement;
  });
}

/** The reason to suspend has gone (恢复执行). */
export function resumeEnforcement(ctx: RequestContext, id: string): Promise<EnforcementEntity> {
  return ctx.transaction(async (tx) => {
    const enforcement = await loadEnforcement(tx, ctx, id);
    permit(mayRuleEnforcement(ctx.actor, enforcement), judgesOnly);
    const act = paidUnder(enforcement) > 0 ? 'resumePartlyPaid' : 'resume';
    await moveEnforcement(tx, ctx, enforcement, act, { note: null });
    return enforcement;
  });
}
