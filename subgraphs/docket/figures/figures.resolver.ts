import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { Reach } from '#kernel/disclosure/reach.js';
import { RequestContext } from '#kernel/context.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { countFigures } from './count-figures.js';
import { DocketFigures } from './docket-figures.type.js';

@Resolver()
export class FiguresResolver {
  @Reach('LINKAGE')
  @Query(() => DocketFigures, {
    description:
      'Figures of a period (统计), both days included: everything for leaders and the centre; for other staff a calendar month, without counts below ten.',
  })
  docketFigures(
    @Ctx() ctx: RequestContext,
    @Arg('from', () => LocalDateScalar) from: string,
    @Arg('until', () => LocalDateScalar) until: string,
  ): Promise<DocketFigures> {
    return countFigures(ctx, from, until);
  }
}
