import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { mayServe } from '../staff.policy.js';
import { HotlineTicketEntity, type TicketGrade } from './ticket.entity.js';
import { type TicketAct, ticketMachine } from './ticket.state.js';

/** HOT-1 gives each class a time of its own and no figure: these are the local rules that do, or their defaults. */
export const replyRules: Record<TicketGrade, string> = {
  ORDINARY: 'HOT-ORDINARY',
  DIFFICULT: 'HOT-DIFFICULT',
  COMPLEX: 'HOT-COMPLEX',
};

export async function loadTicket(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<HotlineTicketEntity> {
  const ticket = await load(tx, HotlineTicketEntity, id);
  permit(mayServe(ctx.actor, ticket));
  return ticket;
}

/** Moves a ticket and records the act. */
export async function moveTicket(
  tx: EntityManager,
  ctx: RequestContext,
  ticket: HotlineTicketEntity,
  act: TicketAct,
  changes: Partial<HotlineTicketEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(ticketMachine, ticket.state, act) };
  Object.assign(ticket, next);
  await tx.update(HotlineTicketEntity, { id: ticket.id }, next);
  record(tx, ctx, `hotline-ticket.${act}`, ticket.id, { caseCode: ticket.caseCode });
}

/** The time to reply begins today. */
export async function startReply(
  tx: EntityManager,
  ctx: RequestContext,
  { id: recordId, organisation, grade }: HotlineTicketEntity,
): Promise<void> {
  const { division } = ctx.agency.book.organisation(organisation);
  await startDeadline(tx, ctx, {
    ...{ caseCode: null, organisation, recordKind: 'HotlineTicket', recordId },
    ...{ rule: replyRules[grade], from: ctx.today, division },
  });
}
