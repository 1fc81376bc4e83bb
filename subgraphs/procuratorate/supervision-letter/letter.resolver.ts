import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import type { LetterKind } from './letter.entity.js';
import { letterKinds, presentLetter, ProcuratorateSupervisionLetter, ProcuratorateSupervisionLetterPage } from './letter.type.js';
import { letterChain } from './letter-chain.js';
import { listLetters } from './letters.js';

@Resolver(() => ProcuratorateSupervisionLetter)
export class LetterResolver {
  @Query(() => ProcuratorateSupervisionLetterPage, {
    description: 'Supervision letters the own procuratorate was sent or copied on (监督文书), earliest due first.',
  })
  async procuratorateSupervisionLetters(
    @Ctx() ctx: RequestContext,
    @Arg('overdueOnly', () => Boolean, { defaultValue: false, description: 'Only those unanswered past their last day (超期未答复).' })
    overdueOnly: boolean,
    @Arg('kind', () => letterKinds, { nullable: true }) kind: LetterKind | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<ProcuratorateSupervisionLetterPage> {
    const { rows, ...page } = await listLetters(ctx, { overdueOnly, kind: kind ?? null, first, after: after ?? null });
    return { nodes: rows.map((row) => presentLetter(row, 'OWN', ctx.today)), ...page };
  }

  @FieldResolver(() => [ProcuratorateSupervisionLetter], {
    description: 'The letters of the case that led to this one and follow from it, oldest first, this one among them (文书链).',
  })
  async chain(@Root() letter: ProcuratorateSupervisionLetter, @Ctx() ctx: RequestContext): Promise<ProcuratorateSupervisionLetter[]> {
    return letterChain(ctx, letter);
  }
}
