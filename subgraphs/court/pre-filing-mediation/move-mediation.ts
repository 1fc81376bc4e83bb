import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { reportProgress } from '../report-progress.js';
import { PreFilingMediationEntity } from './pre-filing-mediation.entity.js';
import {
  type PreFilingMediationAct,
  preFilingMediationMachine,
  type PreFilingMediationState,
} from './pre-filing-mediation.state.js';

/** While the mediator has it, or after its end, the court does not hold the matter in this record. */
const handedOn = new Set<PreFilingMediationState>(['REFERRED', 'CONFIRMED', 'STATEMENT_ISSUED', 'TO_FILING']);

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
  await tx.update(PreFilingMediationEntity, mediation.id, next);
  record(tx, ctx, `pre-filing-mediation.${act}`, mediation.id, { caseCode: mediation.caseCode });
  if (act === 'transfer') return reportProgress(tx, ctx, 'PreFilingMediation', mediation);
  await reportProgress(tx, ctx, 'PreFilingMediation', mediation, !handedOn.has(mediation.state));
}
