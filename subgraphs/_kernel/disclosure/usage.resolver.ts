import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import type { CasePart } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from './data-class.js';
import { DelayUsageInput, presentUsage, UsageRecord } from './usage.type.js';
import { delayUsage, usageOf } from './usage.js';

/** Who looked, below an agency's part of a case; and the door by which a look is kept from the person for a while. */
export function usageResolver(field: string, Part: Class<CasePart>): Class {
  @Resolver(() => Part)
  class UsageResolver {
    @DataClass('USAGE')
    @FieldResolver(() => [UsageRecord], {
      description: 'Who of other organisations looked at the case here (谁看过), the latest first.',
    })
    async usage(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<UsageRecord[]> {
      return (await usageOf(ctx).load(part.caseCode)).map((row) => presentUsage(ctx, row));
    }

    @Mutation(() => UsageRecord, {
      name: `${field}DelayUsage`,
      description:
        'Keep a look from the person concerned until a day, for a lawful investigation (延后告知); for the administrator.',
    })
    async delay(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => DelayUsageInput) input: DelayUsageInput,
    ): Promise<UsageRecord> {
      return presentUsage(ctx, await delayUsage(ctx, input));
    }
  }
  return UsageResolver;
}
