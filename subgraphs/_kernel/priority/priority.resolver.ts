import type DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Any } from 'typeorm';
import type { Class } from '#kernel/agency.js';
import { batchMany } from '#kernel/batch.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { referralsOf } from '#kernel/referral/referrals.js';
import { dropPriority } from './drop-priority.js';
import { flagPriority } from './flag-priority.js';
import {
  FlagPriorityInput,
  presentPriority,
  presentStage,
  PriorityFlag,
  PriorityStage,
} from './priority.type.js';
import { PriorityFlagEntity } from './priority-flag.entity.js';

/** The green channel below an agency's part of a case, and its doors: `courtFlagPriority`, `courtDropPriority`. */
export function priorityResolver(field: string, Part: Class<CasePart>): Class {
  @Resolver(() => Part)
  class PriorityResolver {
    @DataClass('HEADER')
    @FieldResolver(() => [PriorityFlag], {
      description: 'Why the case goes first here, or went (绿色通道); empty where it does not.',
    })
    async priorities(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<PriorityFlag[]> {
      return (await flagsOf(ctx).load(partKey(part))).map(presentPriority);
    }

    @DataClass('HEADER')
    @FieldResolver(() => [PriorityStage], {
      description: 'How long each referral of a case that goes first waited (各环节排队时间).',
    })
    async priorityStages(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<PriorityStage[]> {
      const flags = await flagsOf(ctx).load(partKey(part));
      if (flags.length === 0) return [];
      return (await referralsOf(ctx).load(partKey(part))).map((row) => presentStage(row, ctx.today));
    }

    @Mutation(() => PriorityFlag, {
      name: `${field}FlagPriority`,
      description: 'Put a case first (标记绿色通道, A28).',
    })
    async flag(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => FlagPriorityInput) input: FlagPriorityInput,
    ): Promise<PriorityFlag> {
      return presentPriority(await flagPriority(ctx, input));
    }

    @Mutation(() => PriorityFlag, {
      name: `${field}DropPriority`,
      description: 'No longer put a case first, with the reason; whoever set it is told (取消绿色通道).',
    })
    async drop(
      @Ctx() ctx: RequestContext,
      @Arg('caseCode', () => ID) caseCode: string,
      @Arg('reason', () => String) reason: string,
    ): Promise<PriorityFlag> {
      return presentPriority(await dropPriority(ctx, caseCode, reason));
    }
  }
  return PriorityResolver;
}

function flagsOf(ctx: RequestContext): DataLoader<string, PriorityFlagEntity[]> {
  return batchMany(
    ctx,
    'priority flags',
    (keys) =>
      ctx.db.find(PriorityFlagEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { flaggedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}
