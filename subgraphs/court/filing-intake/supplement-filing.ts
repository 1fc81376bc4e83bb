import type { RequestContext } from '#kernel/context.js';
import { reportProgress } from '../report-progress.js';
import { isAdmissible } from './admissible.js';
import type { FilingIntakeEntity } from './filing-intake.entity.js';
import { isInMediation, startRegistrationClock, stopIntakeClocks } from './intake-clocks.js';
import { loadIntake, moveIntake, needText } from './load-intake.js';

/** Tells the applicant once what is missing (补正); the days to register start again when it is complete. */
export function requireSupplement(
  ctx: RequestContext,
  id: string,
  missing: string,
): Promise<FilingIntakeEntity> {
  return ctx.transaction(async (tx) => {
    const intake = await loadIntake(tx, ctx, id);
    await moveIntake(tx, ctx, intake, 'requireSupplement', needText(missing, '需要补正的内容'));
    await stopIntakeClocks(tx, ctx, intake);
    await reportProgress(tx, ctx, 'FilingIntake', intake);
    return intake;
  });
}

/** The complaint is complete (补齐). */
export function supplementFiling(ctx: RequestContext, id: string): Promise<FilingIntakeEntity> {
  return ctx.transaction(async (tx) => {
    const intake = await loadIntake(tx, ctx, id);
    await moveIntake(tx, ctx, intake, 'supplement', null);
    if (isAdmissible(intake) && !(await isInMediation(tx, intake)))
      await startRegistrationClock(tx, ctx, intake);
    await reportProgress(tx, ctx, 'FilingIntake', intake);
    return intake;
  });
}
