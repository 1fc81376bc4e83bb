import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { type NoticeKind, noticeKinds } from './notice-kind.js';
import type { NoticeDeliveryEntity, WebhookEntity } from './notice.entity.js';

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description:
    'A system of the own organisation that is told of notices over HTTPS, signed by the rules of Standard Webhooks (网络钩子).',
})
export class Webhook {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Where it is told (推送地址).' }) url!: string;
  @Field(() => [noticeKinds], { description: 'Of what (推送种类).' }) kinds!: NoticeKind[];
  @Field(() => InstantScalar, { description: 'When it was registered (登记时间).' }) registeredAt!: Date;
  @Field(() => InstantScalar, { nullable: true, description: 'Null while it is told (停用时间).' })
  endedAt!: Date | null;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description:
    'A webhook just registered, with the secret its signatures are checked by; told this once (登记结果).',
})
export class RegisteredWebhook {
  @Field(() => Webhook) webhook!: Webhook;
  @Field(() => String, {
    description:
      'Key of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, base64 after `whsec_`; the result stands in `webhook-signature` as `v1,<base64>` (签名密钥).',
  })
  secret!: string;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'A notice on its way to a system outside, and how that stands (推送记录).' })
export class NoticeDelivery {
  @Field(() => ID, { description: 'Stands in `webhook-id` as `msg_<id>`, each time it is tried.' })
  id!: string;
  @Field(() => ID, { nullable: true, description: 'Null where it goes over a channel (网络钩子).' })
  webhookId!: string | null;
  @Field(() => String, { nullable: true, description: 'SMS, WECOM; null where it goes to a webhook (渠道).' })
  channel!: string | null;
  @Field(() => noticeKinds) kind!: NoticeKind;
  @Field(() => InstantScalar, { description: 'When it was raised (生成时间).' }) createdAt!: Date;
  @Field(() => Int, { description: 'How often it was tried (尝试次数).' }) attempts!: number;
  @Field(() => String, {
    nullable: true,
    description: 'Why the last try failed, as a code; null where it did not (失败原因).',
  })
  lastError!: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'Null until it was taken (送达时间).' })
  deliveredAt!: Date | null;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was tried for the last time in vain; null otherwise (停止重试时间).',
  })
  givenUpAt!: Date | null;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'A page of deliveries of notices, the latest first (推送记录列表).' })
export class NoticeDeliveryPage {
  @Field(() => [NoticeDelivery]) items!: NoticeDelivery[];
  @Field(() => Int, { description: 'How many there are in all.' }) total!: number;
  @Field(() => String, { nullable: true, description: 'Where the next page begins; null at the end.' })
  endCursor!: string | null;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'A way to reach people outside the desk, such as SMS (提醒渠道).' })
export class NoticeChannelState {
  @Field(() => ID) name!: string;
  @Field(() => String, { description: 'In words (名称).' }) title!: string;
  @Field(() => String, {
    nullable: true,
    description: 'What is missing before it sends; null where it sends (未接通说明).',
  })
  missing!: string | null;
}

export function presentWebhook({ id, url, kinds, registeredAt, endedAt }: WebhookEntity): Webhook {
  return { id, url, kinds, registeredAt, endedAt };
}

export function presentNoticeDelivery(row: NoticeDeliveryEntity): NoticeDelivery {
  const { id, webhookId, channel, kind, createdAt, attempts, lastError, deliveredAt, givenUpAt } = row;
  return { id, webhookId, channel, kind, createdAt, attempts, lastError, deliveredAt, givenUpAt };
}
