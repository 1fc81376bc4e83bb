import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Directive,
  Field,
  ID,
  Info,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { assignWork } from './assign-work.js';
import { type DueFilter, dueFilters, listWork, workViews, type WorkView } from './list-work.js';
import { type WorkAct, workActs } from './open-work.js';
import { presentWork } from './present-work.js';
import { colleaguesOf } from '#kernel/staff/colleagues.js';
import { WorkColleague, WorkPage } from './work-item.type.js';

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'What became of one of several things that were assigned together (指派结果).' })
export class AssignedWork {
  @Field(() => ID) subject!: string;
  @Field(() => String, { nullable: true, description: 'Null where it is done; else why not.' })
  refusal!: string | null;
}

/** The doors to what an organisation has to do: `courtWorklist`, `courtAssignWork`, `courtColleagues`. */
export function worklistResolver(field: string): Class {
  @Resolver()
  class WorklistResolver {
    @Query(() => WorkPage, {
      name: `${field}Worklist`,
      description: 'What the own organisation has to do (待办), what is late on top, then by the last day.',
    })
    async worklist(
      @Ctx() ctx: RequestContext,
      @Info() { schema }: GraphQLResolveInfo,
      @Arg('view', () => workViews, { defaultValue: 'MINE' }) view: WorkView,
      @Arg('act', () => workActs, { nullable: true }) act: WorkAct | null,
      @Arg('due', () => dueFilters, { nullable: true }) due: DueFilter | null,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
      @Arg('after', () => String, { nullable: true }) after: string | null,
    ): Promise<WorkPage> {
      const request = { view, act: act ?? null, due: due ?? null, first, after: after ?? null };
      return presentWork(ctx, await listWork(ctx, request), { schema, done: view === 'DONE' });
    }

    @Query(() => [WorkColleague], {
      name: `${field}Colleagues`,
      description:
        'The colleagues of the own organisation to whom work can be given (可指派的同事), by name.',
    })
    colleagues(@Ctx() ctx: RequestContext): Promise<WorkColleague[]> {
      return colleaguesOf(ctx.db, ctx.actor.organisation, ctx.now);
    }

    @Mutation(() => [AssignedWork], {
      name: `${field}AssignWork`,
      description:
        'Make a colleague the one who works these cases (指派承办人); each is done or refused by itself.',
    })
    assign(
      @Ctx() ctx: RequestContext,
      @Arg('subjects', () => [ID], { description: 'Case codes, or records that belong to no case.' })
      subjects: string[],
      @Arg('staffId', () => ID) staffId: string,
    ): Promise<AssignedWork[]> {
      return assignWork(ctx, { subjects, staffId });
    }
  }
  return WorklistResolver;
}
