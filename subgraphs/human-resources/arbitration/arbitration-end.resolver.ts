import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { ArbitrationStatementInput, AwardRestartInput } from './arbitration-course.type.js';
import { ArbitrationCase, presentArbitration } from './arbitration.type.js';
import { archiveArbitration } from './archive-arbitration.js';
import { excludeNoticeTime, extendAward, restartAward } from './award-time.js';
import { issueStatement, repudiateStatement, signForArbitrationStatement } from './issue-statement.js';
import { resumeArbitration, suspendArbitration, terminateArbitration } from './suspend-arbitration.js';

/** The time for the award, and the ends other than the award itself. */
@Resolver()
export class ArbitrationEndResolver {
  @Mutation(() => ArbitrationCase, {
    description: 'Lengthen the time for the award, once and by written approval (延期裁决).',
  })
  async humanResourcesExtendAward(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('approval', () => String, { description: 'The written approval: its number or who gave it (批准).' })
    approval: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await extendAward(ctx, { id, approval, reason }));
  }

  @Mutation(() => ArbitrationCase, { description: 'Count the time for the award anew (重新起算审限).' })
  async humanResourcesRestartAward(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => AwardRestartInput) input: AwardRestartInput,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await restartAward(ctx, input));
  }

  @Mutation(() => ArbitrationCase, {
    description: 'Take the time of a public notice out of the time for the award (扣除公告期间).',
  })
  async humanResourcesExcludeNoticeTime(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('from', () => LocalDateScalar) from: string,
    @Arg('until', () => LocalDateScalar, {
      nullable: true,
      description: 'When the notice ends; by the law of the place where left out (公告期满日期).',
    })
    until: string | null,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await excludeNoticeTime(ctx, { id, from, until }));
  }

  @Mutation(() => ArbitrationCase, { description: 'Suspend the arbitration (中止审理).' })
  async humanResourcesSuspendArbitration(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await suspendArbitration(ctx, id, reason));
  }

  @Mutation(() => ArbitrationCase, { description: 'Take a suspended arbitration up again (恢复审理).' })
  async humanResourcesResumeArbitration(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await resumeArbitration(ctx, id));
  }

  @Mutation(() => ArbitrationCase, {
    description: 'End the arbitration because a party has sued over a late award (终止).',
  })
  async humanResourcesTerminateArbitration(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'Court and case number (起诉的法院和案号).' }) reason: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await terminateArbitration(ctx, id, reason));
  }

  @Mutation(() => ArbitrationCase, {
    description: 'Make the statement of what the parties agreed (制作仲裁调解书).',
  })
  async humanResourcesIssueArbitrationStatement(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ArbitrationStatementInput) input: ArbitrationStatementInput,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await issueStatement(ctx, input));
  }

  @Mutation(() => ArbitrationCase, {
    description: 'A party signs for the statement (签收调解书); it takes effect when both sides have.',
  })
  async humanResourcesSignForArbitrationStatement(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('partyId', () => ID) partyId: string,
    @Arg('on', () => LocalDateScalar) on: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await signForArbitrationStatement(ctx, id, partyId, on));
  }

  @Mutation(() => ArbitrationCase, {
    description: 'A party goes back on the statement before signing (反悔); the tribunal goes on.',
  })
  async humanResourcesRepudiateArbitrationStatement(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await repudiateStatement(ctx, id, reason));
  }

  @Mutation(() => ArbitrationCase, { description: 'File the papers of an arbitration that is over (归档).' })
  async humanResourcesArchiveArbitration(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await archiveArbitration(ctx, id));
  }
}
