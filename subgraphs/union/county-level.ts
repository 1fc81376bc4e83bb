import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';

/** In the address book, the mark of a union at county level or above (县级以上总工会). */
const countyLevel = 'legal-supervision';

/** Refuses with FORBIDDEN what only a union at county level or above may do. */
export function needCountyLevel(ctx: RequestContext, message: string): void {
  if (ctx.agency.book.organisation(ctx.actor.organisation).roster.includes(countyLevel)) return;
  throw new Refusal('FORBIDDEN', message, '请报请县级以上总工会办理。');
}
