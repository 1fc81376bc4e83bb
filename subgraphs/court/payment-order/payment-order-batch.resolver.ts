import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { type LocalDate, LocalDateScalar } from '#kernel/values/local-date.js';
import { type OrderRefusalGround, orderRefusalGrounds } from './conditions.js';
import { CourtOrderConditionsInput } from './payment-order-inputs.type.js';
import { PaymentOrder, presentPaymentOrder } from './payment-order.type.js';
import { acceptOrders, effectOrders, issueOrders, refuseOrders, serveOrders } from './work-batch.js';

@InputType({ description: 'Acceptance of the applications of a batch (整批受理支付令申请).' })
export class CourtOrderBatchAcceptanceInput {
  @Field(() => ID, { description: 'The batch (同批申请).' }) batchId!: string;
  @Field(() => [CaseNumberScalar], { description: '民督 numbers, one for each application.' })
  numbers!: string[];
  @Field(() => CourtOrderConditionsInput) conditions!: CourtOrderConditionsInput;
}

@InputType({ description: 'Refusal of the applications of a batch (整批不予受理).' })
export class CourtOrderBatchRefusalInput {
  @Field(() => ID, { description: 'The batch (同批申请).' }) batchId!: string;
  @Field(() => orderRefusalGrounds) ground!: OrderRefusalGround;
  @Field(() => String, { description: 'The reason in words.' }) text!: string;
}

/** Applications that were filed together are worked together: all of them or none. */
@Resolver()
export class PaymentOrderBatchResolver {
  @Mutation(() => [PaymentOrder], { description: 'Accept the applications of a batch (整批受理).' })
  async courtAcceptPaymentOrderBatch(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtOrderBatchAcceptanceInput) input: CourtOrderBatchAcceptanceInput,
  ): Promise<PaymentOrder[]> {
    return (await acceptOrders(ctx, input.batchId, input)).map(presentPaymentOrder);
  }

  @Mutation(() => [PaymentOrder], {
    description: 'Do not accept the applications of a batch (整批不予受理).',
  })
  async courtRefusePaymentOrderBatch(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtOrderBatchRefusalInput) input: CourtOrderBatchRefusalInput,
  ): Promise<PaymentOrder[]> {
    return (await refuseOrders(ctx, input.batchId, input)).map(presentPaymentOrder);
  }

  @Mutation(() => [PaymentOrder], { description: 'Issue the orders of a batch (整批发出支付令).' })
  async courtIssuePaymentOrderBatch(
    @Ctx() ctx: RequestContext,
    @Arg('batchId', () => ID) batchId: string,
  ): Promise<PaymentOrder[]> {
    return (await issueOrders(ctx, batchId)).map(presentPaymentOrder);
  }

  @Mutation(() => [PaymentOrder], {
    description:
      'The orders of a batch have been served on the debtor (整批送达), today where no day is given.',
  })
  async courtServePaymentOrderBatch(
    @Ctx() ctx: RequestContext,
    @Arg('batchId', () => ID) batchId: string,
    @Arg('servedOn', () => LocalDateScalar, { nullable: true }) servedOn: LocalDate | null,
  ): Promise<PaymentOrder[]> {
    return (await serveOrders(ctx, batchId, servedOn ?? null)).map(presentPaymentOrder);
  }

  @Mutation(() => [PaymentOrder], {
    description: 'The time to object has passed for the orders of a batch (整批生效).',
  })
  async courtEffectPaymentOrderBatch(
    @Ctx() ctx: RequestContext,
    @Arg('batchId', () => ID) batchId: string,
  ): Promise<PaymentOrder[]> {
    return (await effectOrders(ctx, batchId)).map(presentPaymentOrder);
  }
}
