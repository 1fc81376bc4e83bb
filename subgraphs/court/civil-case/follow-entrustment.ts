import type { EntityManager } from 'typeorm';
import { loadBy } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { barMediators } from '../neutrality/bar-mediators.js';
import { reportProgress } from '../report-progress.js';
import { CivilCaseEntity } from './civil-case.entity.js';

/** What the court keeps of an entrusted mediation (A02) as it goes: its first limit, and who mediated. The case waits for the judge. */
export async function followEntrustment(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
): Promise<void> {
  if (referral.recordId === null) return;
  const civilCase = await loadBy(tx, CivilCaseEntity, { id: referral.recordId });
  if (referral.state === 'ACCEPTED')
    await tx.update(CivilCaseEntity, civilCase.id, { mediationDue: referral.due });
  if (referral.state === 'RESULT_REPORTED')
    await barMediators(tx, ctx, referral, referral.result?.mediators ?? []);
  if (back.has(referral.state)) await reportProgress(tx, ctx, 'CivilCase', civilCase, true);
}

const back = new Set<string>(['RETURNED', 'RESULT_REPORTED']);
