import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { limitationEventsFrom } from '#kernel/limitation/limitation-events.js';
import { LimitationEvent } from '#kernel/limitation/limitation.type.js';
import { showLimitationEvents } from '#kernel/limitation/show-limitation.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { answerNegotiation, noteNoResponse } from './answer-negotiation.js';
import { failNegotiation } from './fail-negotiation.js';
import { beginNegotiation, prolongNegotiation } from './hold-negotiation.js';
import type { NegotiationState } from './negotiation.state.js';
import {
  AnswerNegotiationInput,
  FailNegotiationInput,
  Negotiation,
  NegotiationPage,
  NegotiationPeriodInput,
  negotiationStates,
  presentNegotiation,
  RequestNegotiationInput,
} from './negotiation.type.js';
import { listNegotiations, settlementOf } from './negotiations.js';
import { recordSettlementPerformance } from './record-performance.js';
import { requestNegotiation } from './request-negotiation.js';
import { settleNegotiation } from './settle-negotiation.js';
import {
  presentSettlement,
  SettlementAgreement,
  SettlementPerformanceInput,
  SettleNegotiationInput,
} from './settlement.type.js';

@Resolver(() => Negotiation)
export class NegotiationResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], {
    description: 'The time to answer and the time agreed (回应期限、约定期限).',
  })
  async deadlines(@Root() { id }: Negotiation, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }

  @DataClass('AGREEMENT')
  @FieldResolver(() => SettlementAgreement, {
    nullable: true,
    description: 'The settlement (和解协议书); null where there is none, or not for this reader.',
  })
  async settlement(
    @Root() { id }: Negotiation,
    @Ctx() ctx: RequestContext,
  ): Promise<SettlementAgreement | null> {
    const row = await settlementOf(ctx).load(id);
    return row && presentSettlement(row);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [LimitationEvent], {
    description: 'What interrupted the limitation of arbitration (时效中断), oldest first.',
  })
  async limitationEvents(
    @Root() { id }: Negotiation,
    @Ctx() ctx: RequestContext,
  ): Promise<LimitationEvent[]> {
    return showLimitationEvents(ctx, await limitationEventsFrom(ctx).load(id));
  }

  @Query(() => NegotiationPage, {
    description: 'Negotiations of the own organisation (本单位和解协商), earliest open deadline first.',
  })
  async unionNegotiations(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [negotiationStates], { nullable: true }) states: NegotiationState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<NegotiationPage> {
    const filter = { states: states ?? null, first, after: after ?? null };
    const { rows, ...page } = await listNegotiations(ctx, filter);
    return { nodes: rows.map((row) => presentNegotiation(row)), ...page };
  }

  @Mutation(() => Negotiation, { description: 'One side asks to negotiate (提出协商要求).' })
  async unionRequestNegotiation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RequestNegotiationInput) input: RequestNegotiationInput,
  ): Promise<Negotiation> {
    return presentNegotiation(await requestNegotiation(ctx, input));
  }

  @Mutation(() => Negotiation, { description: 'The other side is willing, or is not (回应、不同意).' })
  async unionAnswerNegotiation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => AnswerNegotiationInput) input: AnswerNegotiationInput,
  ): Promise<Negotiation> {
    return presentNegotiation(await answerNegotiation(ctx, input));
  }

  @Mutation(() => Negotiation, {
    description: 'The five days to answer have passed without an answer (视为不愿协商).',
  })
  async unionNoteNoResponse(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('evidence', () => String) evidence: string,
  ): Promise<Negotiation> {
    return presentNegotiation(await noteNoResponse(ctx, id, evidence));
  }

  @Mutation(() => Negotiation, { description: 'The talks begin (开始协商).' })
  async unionBeginNegotiation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('period', () => NegotiationPeriodInput, { nullable: true }) period: NegotiationPeriodInput | null,
    @Arg('on', () => LocalDateScalar, { nullable: true }) on: string | null,
  ): Promise<Negotiation> {
    return presentNegotiation(await beginNegotiation(ctx, id, period ?? null, on ?? null));
  }

  @Mutation(() => Negotiation, { description: 'The sides agree in writing on a longer time (书面延长).' })
  async unionProlongNegotiation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('by', () => NegotiationPeriodInput) by: NegotiationPeriodInput,
    @Arg('evidence', () => String) evidence: string,
  ): Promise<Negotiation> {
    return presentNegotiation(await prolongNegotiation(ctx, id, by, evidence));
  }

  @Mutation(() => Negotiation, { description: 'The talks came to nothing (协商不成).' })
  async unionFailNegotiation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => FailNegotiationInput) input: FailNegotiationInput,
  ): Promise<Negotiation> {
    return presentNegotiation(await failNegotiation(ctx, input));
  }

  @Mutation(() => Negotiation, { description: 'Both sides signed a settlement (签订和解协议).' })
  async unionSettleNegotiation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SettleNegotiationInput) input: SettleNegotiationInput,
  ): Promise<Negotiation> {
    return presentNegotiation(await settleNegotiation(ctx, input));
  }

  @Mutation(() => Negotiation, {
    description: 'A settlement was performed, or was not (和解协议履行情况).',
  })
  async unionRecordSettlementPerformance(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SettlementPerformanceInput) input: SettlementPerformanceInput,
  ): Promise<Negotiation> {
    return presentNegotiation(await recordSettlementPerformance(ctx, input));
  }
}
