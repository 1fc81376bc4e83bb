import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { extendListing, listEmployer, objectToBlacklisting, revokeBlacklisting } from './decide-listing.js';
import { applyForRemoval, noteExpired, noteRectified, refuseRemoval, removeEarly } from './end-listing.js';
import { listBlacklistEntries } from './entries.js';
import type { BlacklistState } from './entry.state.js';
import {
  blacklistStates,
  NoticeBlacklistingInput,
  presentEntry,
  WageBlacklistEntry,
  WageBlacklistPage,
} from './entry.type.js';
import { noticeBlacklisting } from './notice-blacklisting.js';

@Resolver(() => WageBlacklistEntry)
export class BlacklistResolver {
  @Query(() => WageBlacklistPage, {
    description: 'Blacklist entries of the own bureau (本单位失信名单), earliest open deadline first.',
  })
  async humanResourcesBlacklistEntries(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [blacklistStates], { nullable: true }) states: BlacklistState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<WageBlacklistPage> {
    const filter = { states: states ?? null, first, after: after ?? null };
    const { rows, ...page } = await listBlacklistEntries(ctx, filter);
    return { nodes: rows.map((row) => presentEntry(row, ctx.today)), ...page };
  }

  @Mutation(() => WageBlacklistEntry, {
    description: 'Tell an employer that it is to be listed (拟列入告知).',
  })
  async humanResourcesNoticeBlacklisting(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => NoticeBlacklistingInput) input: NoticeBlacklistingInput,
  ): Promise<WageBlacklistEntry> {
    return presentEntry(await noticeBlacklisting(ctx, input), ctx.today);
  }

  @Mutation(() => WageBlacklistEntry, { description: 'The employer objects to being listed (异议).' })
  async humanResourcesObjectToBlacklisting(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('objection', () => String) objection: string,
  ): Promise<WageBlacklistEntry> {
    return presentEntry(await objectToBlacklisting(ctx, id, objection), ctx.today);
  }

  @Mutation(() => WageBlacklistEntry, {
    description: 'Lengthen the time for the decision, with approval and once (延长决定期限).',
  })
  async humanResourcesExtendListing(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<WageBlacklistEntry> {
    return presentEntry(await extendListing(ctx, id), ctx.today);
  }

  @Mutation(() => WageBlacklistEntry, { description: 'Decide to list an employer (列入决定).' })
  async humanResourcesListEmployer(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('number', () => String, { description: 'Number of the decision (列入决定书文号).' }) number: string,
    @Arg('verification', () => String, {
      nullable: true,
      description: 'What came of verifying the objection (核实情况); needed where there was one.',
    })
    verification: string | null,
  ): Promise<WageBlacklistEntry> {
    return presentEntry(await listEmployer(ctx, id, number, verification ?? null), ctx.today);
  }

  @Mutation(() => WageBlacklistEntry, { description: 'The employer has put it right (改正).' })
  async humanResourcesNoteRectified(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => LocalDateScalar, { description: 'When the wages were paid (改正日期).' }) on: string,
  ): Promise<WageBlacklistEntry> {
    return presentEntry(await noteRectified(ctx, id, on), ctx.today);
  }

  @Mutation(() => WageBlacklistEntry, {
    description: 'The employer applies for early removal (申请提前移出).',
  })
  async humanResourcesApplyForRemoval(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<WageBlacklistEntry> {
    return presentEntry(await applyForRemoval(ctx, id), ctx.today);
  }

  @Mutation(() => WageBlacklistEntry, { description: 'Do not remove an employer early (不予提前移出).' })
  async humanResourcesRefuseRemoval(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<WageBlacklistEntry> {
    return presentEntry(await refuseRemoval(ctx, id, reason), ctx.today);
  }

  @Mutation(() => WageBlacklistEntry, { description: 'Remove an employer early (提前移出).' })
  async humanResourcesRemoveEarly(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('number', () => String, { description: 'Number of the decision (移出决定书文号).' }) number: string,
  ): Promise<WageBlacklistEntry> {
    return presentEntry(await removeEarly(ctx, id, number), ctx.today);
  }

  @Mutation(() => WageBlacklistEntry, { description: 'Note that the three years are over (期满移出).' })
  async humanResourcesNoteExpired(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<WageBlacklistEntry> {
    return presentEntry(await noteExpired(ctx, id), ctx.today);
  }

  @Mutation(() => WageBlacklistEntry, {
    description: 'Do not list after all, or take the decision back (不予列入、撤销列入).',
  })
  async humanResourcesRevokeBlacklisting(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<WageBlacklistEntry> {
    return presentEntry(await revokeBlacklisting(ctx, id, reason), ctx.today);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits of the entry (期限), earliest first.' })
  async deadlines(@Root() entry: WageBlacklistEntry, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(entry.id)).map((row) => presentDeadline(row, ctx.today));
  }
}
