import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { type LocalDate, LocalDateScalar } from '#kernel/values/local-date.js';
import { applicantOf, subjectOf, sumsOf } from '../counter/application-subject.type.js';
import { acceptPaymentOrder, refusePaymentOrder } from './accept-payment-order.js';
import { applyPaymentOrders } from './apply-payment-orders.js';
import { effectPaymentOrder, issuePaymentOrder, servePaymentOrder } from './issue-payment-order.js';
import { listPaymentOrders } from './list-payment-orders.js';
import { objectToOrder } from './object-to-order.js';
import { paymentOrderStates } from './payment-order-codes.type.js';
import {
  CourtOrderAcceptanceInput,
  CourtOrderObjectionInput,
  CourtOrderRefusalInput,
  CourtOrderTerminationInput,
  CourtPaymentOrdersInput,
} from './payment-order-inputs.type.js';
import type { PaymentOrderState } from './payment-order.state.js';
import { PaymentOrder, PaymentOrderPage, presentPaymentOrder } from './payment-order.type.js';
import { terminatePaymentOrder } from './terminate-payment-order.js';

@Resolver(() => PaymentOrder)
export class PaymentOrderResolver {
  @Query(() => PaymentOrderPage, {
    description: 'Payment orders at the own court (本院支付令), earliest open deadline first.',
  })
  courtPaymentOrders(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [paymentOrderStates], { nullable: true }) states: PaymentOrderState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<PaymentOrderPage> {
    return listPaymentOrders(ctx, { states: states ?? null, first, after: after ?? null });
  }

  @Mutation(() => [PaymentOrder], {
    description: 'Take in applications for payment orders, an order for each applicant (收取支付令申请).',
  })
  async courtApplyPaymentOrders(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtPaymentOrdersInput) input: CourtPaymentOrdersInput,
  ): Promise<PaymentOrder[]> {
    const { basis, evidence } = input;
    const applications = input.applications.map(({ applicant, sums }) => ({
      applicant: applicantOf(applicant),
      sums: sumsOf(sums),
    }));
    const orders = await applyPaymentOrders(ctx, {
      subject: subjectOf(input),
      basis,
      evidence,
      applications,
    });
    return orders.map(presentPaymentOrder);
  }

  @Mutation(() => PaymentOrder, { description: 'Accept an application and number it (受理支付令申请).' })
  async courtAcceptPaymentOrder(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtOrderAcceptanceInput) input: CourtOrderAcceptanceInput,
  ): Promise<PaymentOrder> {
    return presentPaymentOrder(await acceptPaymentOrder(ctx, input));
  }

  @Mutation(() => PaymentOrder, {
    description: 'Do not accept an application, or reject an accepted one (不予受理、裁定驳回).',
  })
  async courtRefusePaymentOrder(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtOrderRefusalInput) input: CourtOrderRefusalInput,
  ): Promise<PaymentOrder> {
    return presentPaymentOrder(await refusePaymentOrder(ctx, input));
  }

  @Mutation(() => PaymentOrder, { description: 'Issue the order (发出支付令).' })
  async courtIssuePaymentOrder(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<PaymentOrder> {
    return presentPaymentOrder(await issuePaymentOrder(ctx, id));
  }

  @Mutation(() => PaymentOrder, {
    description: 'The order has been served on the debtor (送达), today where no day is given.',
  })
  async courtServePaymentOrder(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('servedOn', () => LocalDateScalar, { nullable: true }) servedOn: LocalDate | null,
  ): Promise<PaymentOrder> {
    return presentPaymentOrder(await servePaymentOrder(ctx, id, servedOn ?? null));
  }

  @Mutation(() => PaymentOrder, {
    description: 'Rule on what the debtor says against the order (审查异议); what does not count is noted.',
  })
  async courtObjectToPaymentOrder(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtOrderObjectionInput) input: CourtOrderObjectionInput,
  ): Promise<PaymentOrder> {
    return presentPaymentOrder(
      await objectToOrder(ctx, { ...input, postmarkedOn: input.postmarkedOn ?? null }),
    );
  }

  @Mutation(() => PaymentOrder, {
    description: 'The time to object has passed without a valid objection (支付令生效).',
  })
  async courtEffectPaymentOrder(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<PaymentOrder> {
    return presentPaymentOrder(await effectPaymentOrder(ctx, id));
  }

  @Mutation(() => PaymentOrder, {
    description: 'Terminate the procedure: not served, withdrawn, or sued on (终结督促程序).',
  })
  async courtTerminatePaymentOrder(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtOrderTerminationInput) input: CourtOrderTerminationInput,
  ): Promise<PaymentOrder> {
    return presentPaymentOrder(await terminatePaymentOrder(ctx, input.id, input.reason));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits that run in it (期限).' })
  async deadlines(@Root() { id }: PaymentOrder, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }
}
