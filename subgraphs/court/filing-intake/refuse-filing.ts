import type { RequestContext } from '#kernel/context.js';
import { needNoReferralUnderway } from '../pre-filing-mediation/end-with-filing.js';
import { reportProgress } from '../report-progress.js';
import type { FilingIntakeEntity } from './filing-intake.entity.js';
import { stopIntakeClocks } from './intake-clocks.js';
import { loadIntake, moveIntake, needText } from './load-intake.js';

/** Rules that the complaint is not accepted (不予受理). */
export function refuseFiling(ctx: RequestContext, id: string, reason: string): Promise<FilingIntakeEntity> {
  return ctx.transaction(async (tx) => {
    const intake = await loadIntake(tx, ctx, id);
    await needNoReferralUnderway(tx, intake);
    await moveIntake(tx, ctx, intake, 'refuse', needText(reason, '不予受理的理由'));
    await stopIntakeClocks(tx, ctx, intake);
    await reportProgress(tx, ctx, 'FilingIntake', intake, false);
    return intake;
  });
}
