import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { fileObjection } from './file-objection.js';
import type { ObjectionState } from './objection.state.js';
import {
  LegalAidObjection,
  LegalAidObjectionPage,
  objectionStates,
  presentObjection,
  ReviewAidObjectionInput,
} from './objection.type.js';
import { listObjections } from './objections.js';
import { reviewObjection } from './review-objection.js';

@Resolver(() => LegalAidObjection)
export class LegalAidObjectionResolver {
  @Query(() => LegalAidObjectionPage, {
    description: 'Objections to refusals of the own bureau (本局援助异议), earliest open deadline first.',
  })
  async justiceLegalAidObjections(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [objectionStates], { nullable: true }) states: ObjectionState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<LegalAidObjectionPage> {
    const { rows, ...page } = await listObjections(ctx, {
      ...{ states: states ?? null, first, after: after ?? null },
    });
    return { nodes: rows.map((row) => presentObjection(row)), ...page };
  }

  @Mutation(() => LegalAidObjection, {
    description: 'Take in an objection to the refusal of legal aid; five days to review it (提出异议, LA-4).',
  })
  async justiceFileLegalAidObjection(
    @Ctx() ctx: RequestContext,
    @Arg('legalAidCaseId', () => ID) legalAidCaseId: string,
    @Arg('grounds', () => String, { description: 'Why the applicant objects (异议理由).' }) grounds: string,
  ): Promise<LegalAidObjection> {
    return presentObjection(await fileObjection(ctx, legalAidCaseId, grounds));
  }

  @Mutation(() => LegalAidObjection, {
    description:
      'Review an objection, by somebody who did not decide: maintain, or order to correct (审查异议).',
  })
  async justiceReviewLegalAidObjection(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ReviewAidObjectionInput) input: ReviewAidObjectionInput,
  ): Promise<LegalAidObjection> {
    return presentObjection(await reviewObjection(ctx, input));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits of the objection (期限), earliest first.' })
  async deadlines(@Root() objection: LegalAidObjection, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(objection.id)).map((row) => presentDeadline(row, ctx.today));
  }
}
