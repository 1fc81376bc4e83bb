import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { present } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import type { LeadState } from './lead.state.js';
import {
  leadStates,
  presentLead,
  ProcuratorialLead,
  ProcuratorialLeadPage,
  ReportLeadInput,
  SendLeadToUnionInput,
} from './lead.type.js';
import { countLeads, listLeads } from './leads.js';
import { reportLead, transferLead } from './report-lead.js';
import { sendLead } from './send-lead.js';
import { acceptLead, reviewLead } from './work-lead.js';

@Resolver(() => ProcuratorialLead)
export class LeadResolver {
  @Query(() => ProcuratorialLeadPage, {
    description: 'Leads of the own procuratorate (本院线索), newest first.',
  })
  async procuratorateLeads(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [leadStates], { nullable: true }) states: LeadState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<ProcuratorialLeadPage> {
    const filter = { states: states ?? null, first, after: after ?? null };
    const [{ rows, ...page }, counts] = await Promise.all([listLeads(ctx, filter), countLeads(ctx)]);
    return { nodes: rows.map((row) => presentLead(row)), counts, ...page };
  }

  @Mutation(() => ProcuratorialLead, { description: 'Take a lead up and weigh it (评估).' })
  async procuratorateReviewLead(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ProcuratorialLead> {
    return presentLead(await reviewLead(ctx, id));
  }

  @Mutation(() => ProcuratorialLead, { description: 'Take a lead on (立案、办理).' })
  async procuratorateAcceptLead(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('number', () => String, { nullable: true, description: 'Number of the file (文号).' })
    number: string | null,
  ): Promise<ProcuratorialLead> {
    return presentLead(await acceptLead(ctx, id, number ?? null));
  }

  @Mutation(() => ProcuratorialLead, { description: 'Tell the sender what was done with a lead (回函).' })
  async procuratorateReportLead(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ReportLeadInput) input: ReportLeadInput,
  ): Promise<ProcuratorialLead> {
    return presentLead(await reportLead(ctx, input));
  }

  @Mutation(() => ProcuratorialLead, {
    description: 'Pass a lead on to the agency that is competent (转送); the sender is told.',
  })
  async procuratorateTransferLead(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('agency', () => String, { description: 'The agency it goes to: 人社, 工会.' }) agency: string,
    @Arg('reason', () => String) reason: string,
    @Arg('to', () => CreditCodeScalar, {
      nullable: true,
      description: 'Code of a union of the linkage, which gets the lead as a referral (A13).',
    })
    to: string | null,
  ): Promise<ProcuratorialLead> {
    return presentLead(await transferLead(ctx, id, agency, reason, to ?? null));
  }

  @Mutation(() => Referral, {
    description:
      'Hand a lead of unlawful employment to a union, or ask it to confer (违法用工线索、会商, A13).',
  })
  async procuratorateSendLead(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SendLeadToUnionInput) input: SendLeadToUnionInput,
  ): Promise<Referral> {
    return present(ctx, await sendLead(ctx, input));
  }
}
