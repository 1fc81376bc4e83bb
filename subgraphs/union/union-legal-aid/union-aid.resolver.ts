import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { applyUnionAid } from './apply-union-aid.js';
import { assignUnionLawyer } from './assign-union-lawyer.js';
import { beginUnionAid, concludeUnionAid } from './conclude-union-aid.js';
import { decideUnionAid } from './decide-union-aid.js';
import type { UnionAidState } from './union-aid.state.js';
import {
  ApplyUnionAidInput,
  AssignUnionLawyerInput,
  DecideUnionAidInput,
  presentUnionAid,
  unionAidStates,
  UnionLegalAidCase,
  UnionLegalAidCasePage,
} from './union-aid.type.js';
import { listUnionAid } from './union-aids.js';

@Resolver(() => UnionLegalAidCase)
export class UnionAidResolver {
  @Query(() => UnionLegalAidCasePage, {
    description: 'Legal aid of the own union (本单位工会法律援助), earliest open deadline first.',
  })
  async unionLegalAidCases(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [unionAidStates], { nullable: true }) states: UnionAidState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<UnionLegalAidCasePage> {
    const filter = { states: states ?? null, first, after: after ?? null };
    const { rows, ...page } = await listUnionAid(ctx, filter);
    return { nodes: rows.map(presentUnionAid), ...page };
  }

  @Mutation(() => UnionLegalAidCase, {
    description: 'Take in an application for the union’s legal aid (申请工会法律援助).',
  })
  async unionApplyLegalAid(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ApplyUnionAidInput) input: ApplyUnionAidInput,
  ): Promise<UnionLegalAidCase> {
    return presentUnionAid(await applyUnionAid(ctx, input));
  }

  @Mutation(() => UnionLegalAidCase, {
    description: 'Approve or reject the application (批准、不批准); a union at county level decides.',
  })
  async unionDecideLegalAid(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => DecideUnionAidInput) input: DecideUnionAidInput,
  ): Promise<UnionLegalAidCase> {
    return presentUnionAid(await decideUnionAid(ctx, input));
  }

  @Mutation(() => UnionLegalAidCase, {
    description:
      'Assign a lawyer, or another one in the first one’s place (指派、更换); no mediator of the case.',
  })
  async unionAssignLawyer(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => AssignUnionLawyerInput) input: AssignUnionLawyerInput,
  ): Promise<UnionLegalAidCase> {
    return presentUnionAid(await assignUnionLawyer(ctx, input));
  }

  @Mutation(() => UnionLegalAidCase, { description: 'The lawyer has taken the matter up (办理).' })
  async unionBeginLegalAid(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<UnionLegalAidCase> {
    return presentUnionAid(await beginUnionAid(ctx, id));
  }

  @Mutation(() => UnionLegalAidCase, { description: 'Conclude the aid with the lawyer’s report (结案).' })
  async unionConcludeLegalAid(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('report', () => String) report: string,
  ): Promise<UnionLegalAidCase> {
    return presentUnionAid(await concludeUnionAid(ctx, id, report));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits of the aid (期限), earliest first.' })
  async deadlines(@Root() { id }: UnionLegalAidCase, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }
}
