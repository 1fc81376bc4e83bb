import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import type { ArrearsLeadState } from './lead.state.js';
import {
  arrearsLeadStates,
  ArrearsPaidInput,
  presentArrearsLead,
  ReceiveArrearsLeadInput,
  WageArrearsLead,
  WageArrearsLeadPage,
} from './lead.type.js';
import { listArrearsLeads } from './leads.js';
import { receiveArrearsLead } from './receive-lead.js';
import {
  closeArrearsLead,
  dismissArrearsLead,
  dispatchArrearsLead,
  inspectArrears,
  markArrearsPaid,
  verifyArrearsLead,
} from './work-lead.js';

@Resolver()
export class ArrearsLeadResolver {
  @Query(() => WageArrearsLeadPage, {
    description: 'Arrears leads of the own bureau (本单位欠薪线索), oldest first.',
  })
  async humanResourcesArrearsLeads(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [arrearsLeadStates], { nullable: true }) states: ArrearsLeadState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<WageArrearsLeadPage> {
    const filter = { states: states ?? null, first, after: after ?? null };
    const { rows, ...page } = await listArrearsLeads(ctx, filter);
    return { nodes: rows.map((row) => presentArrearsLead(row)), ...page };
  }

  @Mutation(() => WageArrearsLead, { description: 'Take in a lead that wages are owed (欠薪线索登记).' })
  async humanResourcesReceiveArrearsLead(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ReceiveArrearsLeadInput) input: ReceiveArrearsLeadInput,
  ): Promise<WageArrearsLead> {
    return presentArrearsLead(await receiveArrearsLead(ctx, input));
  }

  @Mutation(() => WageArrearsLead, { description: 'Name who checks a lead (转办).' })
  async humanResourcesDispatchArrearsLead(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('to', () => String, { description: 'Office or officer (承办单位).' }) to: string,
  ): Promise<WageArrearsLead> {
    return presentArrearsLead(await dispatchArrearsLead(ctx, id, to));
  }

  @Mutation(() => WageArrearsLead, { description: 'Begin to check a lead (核处).' })
  async humanResourcesVerifyArrearsLead(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<WageArrearsLead> {
    return presentArrearsLead(await verifyArrearsLead(ctx, id));
  }

  @Mutation(() => WageArrearsLead, { description: 'The arrears of a lead are paid (已支付).' })
  async humanResourcesMarkArrearsPaid(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ArrearsPaidInput) input: ArrearsPaidInput,
  ): Promise<WageArrearsLead> {
    return presentArrearsLead(await markArrearsPaid(ctx, input));
  }

  @Mutation(() => WageArrearsLead, { description: 'The check finds that no wages are owed (不属实).' })
  async humanResourcesDismissArrearsLead(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('findings', () => String, { description: 'What was found, and why (核处情况).' }) findings: string,
  ): Promise<WageArrearsLead> {
    return presentArrearsLead(await dismissArrearsLead(ctx, id, findings));
  }

  @Mutation(() => WageArrearsLead, { description: 'Begin an inspection of what a lead says (转监察).' })
  async humanResourcesInspectArrears(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('findings', () => String, { description: 'What was found (核处情况).' }) findings: string,
  ): Promise<WageArrearsLead> {
    return presentArrearsLead(await inspectArrears(ctx, id, findings));
  }

  @Mutation(() => WageArrearsLead, {
    description: 'Tell the sender what came of a lead, and close it (办结).',
  })
  async humanResourcesCloseArrearsLead(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reply', () => String, { description: 'What the sender is told (核处反馈).' }) reply: string,
  ): Promise<WageArrearsLead> {
    return presentArrearsLead(await closeArrearsLead(ctx, id, reply));
  }
}
