import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import type { ExchangeAlarmEntity, ExchangeAlarmKind } from '#kernel/reconciliation/exchange-alarm.entity.js';
import { exchangeAlarmKinds } from '#kernel/reconciliation/exchange-alarm.entity.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { type DeliveryPageRows, type DeliveryRow, type DeliveryState, deliveryStates } from './deliveries.js';
import { messageNames } from './message-names.js';
import type { PairFigures } from './pair-figures.js';

registerEnumType(deliveryStates, {
  name: 'DeliveryState',
  description:
    'Waiting for a receipt (待送达), a day without one (逾时未送达), applied (已送达), refused (被拒收), refused and sent again (已重发).',
});
const alarmKinds = Object.fromEntries(exchangeAlarmKinds.map((kind) => [kind, kind])) as {
  [K in ExchangeAlarmKind]: K;
};
registerEnumType(alarmKinds, {
  name: 'ExchangeAlarmKind',
  description:
    'A day without a receipt (逾时未送达), records lost with a backup here (本方恢复缺口) or there (对方恢复缺口), other bytes (报文不一致), a number used twice (序号重复), runs that differ (序列不一致), a case code given twice (案件码重复), a counter that is behind (编号落后), an address book not accepted (通讯录被拒用), numbers left out after a restore (编号跳号).',
});

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description: 'A message of the own organisation on its way to another (消息送达). No content.',
})
export class Delivery {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Type of schema/messages.graphql (消息类型).' }) type!: string;
  @Field(() => String, { description: 'What a clerk calls that type (消息名称).' }) typeName!: string;
  @Field(() => String, { description: 'Organisation code (接收单位).' }) to!: string;
  @Field(() => String, { description: 'Its name.' }) toName!: string;
  @Field(() => ID, { description: 'Case code, or what else it is about (案件码).' }) subject!: string;
  @Field(() => Int, { description: 'Its number among what was sent there about the case (序号).' })
  caseSeq!: number;
  @Field(() => ID, { nullable: true, description: 'The referral it belongs to; null for others.' })
  referralId!: string | null;
  @Field(() => deliveryStates) state!: DeliveryState;
  @Field(() => InstantScalar) postedAt!: Date;
  @Field(() => Int, { description: 'Tries so far (尝试次数).' }) attempts!: number;
  @Field(() => InstantScalar, { nullable: true, description: 'The next try; null once it is receipted.' })
  nextAttemptAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why the last try failed (失败原因); null where it did not.',
  })
  lastError!: string | null;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Machine receipt (已送达); null until it is there.',
  })
  deliveredAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'Key of the receiver that signed the receipt (回执签名密钥); null until it is there.',
  })
  receiptKey!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Code of the refusal (拒收代码); null where it is not refused.',
  })
  code!: string | null;
  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'When its non-delivery was stated and signed (未送达证明); stays when it is delivered later.',
  })
  nonDeliveredAt!: Date | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The message whose content it sends again (原消息); null for a first one.',
  })
  causation!: string | null;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'A page of messages (消息送达列表).' })
export class DeliveryPage {
  @Field(() => [Delivery]) nodes!: Delivery[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'How the exchange with one other organisation stands (对账).' })
export class PairReconciliation {
  @Field(() => ID, { description: 'Organisation code of the other side (对方单位).' }) peer!: string;
  @Field(() => String, { description: 'Its name.' }) peerName!: string;
  @Field(() => Int, { description: 'Messages to it (已发).' }) sent!: number;
  @Field(() => Int, { description: 'Of these with its receipt (已回执).' }) receipted!: number;
  @Field(() => Int, { description: 'Of these without (待送达).' }) waiting!: number;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Since when the oldest waits; null where none does.',
  })
  oldestWaitingAt!: Date | null;
  @Field(() => Int, { description: 'Refused by it (被拒收).' }) refused!: number;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'The last comparison it answered (最近对账); null before the first.',
  })
  checkedAt!: Date | null;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'The last that found no difference (最近一致); null before the first.',
  })
  agreedAt!: Date | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Receipts we held at the last comparison (本方水位); null before the first.',
  })
  ownMark!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Messages of ours it had applied by then (对方水位); null before the first.',
  })
  peerMark!: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why the last comparison failed; null where it did not.',
  })
  lastError!: string | null;
  @Field(() => Int, { description: 'Messages that a backup had lost at either end (发现缺口).' })
  gapsFound!: number;
  @Field(() => Int, { description: 'Of these, those that both ends have again (已补齐).' })
  gapsHealed!: number;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description: 'Something between two organisations that a person has to look at (交换提醒). No content.',
})
export class ExchangeAlarm {
  @Field(() => ID) id!: string;
  @Field(() => alarmKinds) kind!: ExchangeAlarmKind;
  @Field(() => ID, {
    description: 'Organisation code of the other side (对方单位); the own one where there is none.',
  })
  peer!: string;
  @Field(() => String, { description: 'Its name.' }) peerName!: string;
  @Field(() => ID, { nullable: true, description: 'Case code (案件码); null where it is about no one case.' })
  subject!: string | null;
  @Field(() => String, { description: 'Message types and codes (涉及消息).' }) what!: string;
  @Field(() => Int) count!: number;
  @Field(() => InstantScalar) firstAt!: Date;
  @Field(() => InstantScalar) lastAt!: Date;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Null until somebody has seen to it (处理时间).',
  })
  seenAt!: Date | null;
  @Field(() => ID, { nullable: true, description: 'Staff id of that person (处理人); null until then.' })
  seenBy!: string | null;
}

export function presentDelivery(row: DeliveryRow, ctx: RequestContext): Delivery {
  const { destination: to, deliveredAt, nextAttemptAt, ...rest } = row;
  const { id, type, subject, caseSeq, referralId, state, postedAt, attempts, lastError, code } = rest;
  const { nonDeliveredAt, causation, receiptKey } = rest;
  const typeName = messageNames[type] ?? type;
  return {
    ...{
      id,
      type,
      typeName,
      to,
      toName: nameOf(ctx, to),
      subject,
      caseSeq,
      referralId,
      state,
      postedAt,
      attempts,
    },
    ...{ lastError, code, deliveredAt, nonDeliveredAt, causation, receiptKey },
    nextAttemptAt: deliveredAt ? null : nextAttemptAt,
  };
}

export function presentDeliveries(page: DeliveryPageRows, ctx: RequestContext): DeliveryPage {
  const { rows, total, endCursor } = page;
  return { nodes: rows.map((row) => presentDelivery(row, ctx)), total, endCursor };
}

export function presentPair(row: PairFigures, ctx: RequestContext): PairReconciliation {
  return { ...row, peerName: nameOf(ctx, row.peer) };
}

export function presentExchangeAlarm(row: ExchangeAlarmEntity, ctx: RequestContext): ExchangeAlarm {
  const { id, kind, peer, caseCode, what, count, firstAt, lastAt, seenAt, seenBy } = row;
  const peerName = nameOf(ctx, peer);
  return {
    id,
    kind,
    peer,
    peerName,
    subject: caseCode || null,
    what,
    count,
    firstAt,
    lastAt,
    seenAt,
    seenBy,
  };
}

function nameOf({ agency }: RequestContext, code: string): string {
  return agency.book.find(code)?.name ?? code;
}
