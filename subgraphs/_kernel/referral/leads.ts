import { type Arrow, leads } from '#kernel/arrows/arrow-row.js';
import { arrow } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';

/** The arrow leads from this agency to that organisation, which is another than the sender. Refuses with ARROW_NOT_OFFERED. */
export function needLeads(
  ctx: RequestContext,
  { arrow: id, from, to }: { arrow: string; from: string; to: string },
): Arrow {
  const row = arrow(id);
  const receiver = ctx.agency.book.organisation(to);
  const open = leads(row.from, ctx.agency.manifest.name) && leads(row.to, receiver.agency);
  if (!open || to === from || receiver.register)
    throw new Refusal('ARROW_NOT_OFFERED', `不能向该单位${row.name}。`, '请从可选单位中选择。');
  return row;
}
