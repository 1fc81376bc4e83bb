import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { closeHealthCheck, followUpHealthCheck, recordFindingFollowUp } from './follow-up-health-check.js';
import type { HealthCheckState } from './health-check.state.js';
import {
  FollowUpFindingInput,
  healthCheckStates,
  LegalHealthCheck,
  LegalHealthCheckPage,
  LegalHealthFinding,
  PlanHealthCheckInput,
  presentFinding,
  presentHealthCheck,
  ReportHealthCheckInput,
} from './health-check.type.js';
import { findingsOf, listHealthChecks } from './health-checks.js';
import { planHealthCheck, visitEmployer } from './plan-health-check.js';
import { reportHealthCheck } from './report-health-check.js';

@Resolver(() => LegalHealthCheck)
export class HealthCheckResolver {
  @Query(() => LegalHealthCheckPage, {
    description: 'Health checks of the own organisation (本单位法治体检), the next first.',
  })
  async unionHealthChecks(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [healthCheckStates], { nullable: true }) states: HealthCheckState[] | null,
    @Arg('employer', () => CreditCodeScalar, { nullable: true }) employer: string | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<LegalHealthCheckPage> {
    const filter = { states: states ?? null, employer: employer ?? null, first, after: after ?? null };
    const { rows, ...page } = await listHealthChecks(ctx, filter);
    return { nodes: rows.map(presentHealthCheck), ...page };
  }

  @Mutation(() => LegalHealthCheck, { description: 'Plan a health check of an employer (计划法治体检).' })
  async unionPlanHealthCheck(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => PlanHealthCheckInput) input: PlanHealthCheckInput,
  ): Promise<LegalHealthCheck> {
    return presentHealthCheck(await planHealthCheck(ctx, input));
  }

  @Mutation(() => LegalHealthCheck, { description: 'The team is at the employer’s (入企体检).' })
  async unionVisitEmployer(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'Today where nothing is said.' })
    on: string | null,
  ): Promise<LegalHealthCheck> {
    return presentHealthCheck(await visitEmployer(ctx, id, on ?? null));
  }

  @Mutation(() => LegalHealthCheck, { description: 'The report with its findings (出具法治体检报告).' })
  async unionReportHealthCheck(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ReportHealthCheckInput) input: ReportHealthCheckInput,
  ): Promise<LegalHealthCheck> {
    return presentHealthCheck(await reportHealthCheck(ctx, input));
  }

  @Mutation(() => LegalHealthCheck, { description: 'Begin to follow what is put right (跟踪整改).' })
  async unionFollowUpHealthCheck(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<LegalHealthCheck> {
    return presentHealthCheck(await followUpHealthCheck(ctx, id));
  }

  @Mutation(() => LegalHealthCheck, { description: 'Record the second look at one finding (回访).' })
  async unionFollowUpFinding(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => FollowUpFindingInput) input: FollowUpFindingInput,
  ): Promise<LegalHealthCheck> {
    return presentHealthCheck(await recordFindingFollowUp(ctx, input));
  }

  @Mutation(() => LegalHealthCheck, {
    description: 'Close a health check whose findings have all been looked at again (办结).',
  })
  async unionCloseHealthCheck(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('text', () => String) text: string,
  ): Promise<LegalHealthCheck> {
    return presentHealthCheck(await closeHealthCheck(ctx, id, text));
  }

  @DataClass('WORK_NOTE')
  @FieldResolver(() => [LegalHealthFinding], { description: 'Findings with recommendations (体检发现).' })
  async findings(
    @Root() { id }: LegalHealthCheck,
    @Ctx() ctx: RequestContext,
  ): Promise<LegalHealthFinding[]> {
    return (await findingsOf(ctx).load(id)).map(presentFinding);
  }
}
