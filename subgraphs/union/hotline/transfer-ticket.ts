import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { type EnquiryCase, openEnquiryCase } from '../enquirer/open-enquiry-case.js';
import { loadTicket, moveTicket } from './move-ticket.js';
import type { HotlineTicketEntity } from './ticket.entity.js';

/** The ticket becomes a case of the union (转办): the intake goes on with it, and from there any referral. */
export function transferTicket(ctx: RequestContext, input: EnquiryCase): Promise<HotlineTicketEntity> {
  return ctx.transaction(async (tx) => {
    const ticket = await loadTicket(tx, ctx, input.id);
    const { id: intakeId, caseCode } = await openEnquiryCase(tx, ctx, 'HOTLINE', ticket, input);
    await moveTicket(tx, ctx, ticket, 'transfer', { intakeId, caseCode, endedOn: ctx.today });
    await endDeadlines(tx, ctx, ticket.id);
    const { id: recordId, organisation, state, number } = ticket;
    progress(tx, ctx, { caseCode, organisation, kind: 'HotlineTicket', recordId, state, number });
    return ticket;
  });
}
