import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { acceptReview, beginReview } from './accept-review.js';
import { extendReview } from './extend-review.js';
import { finishReview } from './finish-review.js';
import { refuseReview } from './refuse-review.js';
import type { ReviewFault } from './review.entity.js';
import type { ReviewState } from './review.state.js';
import {
  ArbitralReview,
  ArbitralReviewPage,
  FinishReviewInput,
  presentReview,
  reviewFaults,
  reviewStates,
} from './review.type.js';
import { listReviews } from './reviews.js';
import { signForStatement } from './sign-for-statement.js';
import { withdrawReview } from './withdraw-review.js';

@Resolver(() => ArbitralReview)
export class ReviewResolver {
  @Query(() => ArbitralReviewPage, {
    description: 'Reviews of the own committee (本委仲裁审查), earliest open deadline first.',
  })
  async humanResourcesReviews(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [reviewStates], { nullable: true }) states: ReviewState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<ArbitralReviewPage> {
    const { rows, ...page } = await listReviews(ctx, { states: states ?? null, first, after: after ?? null });
    return { nodes: rows.map((row) => presentReview(row)), ...page };
  }

  @Mutation(() => ArbitralReview, {
    description: 'Accept an application for review under its number (受理).',
  })
  async humanResourcesAcceptReview(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('number', () => String, { description: 'For example 鲁枣市中劳人仲审字〔2025〕第3号.' })
    number: string,
  ): Promise<ArbitralReview> {
    return presentReview(await acceptReview(ctx, id, number));
  }

  @Mutation(() => ArbitralReview, {
    description: 'Do not accept an application for review (不予受理); the referral goes back.',
  })
  async humanResourcesRefuseReview(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('fault', () => reviewFaults) fault: ReviewFault,
    @Arg('text', () => String, { nullable: true }) text: string | null,
  ): Promise<ArbitralReview> {
    return presentReview(await refuseReview(ctx, id, fault, text ?? null));
  }

  @Mutation(() => ArbitralReview, { description: 'Take an accepted application up (审查).' })
  async humanResourcesBeginReview(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ArbitralReview> {
    return presentReview(await beginReview(ctx, id));
  }

  @Mutation(() => ArbitralReview, {
    description: 'Lengthen the time for the review, with approval and once (延长审查期限).',
  })
  async humanResourcesExtendReview(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ArbitralReview> {
    return presentReview(await extendReview(ctx, id));
  }

  @Mutation(() => ArbitralReview, {
    description: 'Finish the review: make the statement or decline it (审查完毕).',
  })
  async humanResourcesFinishReview(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => FinishReviewInput) input: FinishReviewInput,
  ): Promise<ArbitralReview> {
    return presentReview(await finishReview(ctx, input));
  }

  @Mutation(() => ArbitralReview, {
    description: 'A party signs for the statement (签收); it takes effect when both have signed.',
  })
  async humanResourcesSignForStatement(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('partyId', () => ID) partyId: string,
    @Arg('on', () => LocalDateScalar, { description: 'The date on the proof of service (送达回证).' })
    on: string,
  ): Promise<ArbitralReview> {
    return presentReview(await signForStatement(ctx, id, partyId, on));
  }

  @Mutation(() => ArbitralReview, {
    description: 'A party withdraws the application or does not sign (撤回).',
  })
  async humanResourcesWithdrawReview(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<ArbitralReview> {
    return presentReview(await withdrawReview(ctx, id, reason));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits of the review (期限), earliest first.' })
  async deadlines(@Root() review: ArbitralReview, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(review.id)).map((row) => presentDeadline(row, ctx.today));
  }
}
