import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import {
  deliveryOf,
  type DeliveryState,
  deliveryStates,
  listDeadLetters,
  listDeliveries,
} from './deliveries.js';
import {
  Delivery,
  DeliveryPage,
  ExchangeAlarm,
  PairReconciliation,
  presentDeliveries,
  presentDelivery,
  presentExchangeAlarm,
  presentPair,
} from './delivery.type.js';
import { acknowledgeExchangeAlarm, listExchangeAlarms } from './exchange-alarms.js';
import { pairFigures } from './pair-figures.js';
import { resendMessage } from './resend-message.js';

/** The doors to what an organisation has sent and how that stands: `courtDeliveries`, `courtDeadLetters`, `courtReconciliation`… */
export function deliveryResolver(field: string): Class {
  @Resolver()
  class DeliveryResolver {
    @Query(() => DeliveryPage, {
      name: `${field}Deliveries`,
      description: 'Messages of the own organisation and how far they have come, newest first (消息送达).',
    })
    async deliveries(
      @Ctx() ctx: RequestContext,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
      @Arg('after', () => String, { nullable: true }) after: string | null,
      @Arg('state', () => deliveryStates, { nullable: true }) state: DeliveryState | null,
      @Arg('peer', () => ID, { nullable: true, description: 'Only to this organisation (接收单位).' })
      peer: string | null,
      @Arg('caseCode', () => ID, { nullable: true, description: 'Only of this case (案件码).' })
      caseCode: string | null,
      @Arg('referralId', () => ID, { nullable: true, description: 'Only of this referral (移送).' })
      referralId: string | null,
    ): Promise<DeliveryPage> {
      return presentDeliveries(
        await listDeliveries(ctx, { first, after: after ?? null }, { state, peer, caseCode, referralId }),
        ctx,
      );
    }

    @Query(() => DeliveryPage, {
      name: `${field}DeadLetters`,
      description:
        'Messages of the own organisation that were refused, or that cannot be delivered until a person mends the cause (未达消息).',
    })
    async deadLetters(
      @Ctx() ctx: RequestContext,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
      @Arg('after', () => String, { nullable: true }) after: string | null,
    ): Promise<DeliveryPage> {
      return presentDeliveries(await listDeadLetters(ctx, { first, after: after ?? null }), ctx);
    }

    @Mutation(() => Delivery, {
      name: `${field}ResendMessage`,
      description:
        'Send the content of a refused message once more, as a new message, when the cause is mended (重发).',
    })
    async resend(
      @Ctx() ctx: RequestContext,
      @Arg('id', () => ID) id: string,
      @Arg('reason', () => String) reason: string,
    ): Promise<Delivery> {
      return presentDelivery(await deliveryOf(ctx, await resendMessage(ctx, id, reason)), ctx);
    }

    @Query(() => [PairReconciliation], {
      name: `${field}Reconciliation`,
      description: 'How the exchange of the own organisation with each other one stands (对账).',
    })
    async reconciliation(@Ctx() ctx: RequestContext): Promise<PairReconciliation[]> {
      return (await pairFigures(ctx)).map((row) => presentPair(row, ctx));
    }

    @Query(() => [ExchangeAlarm], {
      name: `${field}ExchangeAlarms`,
      description:
        'What a person has to look at in the exchange with other organisations, newest first (交换提醒).',
    })
    async alarms(
      @Ctx() ctx: RequestContext,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
      @Arg('unseenOnly', () => Boolean, { defaultValue: false }) unseenOnly: boolean,
    ): Promise<ExchangeAlarm[]> {
      return (await listExchangeAlarms(ctx, first, unseenOnly)).map((row) => presentExchangeAlarm(row, ctx));
    }

    @Mutation(() => ExchangeAlarm, {
      name: `${field}AcknowledgeExchangeAlarm`,
      description: 'Note that an exchange alarm has been seen to (已处理交换提醒).',
    })
    async acknowledge(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<ExchangeAlarm> {
      return presentExchangeAlarm(await acknowledgeExchangeAlarm(ctx, id), ctx);
    }
  }
  return DeliveryResolver;
}
