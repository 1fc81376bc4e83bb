import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { NoticePage, presentNotices } from './notice.type.js';
import { listNotices, readNotices } from './notices.js';

/** The doors to what the people of an organisation are told: `courtNotices`, `courtMarkNoticesRead`. */
export function noticeResolver(field: string): Class {
  @Resolver()
  class NoticeResolver {
    @Query(() => NoticePage, {
      name: `${field}Notices`,
      description: 'What the own organisation was told in the last thirty days, the unread first (提醒).',
    })
    async notices(
      @Ctx() ctx: RequestContext,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
      @Arg('after', () => String, { nullable: true }) after: string | null,
      @Arg('unreadOnly', () => Boolean, { defaultValue: false }) unreadOnly: boolean,
    ): Promise<NoticePage> {
      return presentNotices(await listNotices(ctx, { first, after: after ?? null }, unreadOnly), ctx);
    }

    @DataClass('HEADER')
    @Mutation(() => Int, {
      name: `${field}MarkNoticesRead`,
      description:
        'Note that the person has seen these notices, or all where none are named (标为已读). Answers how many are left unread.',
    })
    read(
      @Ctx() ctx: RequestContext,
      @Arg('ids', () => [ID], { nullable: true }) ids: string[] | null,
    ): Promise<number> {
      return readNotices(ctx, ids ?? null);
    }
  }
  return NoticeResolver;
}
