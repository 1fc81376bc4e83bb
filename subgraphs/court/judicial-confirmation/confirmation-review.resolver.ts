import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { confirmationInquiryKinds } from './confirmation-review.type.js';
import { deemConfirmationWithdrawn } from './deem-withdrawn.js';
import type { ConfirmationInquiryKind } from './judicial-confirmation.entity.js';
import { JudicialConfirmation, presentConfirmation } from './judicial-confirmation.type.js';
import {
  askConfirmationParties,
  recordConfirmationAnswer,
  reviewConfirmation,
} from './review-confirmation.js';
import { requireConfirmationSupplement, supplementConfirmation } from './supplement-confirmation.js';

@Resolver(() => JudicialConfirmation)
export class ConfirmationReviewResolver {
  @Mutation(() => JudicialConfirmation, {
    description: 'Tell the parties, once, what an application lacks and until when to hand it in (通知补正).',
  })
  async courtRequireConfirmationSupplement(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('missing', () => String, { description: 'Everything that is missing (需要补正的内容).' })
    missing: string,
    @Arg('completeBy', () => LocalDateScalar, { description: 'Last day to hand it in (补正期限).' })
    completeBy: string,
  ): Promise<JudicialConfirmation> {
    return presentConfirmation(await requireConfirmationSupplement(ctx, { id, missing, completeBy }));
  }

  @Mutation(() => JudicialConfirmation, {
    description: 'The application is complete (补齐); the days to decide on acceptance run anew from then.',
  })
  async courtSupplementConfirmation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('completedOn', () => LocalDateScalar, {
      nullable: true,
      description: 'Today where left out (补齐日期).',
    })
    completedOn: string | null,
  ): Promise<JudicialConfirmation> {
    return presentConfirmation(await supplementConfirmation(ctx, id, completedOn ?? ctx.today));
  }

  @Mutation(() => JudicialConfirmation, { description: 'Begin to examine the agreement (开始审查).' })
  async courtReviewConfirmation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<JudicialConfirmation> {
    return presentConfirmation(await reviewConfirmation(ctx, id));
  }

  @Mutation(() => JudicialConfirmation, {
    description: 'Ask the parties for statements or proof, or to come, by a day (限期补充、到场核实).',
  })
  async courtAskConfirmationParties(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('kind', () => confirmationInquiryKinds) kind: ConfirmationInquiryKind,
    @Arg('text', () => String, { description: 'What is asked (要求的内容).' }) text: string,
    @Arg('answerBy', () => LocalDateScalar, { description: 'Last day to answer, or to come (期限).' })
    answerBy: string,
  ): Promise<JudicialConfirmation> {
    return presentConfirmation(await askConfirmationParties(ctx, { id, kind, text, answerBy }));
  }

  @Mutation(() => JudicialConfirmation, {
    description: 'The parties have supplied what was asked, or have come (登记已补充、已到场).',
  })
  async courtRecordConfirmationAnswer(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<JudicialConfirmation> {
    return presentConfirmation(await recordConfirmationAnswer(ctx, id));
  }

  @Mutation(() => JudicialConfirmation, {
    description: 'Treat an application as withdrawn whose parties did not answer in time (按撤回申请处理).',
  })
  async courtDeemConfirmationWithdrawn(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'Why there is no good reason (理由).' }) reason: string,
  ): Promise<JudicialConfirmation> {
    return presentConfirmation(await deemConfirmationWithdrawn(ctx, id, reason));
  }
}
