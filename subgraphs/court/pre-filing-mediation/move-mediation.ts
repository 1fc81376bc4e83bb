import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { allOf } from '#kernel/statements/all-of.js';
import { reportProgress } from '../report-progress.js';
import { PreFilingMediationEntity } from './pre-filing-mediation.entity.js';
import {
  type PreFilingMediationAct,
  preFilingMediationMachine,
  type PreFilingMediationState,
} from './pre-filing-mediation.state.js';

/** With these the court has done with the matter. While a mediator is asked it has not: whoever takes it up says so. */
const done = new Set<PreFilingMediationState>(['CONFIRMED', 'STATEMENT_ISSUED', 'TO_FILING']);

/** Moves, saves, records and tells the register. */
export async function moveMediation(
  tx: EntityManager,
  ctx: RequestContext,
  mediation: PreFilingMediationEntity,
  act: PreFilingMediationAct,
  changes: Partial<PreFilingMediationEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(preFilingMediationMachine, mediation.state, act) };
  Object.assign(mediation, next);
  record(tx, ctx, `pre-filing-mediation.${act}`, mediation.id, { caseCode: mediation.caseCode });
  const holding = act === 'transfer' ? undefined : !done.has(mediation.state);
  await allOf([
    tx.update(PreFilingMediationEntity, mediation.id, next),
    reportProgress(tx, ctx, 'PreFilingMediation', mediation, holding),
  ]);
}
