import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { In } from 'typeorm';
import { batchMany } from '#kernel/batch.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { Reach } from '#kernel/disclosure/reach.js';
import { DocketPart } from '../part/docket-part.type.js';
import { linkDuplicate, refuseDuplicate, unlinkDuplicate } from './decide-duplicate.js';
import { DocketDuplicateEntity, type DuplicateReason, duplicateReasons } from './duplicate.entity.js';
import type { DuplicateState } from './duplicate.state.js';
import { DocketDuplicate, duplicateStates } from './duplicate.type.js';
import { listDuplicates } from './list-duplicates.js';
import { leadOf, presentDuplicates } from './present-duplicates.js';

@Resolver(() => DocketPart)
export class DuplicateResolver {
  @Reach('LINKAGE')
  @Query(() => [DocketDuplicate], {
    description:
      'Pairs of cases that may be one dispute, in which your organisation is concerned (重复事项), oldest first; all for a leader. Each counts as a look outside your cases.',
  })
  async docketDuplicates(
    @Ctx() ctx: RequestContext,
    @Arg('state', () => duplicateStates, { defaultValue: 'PROPOSED' }) state: DuplicateState,
    @Arg('first', () => Int, { defaultValue: 20, description: 'At most 20.' }) first: number,
  ): Promise<DocketDuplicate[]> {
    return presentDuplicates(ctx, await listDuplicates(ctx, state, first));
  }

  @Reach('LINKAGE')
  @Mutation(() => DocketDuplicate, {
    description:
      'Confirm that two cases are one dispute (确认关联): the first door leads, nothing is merged, each keeps its clocks. For clerks of the organisations concerned.',
  })
  docketLinkDuplicate(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<DocketDuplicate> {
    return shown(ctx, linkDuplicate(ctx, id));
  }

  @Reach('LINKAGE')
  @Mutation(() => DocketDuplicate, {
    description: 'Say that two cases are not one dispute (排除重复); they are not proposed again.',
  })
  docketRefuseDuplicate(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => duplicateReasons) reason: DuplicateReason,
  ): Promise<DocketDuplicate> {
    return shown(ctx, refuseDuplicate(ctx, id, reason));
  }

  @Reach('LINKAGE')
  @Mutation(() => DocketDuplicate, {
    description: 'Take a link back (解除关联): each case counts for itself again.',
  })
  docketUnlinkDuplicate(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => duplicateReasons) reason: DuplicateReason,
  ): Promise<DocketDuplicate> {
    return shown(ctx, unlinkDuplicate(ctx, id, reason));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [DocketDuplicate], {
    description:
      'Cases that are one dispute with this one (关联案件), as clerks have confirmed; what is only proposed is not here.',
  })
  async duplicates(@Ctx() ctx: RequestContext, @Root() { caseCode }: DocketPart): Promise<DocketDuplicate[]> {
    return presentDuplicates(ctx, await linksOf(ctx, caseCode));
  }

  @DataClass('HEADER')
  @FieldResolver(() => ID, {
    nullable: true,
    description:
      'The case of the first door (首办案件), where this one is linked to an earlier one; null where it leads itself.',
  })
  async leadCase(@Ctx() ctx: RequestContext, @Root() { caseCode }: DocketPart): Promise<string | null> {
    const found = await leadOf(ctx).load(caseCode);
    return found?.lead ?? null;
  }
}

async function shown(ctx: RequestContext, decided: Promise<DocketDuplicateEntity>): Promise<DocketDuplicate> {
  const [duplicate] = await presentDuplicates(ctx, [await decided]);
  return duplicate!;
}

function linksOf(ctx: RequestContext, caseCode: string): Promise<DocketDuplicateEntity[]> {
  const by = (side: 'one' | 'other') =>
    batchMany(
      ctx,
      `links by ${side}`,
      (codes) => ctx.db.findBy(DocketDuplicateEntity, { state: 'LINKED', [side]: In([...codes]) }),
      (row) => row[side],
    ).load(caseCode);
  return Promise.all([by('one'), by('other')]).then((found) => found.flat());
}
