import { dutyOf } from '#kernel/clock/duty.js';
import { presentDuty, type StatutoryDuty } from '#kernel/clock/duty.type.js';
import type { RequestContext } from '#kernel/context.js';
import { showLimitation } from '#kernel/limitation/show-limitation.js';
import { daysBetween, localDate } from '#kernel/values/local-date.js';
import { aidById } from './aids.js';

/** A limit nearer than this makes aid urgent: 法律援助法 §44. */
const nearInDays = 7;

/** Aid is owed before the papers are complete (LA-3): said to be urgent, already advanced, or the limitation ends within days. */
export async function advanceDuty(ctx: RequestContext, id: string): Promise<StatutoryDuty | null> {
  const aid = await aidById(ctx).load(id);
  if (!aid || aid.endedOn !== null) return null;
  const limitation = await showLimitation(ctx, aid);
  const left = limitation?.applyBy ? daysBetween(ctx.today, localDate(limitation.applyBy)) : null;
  const near = left !== null && left >= 0 && left < nearInDays;
  if (!near && !aid.urgent && aid.advanceGround === null) return null;
  const duty = dutyOf('LA-3', { on: localDate(aid.appliedOn) });
  return duty && presentDuty(duty, aid.appliedOn);
}
