import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { Reach } from '#kernel/disclosure/reach.js';
import { RequestContext } from '#kernel/context.js';
import { parseCaseCode } from '#kernel/values/case-code.js';
import { DivisionCodeScalar } from '#kernel/values/division-code.js';
import { recordsOf } from '../part/course-of-case.js';
import { DocketPart } from '../part/docket-part.type.js';
import { FunctionGuide } from './function-guide.type.js';
import { guideOf } from './guide.js';

@Resolver(() => DocketPart)
export class FunctionsResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [FunctionGuide], {
    description:
      'The seven functions for this case (办事指引): each one’s owner, clock and papers before it begins, and whether it is open now.',
  })
  async functions(@Ctx() ctx: RequestContext, @Root() { caseCode }: DocketPart): Promise<FunctionGuide[]> {
    return guideOf(ctx, parseCaseCode(caseCode).division, await recordsOf(ctx).load(caseCode));
  }

  @Reach('LINKAGE')
  @Query(() => [FunctionGuide], {
    description: 'The seven functions in a place (办事指引), for a matter that is no case yet.',
  })
  docketFunctions(
    @Ctx() ctx: RequestContext,
    @Arg('division', () => DivisionCodeScalar) division: string,
  ): FunctionGuide[] {
    return guideOf(ctx, division);
  }
}
