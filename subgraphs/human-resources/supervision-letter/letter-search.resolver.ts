import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { Reach } from '#kernel/disclosure/reach.js';
import { presentLetter, type ReceivedLetter } from '#kernel/supervision/letter.type.js';
import { type CreditCode, CreditCodeScalar } from '#kernel/values/credit-code.js';
import { findLetters } from './find-letters.js';
import { humanResourcesLetters } from './supervision-letter.js';

@Resolver()
export class LetterSearchResolver {
  @Reach('INQUIRY')
  @Query(() => [humanResourcesLetters.SupervisionLetter], {
    description:
      'Supervision letters the bureau has received about exactly this employer (查询收到的监督文书), oldest first. For procurators, with a stated purpose; every look is counted and recorded.',
  })
  async humanResourcesSupervisionLettersOf(
    @Ctx() ctx: RequestContext,
    @Arg('employer', () => CreditCodeScalar) employer: CreditCode,
  ): Promise<ReceivedLetter[]> {
    return (await findLetters(ctx, employer)).map((row) => presentLetter(row, ctx.today));
  }
}
