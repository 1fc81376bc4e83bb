import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import type { AgencyManifest, Class } from '#kernel/agency.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { typePrefix } from '#kernel/mediation/record-kind.js';
import { letterChain } from './letter-chain.js';
import { letterProgressed } from './letter-progressed.js';
import { letterServed } from './letter-served.js';
import type { LetterKind } from './letter.entity.js';
import { letterMachine } from './letter.state.js';
import { letterKinds, presentLetter, ReceivedLetter, ReceivedLetterCount } from './letter.type.js';
import { countLetters, lettersOf, listLetters } from './letters.js';

/** What an agency that follows the union's supervision letters lists in its manifest. */
export interface LetterDoors {
  SupervisionLetter: Class<ReceivedLetter>;
  resolvers: Class[];
  machines: AgencyManifest['machines'];
  handlers: AgencyManifest['handlers'];
}

/** Makes the letters of one agency: doors and types begin with its field. Called once for each. */
export function letterDoors(field: string, title: string, Part: Class<CasePart>): LetterDoors {
  const prefix = typePrefix(field);

  @ObjectType(`${prefix}SupervisionLetter`, {
    description: `A supervision letter of the union (一函两书) that ${title} was sent or copied on.`,
  })
  class SupervisionLetter extends ReceivedLetter {}

  @DataClass('HEADER')
  @ObjectType(`${prefix}SupervisionLetterPage`, {
    description: 'A page of supervision letters (监督文书列表), earliest due first.',
  })
  class SupervisionLetterPage {
    @Field(() => [SupervisionLetter]) nodes!: SupervisionLetter[];
    @Field(() => Int) total!: number;
    @Field(() => [ReceivedLetterCount], { description: 'Of all letters about the employer asked for (件数).' })
    counts!: ReceivedLetterCount[];
    @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
    endCursor!: string | null;
  }

  @Resolver(() => SupervisionLetter)
  class LetterResolver {
    @Query(() => SupervisionLetterPage, {
      name: `${field}SupervisionLetters`,
      description:
        'Supervision letters the own organisation was sent or copied on (监督文书), earliest due first.',
    })
    async letters(
      @Ctx() ctx: RequestContext,
      @Arg('overdueOnly', () => Boolean, {
        defaultValue: false,
        description: 'Only those unanswered past their last day (超期未答复).',
      })
      overdueOnly: boolean,
      @Arg('kind', () => letterKinds, { nullable: true }) kind: LetterKind | null,
      @Arg('employer', () => String, {
        nullable: true,
        description: 'Part of the employer’s name, or its credit code (用人单位).',
      })
      employer: string | null,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
      @Arg('after', () => String, { nullable: true }) after: string | null,
    ): Promise<SupervisionLetterPage> {
      const about = employer?.trim() || null;
      const filter = { overdueOnly, kind: kind ?? null, employer: about, first, after: after ?? null };
      const [{ rows, ...page }, counts] = await Promise.all([
        listLetters(ctx, filter),
        countLetters(ctx, about),
      ]);
      return { nodes: rows.map((row) => presentLetter(row, ctx.today)), counts, ...page };
    }

    @DataClass('HEADER')
    @FieldResolver(() => [SupervisionLetter], {
      description:
        'The letters of the case that led to this one and follow from it, oldest first, this one among them (文书链).',
    })
    async chain(@Root() letter: ReceivedLetter, @Ctx() ctx: RequestContext): Promise<ReceivedLetter[]> {
      return letterChain(ctx, letter);
    }
  }

  @Resolver(() => Part)
  class PartLetters {
    @DataClass('HEADER')
    @FieldResolver(() => [SupervisionLetter], {
      description: 'Supervision letters (一函两书), oldest first.',
    })
    async letters(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<ReceivedLetter[]> {
      const rows = await lettersOf(ctx).load(partKey(part));
      return rows.map((row) => presentLetter(row, ctx.today));
    }
  }

  return {
    SupervisionLetter,
    resolvers: [LetterResolver, PartLetters],
    machines: { 'supervision letter': { table: letterMachine, first: 'SERVED' } },
    handlers: {
      SupervisionLetterServed: letterServed,
      SupervisionLetterProgressed: letterProgressed,
    },
  };
}
