import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { dutyOf } from '#kernel/clock/duty.js';
import { presentDuty, StatutoryDuty } from '#kernel/clock/duty.type.js';
import { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { localDate } from '#kernel/values/local-date.js';
import { draftLetter, reviseDraft, signLetter } from './draft-letter.js';
import {
  DraftSupervisionLetterInput,
  LettersAsked,
  RecordLetterReplyInput,
  ReviseSupervisionLetterInput,
  ServeSignedLetterInput,
  ServeSupervisionLetterInput,
  SignSupervisionLetterInput,
} from './letter-input.type.js';
import { countOwnLetters, listOwnLetters } from './list-letters.js';
import { sendRecommendationAgain } from './recommend.js';
import { markLetterOverdue, recordLetterReply } from './record-letter-reply.js';
import { serveLetter, serveSignedLetter } from './serve-letter.js';
import {
  presentLetter,
  UnionSupervisionLetter,
  UnionSupervisionLetterPage,
} from './supervision-letter.type.js';

@Resolver(() => UnionSupervisionLetter)
export class SupervisionLetterResolver {
  @Query(() => UnionSupervisionLetterPage, {
    description:
      'Supervision letters of the own organisation from their draft on (本单位一函两书): open ones first, the earliest last day on top.',
  })
  async unionSupervisionLetters(
    @Ctx() ctx: RequestContext,
    @Args(() => LettersAsked) { states, kind, employer, caseCode, first, after }: LettersAsked,
  ): Promise<UnionSupervisionLetterPage> {
    const of = { employer: employer?.trim() || null, caseCode: caseCode || null };
    const filter = { ...of, kind: kind ?? null, states: states ?? null, first, after: after ?? null };
    const [{ rows, ...page }, counts] = await Promise.all([
      listOwnLetters(ctx, filter),
      countOwnLetters(ctx, of),
    ]);
    return { nodes: rows.map((row) => presentLetter(row, ctx.today)), counts, ...page };
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], {
    description: 'The local times to look into the facts, to answer and to object (调查、答复、异议期限).',
  })
  async deadlines(@Root() { id }: UnionSupervisionLetter, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }

  @DataClass('HEADER')
  @FieldResolver(() => StatutoryDuty, {
    nullable: true,
    description: 'When the place lets a recommendation follow (发建议书的条件); null where it has no rule.',
  })
  async recommendationCondition(
    @Root() { caseCode, servedOn }: UnionSupervisionLetter,
    @Ctx() ctx: RequestContext,
  ): Promise<StatutoryDuty | null> {
    const file = (await caseAccess(ctx).load(caseCode))?.file;
    const on = localDate(servedOn ?? ctx.today);
    const duty = file && dutyOf('SUP-RECOMMENDATION', { division: file.division, on });
    return duty ? presentDuty(duty, null) : null;
  }

  @Mutation(() => UnionSupervisionLetter, {
    description:
      'Take a matter down for supervision and draft the letter (登记、拟稿); the time to look into it runs.',
  })
  async unionDraftSupervisionLetter(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => DraftSupervisionLetterInput) input: DraftSupervisionLetterInput,
  ): Promise<UnionSupervisionLetter> {
    return presentLetter(await draftLetter(ctx, input), ctx.today);
  }

  @Mutation(() => UnionSupervisionLetter, {
    description: 'Write what the inspectors found into a draft (调查核实).',
  })
  async unionReviseSupervisionLetter(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ReviseSupervisionLetterInput) input: ReviseSupervisionLetterInput,
  ): Promise<UnionSupervisionLetter> {
    return presentLetter(await reviseDraft(ctx, input), ctx.today);
  }

  @Mutation(() => UnionSupervisionLetter, {
    description: 'The chair or a vice-chair signs a draft that two inspectors stand behind (主席签署).',
  })
  async unionSignSupervisionLetter(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SignSupervisionLetterInput) input: SignSupervisionLetterInput,
  ): Promise<UnionSupervisionLetter> {
    return presentLetter(await signLetter(ctx, input), ctx.today);
  }

  @Mutation(() => UnionSupervisionLetter, {
    description:
      'Serve a signed letter (送达); a recommendation goes to the authority with its papers (A08).',
  })
  async unionServeSignedLetter(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ServeSignedLetterInput) input: ServeSignedLetterInput,
  ): Promise<UnionSupervisionLetter> {
    return presentLetter(await serveSignedLetter(ctx, input), ctx.today);
  }

  @Mutation(() => UnionSupervisionLetter, {
    description: 'Send a recommendation again that the authority has sent back (补正后重新移送).',
  })
  async unionSendRecommendationAgain(
    @Ctx() ctx: RequestContext,
    @Arg('letterId', () => ID) letterId: string,
    @Arg('text', () => String, { description: 'What was put right (补正情况).' }) text: string,
  ): Promise<UnionSupervisionLetter> {
    return presentLetter(await sendRecommendationAgain(ctx, letterId, text), ctx.today);
  }

  @Mutation(() => UnionSupervisionLetter, {
    description:
      'Record a supervision letter as served and send its copies (送达一函两书). A recommendation comes from a county-level union.',
  })
  async unionServeSupervisionLetter(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ServeSupervisionLetterInput) input: ServeSupervisionLetterInput,
  ): Promise<UnionSupervisionLetter> {
    return presentLetter(await serveLetter(ctx, input), ctx.today);
  }

  @Mutation(() => UnionSupervisionLetter, {
    description: 'Record what became of a letter, and tell whoever follows it (登记答复).',
  })
  async unionRecordLetterReply(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RecordLetterReplyInput) input: RecordLetterReplyInput,
  ): Promise<UnionSupervisionLetter> {
    return presentLetter(await recordLetterReply(ctx, input), ctx.today);
  }

  @Mutation(() => UnionSupervisionLetter, {
    description: 'The local time to answer has passed (逾期未答复).',
  })
  async unionMarkLetterOverdue(
    @Ctx() ctx: RequestContext,
    @Arg('letterId', () => ID) letterId: string,
  ): Promise<UnionSupervisionLetter> {
    return presentLetter(await markLetterOverdue(ctx, letterId), ctx.today);
  }
}
