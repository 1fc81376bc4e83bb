import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { checkCaseNumber } from '../profile/check-case-number.js';
import { judgesOnly } from '../staff.policy.js';
import { moveMediation } from './move-mediation.js';
import { PreFilingMediationEntity } from './pre-filing-mediation.entity.js';
import { mayIssueStatement, mayWorkMediation } from './pre-filing-mediation.policy.js';

/** The court issues its own statement on the agreement (诉前调书) instead of confirming it. */
export function issueStatement(
  ctx: RequestContext,
  id: string,
  number: string,
): Promise<PreFilingMediationEntity> {
  return ctx.transaction(async (tx) => {
    const mediation = await load(tx, PreFilingMediationEntity, id);
    permit(mayWorkMediation(ctx.actor, mediation));
    permit(mayIssueStatement(ctx.actor, mediation), judgesOnly);
    await checkCaseNumber(tx, mediation.organisation, number, ['诉前调书'], ctx.today);
    await moveMediation(tx, ctx, mediation, 'issueStatement', { statementNumber: number });
    return mediation;
  });
}
