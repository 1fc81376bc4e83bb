import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { RequestContext } from '#kernel/context.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { ReportedAgreement } from '#kernel/referral/referral-result.type.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { acceptConfirmation } from './accept-confirmation.js';
import { dueIfExtended } from './due-if-extended.js';
import { extendConfirmation } from './extend-confirmation.js';
import { type RefusalGround, refusalGrounds } from './grounds.js';
import type { JudicialConfirmationState } from './judicial-confirmation.state.js';
import {
  CourtRulingInput,
  JudicialConfirmation,
  JudicialConfirmationPage,
  judicialConfirmationStates,
  presentConfirmation,
} from './judicial-confirmation.type.js';
import { listConfirmations } from './list-confirmations.js';
import { refuseConfirmation } from './refuse-confirmation.js';
import { ruleConfirmation } from './rule-confirmation.js';
import { showAgreement } from './show-agreement.js';
import { withdrawConfirmation } from './withdraw-confirmation.js';

@Resolver(() => JudicialConfirmation)
export class JudicialConfirmationResolver {
  @Query(() => JudicialConfirmationPage, {
    description: 'Judicial confirmations at the own court (本院司法确认), the longest waiting first.',
  })
  courtConfirmations(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [judicialConfirmationStates], { nullable: true })
    states: JudicialConfirmationState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<JudicialConfirmationPage> {
    return listConfirmations(ctx, { states: states ?? null, first, after: after ?? null });
  }

  @Mutation(() => JudicialConfirmation, {
    description: 'Accept a joint application and give it its case number (受理司法确认).',
  })
  async courtAcceptConfirmation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('number', () => CaseNumberScalar) number: string,
  ): Promise<JudicialConfirmation> {
    return presentConfirmation(await acceptConfirmation(ctx, id, number));
  }

  @Mutation(() => JudicialConfirmation, {
    description: 'Do not accept an application; it goes back to the sender (不予受理).',
  })
  async courtRefuseConfirmation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('ground', () => refusalGrounds) ground: RefusalGround,
    @Arg('text', () => String, { description: 'The reason in words.' }) text: string,
  ): Promise<JudicialConfirmation> {
    return presentConfirmation(await refuseConfirmation(ctx, id, ground, text));
  }

  @Mutation(() => JudicialConfirmation, {
    description: 'Lengthen the time to rule with the president’s approval, once (经院长批准延长).',
  })
  async courtExtendConfirmation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<JudicialConfirmation> {
    return presentConfirmation(await extendConfirmation(ctx, id));
  }

  @Mutation(() => JudicialConfirmation, { description: 'Rule on an application (作出裁定).' })
  async courtRuleConfirmation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtRulingInput) input: CourtRulingInput,
  ): Promise<JudicialConfirmation> {
    const { ground = null, rulingNumber = null } = input;
    return presentConfirmation(await ruleConfirmation(ctx, { ...input, ground, rulingNumber }));
  }

  @Mutation(() => JudicialConfirmation, {
    description: 'The parties take their application back (撤回司法确认申请).',
  })
  async courtWithdrawConfirmation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<JudicialConfirmation> {
    return presentConfirmation(await withdrawConfirmation(ctx, id));
  }

  @DataClass('HEADER')
  @FieldResolver(() => LocalDateScalar, {
    nullable: true,
    description:
      'Last day to rule if the president approves more time (延长后的期限); null when it does not run or is already longer.',
  })
  dueIfExtended(@Root() { id }: JudicialConfirmation, @Ctx() ctx: RequestContext): Promise<string | null> {
    return dueIfExtended(ctx, id);
  }

  @DataClass('AGREEMENT')
  @FieldResolver(() => ReportedAgreement, {
    nullable: true,
    description: 'The agreement applied on (调解协议); null where the case is masked.',
  })
  agreement(
    @Root() { id }: JudicialConfirmation,
    @Ctx() ctx: RequestContext,
  ): Promise<ReportedAgreement | null> {
    return showAgreement(ctx, id);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits that run in it (期限).' })
  async deadlines(@Root() { id }: JudicialConfirmation, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }
}
