import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { CivilCaseEntity, Procedure } from '../civil-case/civil-case.entity.js';
import { registerFrom } from '../civil-case/register-civil-case.js';
import { loadIntake } from '../filing-intake/load-intake.js';
import { PreFilingMediationEntity } from './pre-filing-mediation.entity.js';
import { mayWorkMediation } from './pre-filing-mediation.policy.js';

/** Registers a civil case after the mediation came to nothing (转立案). */
export function transferToFiling(
  ctx: RequestContext,
  {
    preFilingMediationId,
    number,
    procedure,
  }: { preFilingMediationId: string; number: string; procedure: Procedure },
): Promise<CivilCaseEntity> {
  return ctx.transaction(async (tx) => {
    const mediation = await load(tx, PreFilingMediationEntity, preFilingMediationId);
    permit(mayWorkMediation(ctx.actor, mediation));
    const intake = await loadIntake(tx, ctx, mediation.intakeId);
    return registerFrom(tx, ctx, intake, { number, procedure });
  });
}
