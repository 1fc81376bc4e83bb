import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { letterAnswerStates } from './letter-input.type.js';
import { letterById, lettersAfter, lettersOf, mayReadLetter } from './letters.js';
import { type LetterStep, letterSteps, nextSteps, openAnswers } from './next-steps.js';
import type { LetterAnswer } from './supervision-letter.state.js';
import { presentLetter, UnionSupervisionLetter } from './supervision-letter.type.js';
import { chainOf } from '#kernel/supervision/letter-chain.js';

/** What a letter stands in, and what can be done with it. */
@Resolver(() => UnionSupervisionLetter)
export class LetterStepsResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [letterSteps], {
    description: 'What the reader can do with it next (下一步); none for who does not work it.',
  })
  async nextSteps(
    @Root() { id }: UnionSupervisionLetter,
    @Ctx() ctx: RequestContext,
  ): Promise<LetterStep[]> {
    const letter = await letterById(ctx).load(id);
    return letter ? nextSteps(ctx, letter) : [];
  }

  @DataClass('HEADER')
  @FieldResolver(() => [letterAnswerStates], {
    description: 'What can be recorded of it as it stands (可登记的结果).',
  })
  openAnswers(@Root() letter: UnionSupervisionLetter): LetterAnswer[] {
    return openAnswers(letter, letter.state);
  }

  @DataClass('HEADER')
  @FieldResolver(() => UnionSupervisionLetter, {
    nullable: true,
    description: 'The letter that follows it (后一文书); null while none does.',
  })
  async followedBy(
    @Root() { id }: UnionSupervisionLetter,
    @Ctx() ctx: RequestContext,
  ): Promise<UnionSupervisionLetter | null> {
    const after = (await lettersAfter(ctx).load(id)).filter((row) => mayReadLetter(ctx, row)).at(-1);
    return after ? presentLetter(after, ctx.today) : null;
  }

  @DataClass('HEADER')
  @FieldResolver(() => [UnionSupervisionLetter], {
    description: 'The letters that led to this one and follow from it, oldest first, this one among them (文书链).',
  })
  async chain(
    @Root() { id }: UnionSupervisionLetter,
    @Ctx() ctx: RequestContext,
  ): Promise<UnionSupervisionLetter[]> {
    const letter = await letterById(ctx).load(id);
    if (!letter) return [];
    const letters = await lettersOf(ctx).load(`${letter.caseCode} ${letter.organisation}`);
    const linked = letters
      .filter((row) => mayReadLetter(ctx, row))
      .map((row) => ({ row, letterId: row.id, followsLetterId: row.followsLetterId }));
    const start = { letterId: id, followsLetterId: letter.followsLetterId };
    return chainOf(start, linked).map(({ row }) => presentLetter(row, ctx.today));
  }
}
