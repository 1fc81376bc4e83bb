import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { reportRiskLead } from './report-risk-lead.js';
import type { RiskLeadState } from './risk-lead.state.js';
import {
  EscalateRiskLeadInput,
  presentRiskLead,
  ReportRiskLeadInput,
  RiskLead,
  RiskLeadPage,
  riskLeadStates,
} from './risk-lead.type.js';
import { listRiskLeads } from './risk-leads.js';
import { closeRiskLead, escalateRiskLead, resolveRiskLead, verifyRiskLead } from './settle-risk-lead.js';

@Resolver()
export class RiskLeadResolver {
  @Query(() => RiskLeadPage, { description: 'Risk leads of the own organisation (本单位欠薪、隐患线索).' })
  async unionRiskLeads(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [riskLeadStates], { nullable: true }) states: RiskLeadState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<RiskLeadPage> {
    const filter = { states: states ?? null, first, after: after ?? null };
    const { rows, ...page } = await listRiskLeads(ctx, filter);
    return { nodes: rows.map((row) => presentRiskLead(row)), ...page };
  }

  @Mutation(() => RiskLead, {
    description: 'Put a sign of unpaid wages or of a hazard on record (线索上报).',
  })
  async unionReportRiskLead(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ReportRiskLeadInput) input: ReportRiskLeadInput,
  ): Promise<RiskLead> {
    return presentRiskLead(await reportRiskLead(ctx, input));
  }

  @Mutation(() => RiskLead, { description: 'Supervisors look into a lead (核实).' })
  async unionVerifyRiskLead(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('verifiers', () => [String]) verifiers: string[],
  ): Promise<RiskLead> {
    return presentRiskLead(await verifyRiskLead(ctx, id, verifiers));
  }

  @Mutation(() => RiskLead, { description: 'A lead was put right on the spot (就地化解).' })
  async unionResolveRiskLead(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('findings', () => String) findings: string,
  ): Promise<RiskLead> {
    return presentRiskLead(await resolveRiskLead(ctx, id, findings));
  }

  @Mutation(() => RiskLead, { description: 'A lead goes to the platform for wage arrears (上欠薪平台).' })
  async unionEscalateRiskLead(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => EscalateRiskLeadInput) input: EscalateRiskLeadInput,
  ): Promise<RiskLead> {
    return presentRiskLead(await escalateRiskLead(ctx, input));
  }

  @Mutation(() => RiskLead, { description: 'What came of a lead is known (线索办结).' })
  async unionCloseRiskLead(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('text', () => String) text: string,
  ): Promise<RiskLead> {
    return presentRiskLead(await closeRiskLead(ctx, id, text));
  }
}
