import { type EntityManager, In, Not } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { EnforcementEntity } from './enforcement.entity.js';
import { moveEnforcement } from './move-enforcement.js';

/** The instrument has been revoked or amended: every enforcement of this court that stands on it ends (终结执行, 民诉法 §268). */
export async function endWithInstrument(
  tx: EntityManager,
  ctx: RequestContext,
  standing: Pick<EnforcementEntity, 'organisation' | 'instrument' | 'instrumentNumber'>,
  note: string,
): Promise<void> {
  const { organisation, instrument, instrumentNumber } = standing;
  const rows = await tx.find(EnforcementEntity, {
    where: { organisation, instrument, instrumentNumber, state: Not(In(['COMPLETED', 'TERMINATED'])) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  for (const row of rows) await moveEnforcement(tx, ctx, row, 'endWithInstrument', { note });
}
