import type DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Any } from 'typeorm';
import { batchMany } from '#kernel/batch.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { presentEntry, WageBlacklistEntry } from '../wage-blacklist/entry.type.js';
import { CreditNoticeEntity } from './credit-notice.entity.js';
import { CreditAnswerInput, CreditNotice, presentCreditNotice } from './credit-notice.type.js';
import { noteCreditAnswer } from './note-credit-answer.js';
import { shareBlacklisting, shareRemoval } from './pass-on-decision.js';

@Resolver(() => WageBlacklistEntry)
export class CreditNoticeResolver {
  @Mutation(() => WageBlacklistEntry, {
    description: 'Pass a listing on to the credit platform (推送列入决定, A23).',
  })
  async humanResourcesShareBlacklisting(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('service', () => String, { description: 'How it got there, with the receipt (推送方式、回执).' })
    service: string,
  ): Promise<WageBlacklistEntry> {
    return presentEntry(await shareBlacklisting(ctx, { id, service }), ctx.today);
  }

  @Mutation(() => WageBlacklistEntry, {
    description: 'Tell the credit platform that an employer is off the list (推送移出, A23).',
  })
  async humanResourcesShareRemoval(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('service', () => String, { description: 'How it got there, with the receipt (推送方式、回执).' })
    service: string,
  ): Promise<WageBlacklistEntry> {
    return presentEntry(await shareRemoval(ctx, { id, service }), ctx.today);
  }

  @Mutation(() => CreditNotice, { description: 'The credit platform has answered (登记平台答复).' })
  async humanResourcesNoteCreditAnswer(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CreditAnswerInput) input: CreditAnswerInput,
  ): Promise<CreditNotice> {
    return presentCreditNotice(await noteCreditAnswer(ctx, input));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [CreditNotice], {
    description: 'What the credit platform was told and answered (推送记录), in its order.',
  })
  async creditNotices(
    @Root() { id }: WageBlacklistEntry,
    @Ctx() ctx: RequestContext,
  ): Promise<CreditNotice[]> {
    return (await noticesOf(ctx).load(id)).map(presentCreditNotice);
  }
}

function noticesOf(ctx: RequestContext): DataLoader<string, CreditNoticeEntity[]> {
  return batchMany(
    ctx,
    'credit notices',
    (ids) =>
      ctx.db.find(CreditNoticeEntity, {
        where: { entryId: Any([...ids]) },
        order: { sentOn: 'ASC', kind: 'ASC' },
      }),
    (row) => row.entryId,
  );
}
