import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { Reach } from '#kernel/disclosure/reach.js';
import { type CreditCode, CreditCodeScalar } from '#kernel/values/credit-code.js';
import { type IdNumber, IdNumberScalar } from '#kernel/values/id-number.js';
import { presentLetter, UnionSupervisionLetter } from '../supervision/supervision-letter.type.js';
import { findLetters } from './find-letters.js';

@Resolver()
export class LetterSearchResolver {
  @Reach('INQUIRY')
  @Query(() => [UnionSupervisionLetter], {
    description:
      'The union’s supervision letters about exactly this employer (查询一函两书), oldest first. For procurators, with a stated purpose; every look is counted and recorded.',
  })
  async unionSupervisionLettersOf(
    @Ctx() ctx: RequestContext,
    @Arg('employer', () => CreditCodeScalar) employer: CreditCode,
    @Arg('idNumber', () => IdNumberScalar, {
      nullable: true,
      description: 'Only letters of cases to which this person is a party.',
    })
    idNumber: IdNumber | null,
  ): Promise<UnionSupervisionLetter[]> {
    const letters = await findLetters(ctx, employer, idNumber ?? null);
    return letters.map((row) => presentLetter(row, ctx.today));
  }
}
