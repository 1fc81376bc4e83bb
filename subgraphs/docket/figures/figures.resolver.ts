import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { countFigures } from './count-figures.js';
import { DocketFigures } from './docket-figures.type.js';

@Resolver()
export class FiguresResolver {
  @Query(() => DocketFigures, {
    description: 'Figures of a period for the leader (统计), both days included.',
  })
  docketFigures(
    @Ctx() ctx: RequestContext,
    @Arg('from', () => LocalDateScalar) from: string,
    @Arg('until', () => LocalDateScalar) until: string,
  ): Promise<DocketFigures> {
    return countFigures(ctx, from, until);
  }
}
