import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import type { ArbitrationCaseEntity } from './arbitration.entity.js';
import { startDecision } from './file-arbitration.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';

/**
 * The suggested mediation is over: the application is before the committee again. Where acceptance was paused the time to decide
 * begins anew from the day the pause ended; where it never was, it has run on.
 */
export async function endPause(
  tx: EntityManager,
  ctx: RequestContext,
  arbitration: ArbitrationCaseEntity,
  on: LocalDate,
): Promise<void> {
  await moveArbitration(tx, ctx, arbitration, 'endSuggestion');
  if (arbitration.suggestionReferralId !== null) {
    await endDeadlines(tx, ctx, arbitration.id);
    await startDecision(tx, ctx, arbitration, on);
  }
  await noteArbitration(tx, ctx, arbitration);
}
