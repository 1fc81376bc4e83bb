import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { OpenEnquiryCaseInput } from '../enquirer/enquirer.type.js';
import { callBack, closeTicket, reopenTicket } from './call-back.js';
import { assignTicket, beginTicket, replyToTicket } from './handle-ticket.js';
import { receiveTicket } from './receive-ticket.js';
import type { TicketState } from './ticket.state.js';
import {
  CallBackInput,
  HotlineTicket,
  HotlineTicketPage,
  presentTicket,
  ReceiveTicketInput,
  ticketStates,
} from './ticket.type.js';
import { listTickets } from './tickets.js';
import { transferTicket } from './transfer-ticket.js';

@Resolver(() => HotlineTicket)
export class TicketResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'The time to reply (答复期限).' })
  async deadlines(@Root() { id }: HotlineTicket, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }

  @Query(() => HotlineTicketPage, {
    description: 'Hotline tickets of the own organisation (本单位12351工单), earliest open deadline first.',
  })
  async unionHotlineTickets(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [ticketStates], { nullable: true }) states: TicketState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<HotlineTicketPage> {
    const { rows, ...page } = await listTickets(ctx, { states: states ?? null, first, after: after ?? null });
    return { nodes: rows.map((row) => presentTicket(row)), ...page };
  }

  @Mutation(() => HotlineTicket, { description: 'Put a call to the hotline on record (受理工单).' })
  async unionReceiveTicket(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ReceiveTicketInput) input: ReceiveTicketInput,
  ): Promise<HotlineTicket> {
    return presentTicket(await receiveTicket(ctx, input));
  }

  @Mutation(() => HotlineTicket, { description: 'Name who is to see to a ticket (派单).' })
  async unionAssignTicket(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('handler', () => String) handler: string,
  ): Promise<HotlineTicket> {
    return presentTicket(await assignTicket(ctx, id, handler));
  }

  @Mutation(() => HotlineTicket, { description: 'Take a ticket up (办理工单).' })
  async unionBeginTicket(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<HotlineTicket> {
    return presentTicket(await beginTicket(ctx, id));
  }

  @Mutation(() => HotlineTicket, { description: 'Give the caller the answer (答复).' })
  async unionReplyToTicket(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('text', () => String) text: string,
  ): Promise<HotlineTicket> {
    return presentTicket(await replyToTicket(ctx, id, text));
  }

  @Mutation(() => HotlineTicket, { description: 'Record what the caller says when called back (回访).' })
  async unionCallBack(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CallBackInput) input: CallBackInput,
  ): Promise<HotlineTicket> {
    return presentTicket(await callBack(ctx, input));
  }

  @Mutation(() => HotlineTicket, {
    description: 'Take a ticket up again that did not help the caller (重办).',
  })
  async unionReopenTicket(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<HotlineTicket> {
    return presentTicket(await reopenTicket(ctx, id));
  }

  @Mutation(() => HotlineTicket, { description: 'End a ticket after the call back (办结).' })
  async unionCloseTicket(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('text', () => String, { nullable: true }) text: string | null,
  ): Promise<HotlineTicket> {
    return presentTicket(await closeTicket(ctx, id, text ?? null));
  }

  @Mutation(() => HotlineTicket, {
    description: 'A ticket becomes a case of the union; its intake is opened (转办).',
  })
  async unionTransferTicket(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => OpenEnquiryCaseInput) input: OpenEnquiryCaseInput,
  ): Promise<HotlineTicket> {
    return presentTicket(await transferTicket(ctx, input));
  }
}
