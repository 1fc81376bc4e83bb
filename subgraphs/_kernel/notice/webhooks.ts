import { permit, uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { type PageRequest, pageOf, type WorklistPage } from '#kernel/worklist.js';
import { mayKeepWebhooks } from './keep-webhooks.js';
import { NoticeDeliveryEntity, WebhookEntity } from './notice.entity.js';

/** Those of the own organisation, the latest first. */
export function listWebhooks(ctx: RequestContext): Promise<WebhookEntity[]> {
  permit(mayKeepWebhooks(ctx.actor, ctx.agency.manifest.name));
  const { organisation } = ctx.actor;
  return ctx.db.find(WebhookEntity, { where: { organisation }, order: { registeredAt: 'DESC' }, take: 100 });
}

/** What the own organisation's systems were told, the latest first. */
export function listNoticeDeliveries(
  ctx: RequestContext,
  page: PageRequest,
  { webhookId, failedOnly }: { webhookId: string | null; failedOnly: boolean },
): Promise<WorklistPage<NoticeDeliveryEntity>> {
  permit(mayKeepWebhooks(ctx.actor, ctx.agency.manifest.name));
  const query = ctx.db
    .createQueryBuilder(NoticeDeliveryEntity, 'd')
    .where('d.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy('d.createdAt', 'DESC')
    .addOrderBy('d.id');
  if (webhookId) query.andWhere('d.webhookId = :webhookId', { webhookId: uuidOrNone(webhookId) });
  if (failedOnly) query.andWhere('d.deliveredAt is null and d.lastError is not null');
  return pageOf(query, page);
}
