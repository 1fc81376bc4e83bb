import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { loadTicket, moveTicket, startReply } from './move-ticket.js';
import type { HotlineTicketEntity } from './ticket.entity.js';
import type { CallBackInput } from './ticket.type.js';

/** The caller is asked whether the answer helped (回访). */
export function callBack(ctx: RequestContext, input: CallBackInput): Promise<HotlineTicketEntity> {
  return ctx.transaction(async (tx) => {
    const ticket = await loadTicket(tx, ctx, input.id);
    const { resolved } = input;
    const callback = input.text.trim();
    if (callback === '') throw new Refusal('BAD_INPUT', '请填写回访记录。');
    await moveTicket(tx, ctx, ticket, 'callBack', { resolved, callback, calledBackOn: ctx.today });
    return ticket;
  });
}

/** It did not help: the ticket is taken up again, and the time to reply runs anew (重办). */
export function reopenTicket(ctx: RequestContext, id: string): Promise<HotlineTicketEntity> {
  return ctx.transaction(async (tx) => {
    const ticket = await loadTicket(tx, ctx, id);
    await moveTicket(tx, ctx, ticket, 'reopen', { reopenings: ticket.reopenings + 1 });
    await startReply(tx, ctx, ticket);
    return ticket;
  });
}

/** Ends the ticket after the call back (办结); one that did not help the caller is not ended without a reason. */
export function closeTicket(
  ctx: RequestContext,
  id: string,
  text: string | null,
): Promise<HotlineTicketEntity> {
  return ctx.transaction(async (tx) => {
    const ticket = await loadTicket(tx, ctx, id);
    const endText = text?.trim() || null;
    await moveTicket(tx, ctx, ticket, 'close', { endText, endedOn: ctx.today });
    if (ticket.resolved === false && endText === null)
      throw new Refusal('BAD_INPUT', '来电人表示没有解决，不能直接办结。', '请重办，或者写明办结的理由。');
    return ticket;
  });
}
