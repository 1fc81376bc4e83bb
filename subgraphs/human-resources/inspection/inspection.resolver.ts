import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { DeadlineCount } from '#kernel/clock/deadline-count.type.js';
import { StatutoryDuty } from '#kernel/clock/duty.type.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { decideInspection, withdrawInspection } from './decide-inspection.js';
import { feedBackInspection } from './feed-back.js';
import {
  DecideInspectionInput,
  OrderRectificationInput,
  PoliceDecisionInput,
  ReferToPoliceInput,
} from './inspection.input.js';
import { InspectionCase, presentInspection } from './inspection.type.js';
import { ordersOf } from './inspections.js';
import { beginInvestigation, extendInvestigation } from './investigate.js';
import { noteOrderComplied, noteOrderIgnored } from './note-order.js';
import { orderRectification } from './order-rectification.js';
import { presentOrder, RectificationOrder } from './order.type.js';
import { notePoliceDecision, referToPolice } from './refer-to-police.js';
import { firstAskedDuty, payRegisterKept } from './wage-duties.js';

@Resolver(() => InspectionCase)
export class InspectionResolver {
  @Mutation(() => InspectionCase, { description: 'Begin the investigation (调查).' })
  async humanResourcesBeginInvestigation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<InspectionCase> {
    return presentInspection(await beginInvestigation(ctx, id));
  }

  @Mutation(() => InspectionCase, {
    description: 'Lengthen the time for the investigation, with approval and once (延长调查期限).',
  })
  async humanResourcesExtendInvestigation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<InspectionCase> {
    return presentInspection(await extendInvestigation(ctx, id));
  }

  @Mutation(() => InspectionCase, { description: 'Order to put it right by a last day (责令限期改正).' })
  async humanResourcesOrderRectification(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => OrderRectificationInput) input: OrderRectificationInput,
  ): Promise<InspectionCase> {
    return presentInspection(await orderRectification(ctx, input));
  }

  @Mutation(() => InspectionCase, {
    description: 'The employer has complied with an order (已改正、已支付).',
  })
  async humanResourcesNoteOrderComplied(
    @Ctx() ctx: RequestContext,
    @Arg('orderId', () => ID) orderId: string,
    @Arg('on', () => LocalDateScalar, { description: 'When it was done (改正日期).' }) on: string,
  ): Promise<InspectionCase> {
    return presentInspection(await noteOrderComplied(ctx, orderId, on));
  }

  @Mutation(() => InspectionCase, {
    description: 'An order was ignored; may be noted after its last day (逾期未改正).',
  })
  async humanResourcesNoteOrderIgnored(
    @Ctx() ctx: RequestContext,
    @Arg('orderId', () => ID) orderId: string,
  ): Promise<InspectionCase> {
    return presentInspection(await noteOrderIgnored(ctx, orderId));
  }

  @Mutation(() => InspectionCase, { description: 'Decide an inspection (处理决定、处罚决定、改正后结案).' })
  async humanResourcesDecideInspection(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => DecideInspectionInput) input: DecideInspectionInput,
  ): Promise<InspectionCase> {
    return presentInspection(await decideInspection(ctx, input));
  }

  @Mutation(() => InspectionCase, {
    description: 'Annul the filing, or end a complaint that was taken back (撤销立案、撤回投诉).',
  })
  async humanResourcesWithdrawInspection(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<InspectionCase> {
    return presentInspection(await withdrawInspection(ctx, id, reason));
  }

  @Mutation(() => InspectionCase, {
    description: 'Transfer suspected refusal to pay wages to the police (移送公安).',
  })
  async humanResourcesReferToPolice(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ReferToPoliceInput) input: ReferToPoliceInput,
  ): Promise<InspectionCase> {
    return presentInspection(await referToPolice(ctx, input));
  }

  @Mutation(() => InspectionCase, { description: 'Keep what the police have answered (公安立案决定).' })
  async humanResourcesNotePoliceDecision(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => PoliceDecisionInput) input: PoliceDecisionInput,
  ): Promise<InspectionCase> {
    return presentInspection(await notePoliceDecision(ctx, input));
  }

  @Mutation(() => InspectionCase, {
    description: 'Tell the union what came of its recommendation (处理结果反馈).',
  })
  async humanResourcesFeedBackInspection(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('text', () => String, { description: 'The result in words (处理结果).' }) text: string,
  ): Promise<InspectionCase> {
    return presentInspection(await feedBackInspection(ctx, id, text));
  }

  @DataClass('INSPECTION')
  @FieldResolver(() => [RectificationOrder], {
    description: 'Orders of the inspection (限期改正指令书), earliest last day first.',
  })
  async orders(
    @Root() inspection: InspectionCase,
    @Ctx() ctx: RequestContext,
  ): Promise<RectificationOrder[]> {
    return (await ordersOf(ctx).load(inspection.id)).map((row) => presentOrder(row, ctx.today));
  }

  @DataClass('HEADER')
  @FieldResolver(() => StatutoryDuty, {
    nullable: true,
    description:
      'Who is asked first about unpaid wages handles it or passes it on, and says so (首问负责); null where it is no such complaint.',
  })
  firstAskedDuty(@Root() { source, violation, receivedOn }: InspectionCase): StatutoryDuty | null {
    return firstAskedDuty({ source, violation, receivedOn });
  }

  @DataClass('INSPECTION')
  @FieldResolver(() => DeadlineCount, {
    nullable: true,
    description:
      'Until when the employer must at least keep the pay register of the time in question (工资支付台账保存期); null while its end is not known.',
  })
  payRegisterKept(@Root() { violationEndedOn }: InspectionCase): DeadlineCount | null {
    return violationEndedOn === null ? null : payRegisterKept(violationEndedOn);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits of the inspection (期限), earliest first.' })
  async deadlines(@Root() inspection: InspectionCase, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(inspection.id)).map((row) => presentDeadline(row, ctx.today));
  }
}
