import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { can } from '#kernel/machine.js';
import { moveMediation } from './move-mediation.js';
import { bothConsent } from './open.js';
import { PreFilingMediationEntity } from './pre-filing-mediation.entity.js';
import { preFilingMediationMachine } from './pre-filing-mediation.state.js';

/** A mediation that is not out yet waits for consent, or is ready, as the parties' consents stand. */
export async function followConsents(
  tx: EntityManager,
  ctx: RequestContext,
  caseCode: string,
  organisation: string,
): Promise<void> {
  const mediation = await tx.findOne(PreFilingMediationEntity, {
    where: { caseCode, organisation },
    lock: { mode: 'pessimistic_write' },
  });
  if (!mediation) return;
  const act = (await bothConsent(tx, organisation, caseCode)) ? 'consent' : 'awaitConsent';
  if (can(preFilingMediationMachine, mediation.state, act)) await moveMediation(tx, ctx, mediation, act);
}
