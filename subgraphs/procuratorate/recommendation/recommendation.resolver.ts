import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { dutyOf } from '#kernel/clock/duty.js';
import { presentDuty, StatutoryDuty } from '#kernel/clock/duty.type.js';
import { localDate } from '#kernel/values/local-date.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { objectRecommendation, rectifyRecommendation, replyRecommendation } from './answer-recommendation.js';
import { followUpMeasures, followUpRecommendation } from './follow-up.js';
import { issueRecommendation } from './issue-recommendation.js';
import {
  AnswerRecommendationInput,
  IssueRecommendationInput,
  ReviewObjectionInput,
} from './recommendation-input.type.js';
import type { FollowUpMeasure } from './recommendation.entity.js';
import type { RecommendationState } from './recommendation.state.js';
import {
  presentRecommendation,
  ProcuratorialRecommendation,
  ProcuratorialRecommendationPage,
  recommendationStates,
} from './recommendation.type.js';
import { countRecommendations, listRecommendations } from './recommendations.js';
import { reviewObjection } from './review-objection.js';
import { serveRecommendation } from './serve-recommendation.js';

@Resolver(() => ProcuratorialRecommendation)
export class RecommendationResolver {
  @Query(() => ProcuratorialRecommendationPage, {
    description:
      'Recommendations of the own procuratorate (本院检察建议): objections to be reviewed first, then by last day.',
  })
  async procuratorateRecommendations(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [recommendationStates], { nullable: true }) states: RecommendationState[] | null,
    @Arg('overdueOnly', () => Boolean, { defaultValue: false }) overdueOnly: boolean,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<ProcuratorialRecommendationPage> {
    const filter = { states: states ?? null, overdueOnly, first, after: after ?? null };
    const [{ rows, ...page }, counts] = await Promise.all([
      listRecommendations(ctx, filter),
      countRecommendations(ctx),
    ]);
    return { nodes: rows.map((row) => presentRecommendation(row, ctx.today)), counts, ...page };
  }

  @Mutation(() => ProcuratorialRecommendation, {
    description: 'Issue a recommendation; to an organisation of human resources as a referral (发出, A12).',
  })
  async procuratorateIssueRecommendation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => IssueRecommendationInput) input: IssueRecommendationInput,
  ): Promise<ProcuratorialRecommendation> {
    return presentRecommendation(await issueRecommendation(ctx, input), ctx.today);
  }

  @Mutation(() => ProcuratorialRecommendation, {
    description: 'The addressee has received it on paper; two months to act and reply (送达, PRO-1).',
  })
  async procuratorateServeRecommendation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('servedOn', () => LocalDateScalar) servedOn: string,
  ): Promise<ProcuratorialRecommendation> {
    return presentRecommendation(await serveRecommendation(ctx, id, servedOn), ctx.today);
  }

  @Mutation(() => ProcuratorialRecommendation, { description: 'The addressee has replied (书面回复).' })
  async procuratorateRecordRecommendationReply(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => AnswerRecommendationInput) input: AnswerRecommendationInput,
  ): Promise<ProcuratorialRecommendation> {
    return presentRecommendation(await replyRecommendation(ctx, input), ctx.today);
  }

  @Mutation(() => ProcuratorialRecommendation, {
    description: 'The addressee objects; it is reviewed at once (异议, PRO-2).',
  })
  async procuratorateRecordRecommendationObjection(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => AnswerRecommendationInput) input: AnswerRecommendationInput,
  ): Promise<ProcuratorialRecommendation> {
    return presentRecommendation(await objectRecommendation(ctx, input), ctx.today);
  }

  @Mutation(() => ProcuratorialRecommendation, {
    description: 'Review an objection: modify, withdraw, or explain and maintain (复核).',
  })
  async procuratorateReviewRecommendationObjection(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ReviewObjectionInput) input: ReviewObjectionInput,
  ): Promise<ProcuratorialRecommendation> {
    return presentRecommendation(await reviewObjection(ctx, input), ctx.today);
  }

  @Mutation(() => ProcuratorialRecommendation, {
    description: 'The addressee has put things right (整改落实).',
  })
  async procuratorateRecordRectification(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => AnswerRecommendationInput) input: AnswerRecommendationInput,
  ): Promise<ProcuratorialRecommendation> {
    return presentRecommendation(await rectifyRecommendation(ctx, input), ctx.today);
  }

  @Mutation(() => ProcuratorialRecommendation, {
    description: 'Follow up what is overdue, or a reply that does not do (跟进).',
  })
  async procuratorateFollowUpRecommendation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('measure', () => followUpMeasures) measure: FollowUpMeasure,
    @Arg('text', () => String) text: string,
  ): Promise<ProcuratorialRecommendation> {
    return presentRecommendation(await followUpRecommendation(ctx, { id, measure, text }), ctx.today);
  }

  @DataClass('HEADER')
  @FieldResolver(() => StatutoryDuty, {
    nullable: true,
    description: 'An objection is reviewed at once (立即复核); null where none waits.',
  })
  reviewDuty(@Root() { objectedOn, reviewedOn }: ProcuratorialRecommendation): StatutoryDuty | null {
    if (objectedOn === null || reviewedOn !== null) return null;
    const duty = dutyOf('PRO-2', { on: localDate(objectedOn) });
    return duty && presentDuty(duty, objectedOn);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits of the recommendation (期限), earliest first.' })
  async deadlines(
    @Root() recommendation: ProcuratorialRecommendation,
    @Ctx() ctx: RequestContext,
  ): Promise<Deadline[]> {
    const rows = await deadlinesOf(ctx).load(recommendation.id);
    return rows.map((row) => presentDeadline(row, ctx.today));
  }
}
