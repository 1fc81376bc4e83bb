import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { permit } from '#kernel/act.js';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { endWebhook, mayKeepWebhooks, registerWebhook, resendNotice } from './keep-webhooks.js';
import { noticeChannels } from './notice-channel.js';
import { type NoticeKind, noticeKinds } from './notice-kind.js';
import {
  NoticeChannelState,
  NoticeDelivery,
  NoticeDeliveryPage,
  presentNoticeDelivery,
  presentWebhook,
  RegisteredWebhook,
  Webhook,
} from './webhook.type.js';
import { listNoticeDeliveries, listWebhooks } from './webhooks.js';

/** The administrator's doors to the systems that are told of notices: `courtRegisterWebhook`, `courtNoticeDeliveries`… */
export function webhookResolver(field: string): Class {
  @Resolver()
  class WebhookResolver {
    @Query(() => [Webhook], {
      name: `${field}Webhooks`,
      description: 'Systems of the own organisation that are told of notices (网络钩子); for administrators.',
    })
    async webhooks(@Ctx() ctx: RequestContext): Promise<Webhook[]> {
      return (await listWebhooks(ctx)).map(presentWebhook);
    }

    @Query(() => NoticeDeliveryPage, {
      name: `${field}NoticeDeliveries`,
      description:
        'What they were told, and how that stands, the latest first (推送记录); for administrators.',
    })
    async deliveries(
      @Ctx() ctx: RequestContext,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
      @Arg('after', () => String, { nullable: true }) after: string | null,
      @Arg('webhookId', () => ID, { nullable: true }) webhookId: string | null,
      @Arg('failedOnly', () => Boolean, { defaultValue: false }) failedOnly: boolean,
    ): Promise<NoticeDeliveryPage> {
      const which = { webhookId: webhookId ?? null, failedOnly };
      const page = await listNoticeDeliveries(ctx, { first, after: after ?? null }, which);
      const { rows, total, endCursor } = page;
      return { items: rows.map(presentNoticeDelivery), total, endCursor };
    }

    @Query(() => [NoticeChannelState], {
      name: `${field}NoticeChannels`,
      description: 'Ways to reach people outside the desk, and what is missing before they send (提醒渠道).',
    })
    channels(@Ctx() ctx: RequestContext): NoticeChannelState[] {
      permit(mayKeepWebhooks(ctx.actor, ctx.agency.manifest.name));
      return noticeChannels().map(({ name, title, missing }) => ({ name, title, missing }));
    }

    @Mutation(() => RegisteredWebhook, {
      name: `${field}RegisterWebhook`,
      description:
        'Have a system of the own organisation told of notices over HTTPS: ids and codes alone, signed by the rules of Standard Webhooks, at least once under the same id (登记网络钩子).',
    })
    async register(
      @Ctx() ctx: RequestContext,
      @Arg('url', () => String) url: string,
      @Arg('kinds', () => [noticeKinds]) kinds: NoticeKind[],
    ): Promise<RegisteredWebhook> {
      const webhook = await registerWebhook(ctx, { url, kinds });
      return { webhook: presentWebhook(webhook), secret: webhook.secret };
    }

    @Mutation(() => Webhook, {
      name: `${field}EndWebhook`,
      description: 'Tell it no more (停用网络钩子).',
    })
    async end(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<Webhook> {
      return presentWebhook(await endWebhook(ctx, id));
    }

    @Mutation(() => NoticeDelivery, {
      name: `${field}ResendNotice`,
      description: 'Send a delivery once more, under the same id (重发).',
    })
    async resend(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<NoticeDelivery> {
      return presentNoticeDelivery(await resendNotice(ctx, id));
    }
  }
  return WebhookResolver;
}
