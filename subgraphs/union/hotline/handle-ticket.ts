import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { loadTicket, moveTicket, replyRules } from './move-ticket.js';
import type { HotlineTicketEntity } from './ticket.entity.js';

/** Names who is to see to it (派单), or somebody else in the first one's place. */
export function assignTicket(ctx: RequestContext, id: string, to: string): Promise<HotlineTicketEntity> {
  return ctx.transaction(async (tx) => {
    const ticket = await loadTicket(tx, ctx, id);
    const handler = to.trim();
    if (handler === '') throw new Refusal('BAD_INPUT', '请填写承办人。');
    await moveTicket(tx, ctx, ticket, 'assign', { handler });
    return ticket;
  });
}

/** The ticket is taken up (办理). */
export function beginTicket(ctx: RequestContext, id: string): Promise<HotlineTicketEntity> {
  return ctx.transaction(async (tx) => {
    const ticket = await loadTicket(tx, ctx, id);
    await moveTicket(tx, ctx, ticket, 'begin');
    return ticket;
  });
}

/** The caller has the answer (答复): the time to reply is kept, or was not. */
export function replyToTicket(ctx: RequestContext, id: string, text: string): Promise<HotlineTicketEntity> {
  return ctx.transaction(async (tx) => {
    const ticket = await loadTicket(tx, ctx, id);
    const reply = text.trim();
    if (reply === '') throw new Refusal('BAD_INPUT', '请填写答复内容。');
    await moveTicket(tx, ctx, ticket, 'reply', { reply, repliedOn: ctx.today });
    await meetDeadline(tx, ctx, id, replyRules[ticket.grade]);
    return ticket;
  });
}
