import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { acceptSupervision, reviewSupervision } from './accept-supervision.js';
import type { CivilSupervisionState } from './civil-supervision.state.js';
import {
  AcceptSupervisionInput,
  CivilSupervision,
  CivilSupervisionPage,
  civilSupervisionStates,
  DecideSupervisionInput,
  presentSupervision,
} from './civil-supervision.type.js';
import { listSupervisions } from './civil-supervisions.js';
import { decideSupervision } from './decide-supervision.js';

@Resolver(() => CivilSupervision)
export class CivilSupervisionResolver {
  @Query(() => CivilSupervisionPage, {
    description: 'Civil supervision of the own procuratorate (本院民事监督), newest first.',
  })
  async procuratorateCivilSupervisions(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [civilSupervisionStates], { nullable: true }) states: CivilSupervisionState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<CivilSupervisionPage> {
    const { rows, ...page } = await listSupervisions(ctx, {
      ...{ states: states ?? null, first, after: after ?? null },
    });
    return { nodes: rows.map((row) => presentSupervision(row)), ...page };
  }

  @Mutation(() => CivilSupervision, { description: 'Accept a matter of civil supervision (受理).' })
  async procuratorateAcceptSupervision(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => AcceptSupervisionInput) input: AcceptSupervisionInput,
  ): Promise<CivilSupervision> {
    return presentSupervision(await acceptSupervision(ctx, input));
  }

  @Mutation(() => CivilSupervision, { description: 'Take a matter of civil supervision up (审查).' })
  async procuratorateReviewSupervision(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<CivilSupervision> {
    return presentSupervision(await reviewSupervision(ctx, id));
  }

  @Mutation(() => CivilSupervision, {
    description:
      'Decide it: protest, recommend retrial or enforcement, or do not support (抗诉、检察建议、不支持).',
  })
  async procuratorateDecideSupervision(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => DecideSupervisionInput) input: DecideSupervisionInput,
  ): Promise<CivilSupervision> {
    return presentSupervision(await decideSupervision(ctx, input));
  }
}
