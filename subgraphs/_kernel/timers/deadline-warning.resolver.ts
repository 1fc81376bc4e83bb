import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { In } from 'typeorm';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { DeadlineWarningPage, presentWarning } from './deadline-warning.type.js';
import { listDeadlineWarnings } from './deadline-warnings.js';

/** The door to what is running out at a person's organisation: `courtDeadlineWarnings`. */
export function deadlineWarningResolver(field: string): Class {
  @Resolver()
  class DeadlineWarningResolver {
    @Query(() => DeadlineWarningPage, {
      name: `${field}DeadlineWarnings`,
      description:
        'Deadlines of the own organisation of which seven or nine tenths are used, or that have lapsed (期限预警), the most pressing first.',
    })
    async warnings(
      @Ctx() ctx: RequestContext,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
      @Arg('after', () => String, { nullable: true }) after: string | null,
    ): Promise<DeadlineWarningPage> {
      const { rows, total, endCursor } = await listDeadlineWarnings(ctx, { first, after });
      const deadlines = await ctx.db.findBy(DeadlineEntity, { id: In(rows.map((row) => row.deadlineId)) });
      const byId = new Map(deadlines.map((deadline) => [deadline.id, deadline]));
      const items = rows.map((row) => presentWarning(row, byId.get(row.deadlineId)!, ctx.today));
      return { items, total, endCursor };
    }
  }
  return DeadlineWarningResolver;
}
