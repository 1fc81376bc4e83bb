import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Reach } from '#kernel/disclosure/reach.js';
import { RequestContext } from '#kernel/context.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { countFigures } from './count-figures.js';
import { countFlows, countGroups, countRecords } from './count-groups.js';
import { countMonths } from './count-months.js';
import { DocketFigures } from './docket-figures.type.js';
import {
  DocketFlow,
  DocketGroupFigures,
  DocketIndicator,
  DocketMonth,
  DocketRecordFigure,
} from './figure-groups.type.js';
import { indicators } from './indicators.js';

@Resolver()
export class FiguresResolver {
  @Reach('LINKAGE')
  @Query(() => DocketFigures, {
    description:
      'Figures of a period (统计), both days included: everything for leaders and the centre; for other staff a calendar month, without counts below ten. With `own`, of the cases your organisation is in (本单位), any period.',
  })
  docketFigures(
    @Ctx() ctx: RequestContext,
    @Arg('from', () => LocalDateScalar) from: string,
    @Arg('until', () => LocalDateScalar) until: string,
    @Arg('own', () => Boolean, { defaultValue: false }) own: boolean,
  ): Promise<DocketFigures> {
    return countFigures(ctx, { from, until, own: own ? ctx.actor.organisation : null });
  }
}

const forWhoSeesAll = 'Null for who may not see all of it.';

/** What is counted only when asked for. */
@Resolver(() => DocketFigures)
export class FigureGroupsResolver {
  @FieldResolver(() => [DocketIndicator], { description: 'What the figures count (统计口径).' })
  indicators(): DocketIndicator[] {
    return indicators().filter(({ drawn }) => drawn);
  }

  @FieldResolver(() => [DocketMonth], {
    description: 'The twelve calendar months up to the one the period ends in, or to this one (月度统计).',
  })
  months(@Ctx() ctx: RequestContext, @Root() { cohort, ...reader }: DocketFigures): Promise<DocketMonth[]> {
    return countMonths(ctx, cohort, reader);
  }

  @FieldResolver(() => [DocketGroupFigures], {
    nullable: true,
    description: `By division (行政区划). ${forWhoSeesAll}`,
  })
  async byDivision(
    @Ctx() ctx: RequestContext,
    @Root() { cohort, all }: DocketFigures,
  ): Promise<DocketGroupFigures[] | null> {
    return all ? countGroups(ctx, cohort, 'division') : null;
  }

  @FieldResolver(() => [DocketGroupFigures], {
    nullable: true,
    description: `By cause (案由). ${forWhoSeesAll}`,
  })
  async byCause(
    @Ctx() ctx: RequestContext,
    @Root() { cohort, all }: DocketFigures,
  ): Promise<DocketGroupFigures[] | null> {
    return all ? countGroups(ctx, cohort, 'cause') : null;
  }

  @FieldResolver(() => [DocketGroupFigures], {
    nullable: true,
    description: `By the organisation that registered them first (首办单位). ${forWhoSeesAll}`,
  })
  async byOrganisation(
    @Ctx() ctx: RequestContext,
    @Root() { cohort, all }: DocketFigures,
  ): Promise<DocketGroupFigures[] | null> {
    return all ? countGroups(ctx, cohort, 'organisation') : null;
  }

  @FieldResolver(() => [DocketFlow], {
    nullable: true,
    description: `From whom to whom the cases have gone, and what came of them (流向). ${forWhoSeesAll}`,
  })
  async flows(
    @Ctx() ctx: RequestContext,
    @Root() { cohort, all }: DocketFigures,
  ): Promise<DocketFlow[] | null> {
    return all ? countFlows(ctx, cohort) : null;
  }

  @FieldResolver(() => [DocketRecordFigure], {
    nullable: true,
    description: `How the records of the cases stand, with \`own\` those of your organisation (事项分布). ${forWhoSeesAll}`,
  })
  async records(
    @Ctx() ctx: RequestContext,
    @Root() { cohort, all }: DocketFigures,
  ): Promise<DocketRecordFigure[] | null> {
    return all ? countRecords(ctx, cohort) : null;
  }
}
