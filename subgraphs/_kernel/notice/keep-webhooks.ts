import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { type Actor, hasRole } from '#kernel/actor.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { NoticeDeliveryEntity, WebhookEntity } from './notice.entity.js';
import type { NoticeKind } from './notice-kind.js';
import { newWebhookSecret } from './webhook-signature.js';
import { strictTargets, webhookUrl } from './webhook-target.js';

const mostWebhooks = 10;

export function mayKeepWebhooks(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency && hasRole(actor, 'ADMINISTRATOR');
}

/** The administrator has a system of the own organisation told of notices of these kinds (登记网络钩子). */
export function registerWebhook(
  ctx: RequestContext,
  given: { url: string; kinds: readonly NoticeKind[] },
): Promise<WebhookEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayKeepWebhooks(ctx.actor, ctx.agency.manifest.name));
    const url = webhookUrl(given.url, ctx.agency.webhookTargets ?? strictTargets);
    if (given.kinds.length === 0) throw new Refusal('BAD_INPUT', '请至少选择一种提醒。');
    const { organisation, id: registeredBy } = ctx.actor;
    const open = await tx.countBy(WebhookEntity, { organisation, endedAt: IsNull() });
    if (open >= mostWebhooks)
      throw new Refusal('BAD_INPUT', `每个单位最多登记 ${mostWebhooks} 个网络钩子。`, '请先停用不再使用的。');
    const webhook: WebhookEntity = {
      ...{ id: randomUUID(), organisation, url: url.href, kinds: [...new Set(given.kinds)] },
      ...{ secret: newWebhookSecret(), registeredAt: ctx.now, registeredBy, endedAt: null },
    };
    await tx.insert(WebhookEntity, webhook);
    record(tx, ctx, 'webhook.register', webhook.id, { details: { host: url.host, kinds: webhook.kinds } });
    return webhook;
  });
}

/** Stops telling it; what is still on its way is not sent any more (停用网络钩子). */
export function endWebhook(ctx: RequestContext, id: string): Promise<WebhookEntity> {
  return ctx.transaction(async (tx) => {
    const webhook = await load(tx, WebhookEntity, id);
    permit(mayKeepWebhooks(ctx.actor, ctx.agency.manifest.name));
    permit(webhook.organisation === ctx.actor.organisation);
    if (webhook.endedAt) return webhook;
    webhook.endedAt = ctx.now;
    await tx.update(WebhookEntity, id, { endedAt: ctx.now });
    record(tx, ctx, 'webhook.end', id);
    return webhook;
  });
}

/** Sends a delivery once more, under the same id and with the same content (重发). */
export function resendNotice(ctx: RequestContext, id: string): Promise<NoticeDeliveryEntity> {
  return ctx.transaction(async (tx) => {
    const delivery = await load(tx, NoticeDeliveryEntity, id);
    permit(mayKeepWebhooks(ctx.actor, ctx.agency.manifest.name));
    permit(delivery.organisation === ctx.actor.organisation);
    if (!delivery.deliveredAt && !delivery.givenUpAt)
      throw new Refusal('WRONG_STATE', '这条推送还在自动重试，不需要重发。');
    const again = { attempts: 0, lastError: null, queuedAt: null, deliveredAt: null, givenUpAt: null };
    await tx.update(NoticeDeliveryEntity, id, again);
    record(tx, ctx, 'webhook.resend', id, { caseCode: delivery.caseCode });
    return { ...delivery, ...again };
  });
}
