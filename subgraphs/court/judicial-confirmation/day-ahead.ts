import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';

/** A day the court sets for the parties lies after today. */
export function needDayAhead(ctx: RequestContext, day: string, what: string): void {
  if (day <= ctx.today) throw new Refusal('BAD_INPUT', `${what}应当晚于今天。`, '请给当事人留出合理的时间。');
}
