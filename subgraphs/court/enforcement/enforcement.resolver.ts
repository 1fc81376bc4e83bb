import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { applicantOf, subjectOf, sumsOf } from '../counter/application-subject.type.js';
import { applyEnforcement, applyEnforcements, type EnforcementApplication } from './apply-enforcement.js';
import type { EnforcementState } from './enforcement.state.js';
import {
  CourtEnforcementInput,
  Enforcement,
  EnforcementPage,
  enforcementStates,
  presentEnforcement,
} from './enforcement.type.js';
import { fileEnforcement, notifyDebtor, raiseBar, takeUpAgain } from './file-enforcement.js';
import { listEnforcements } from './list-enforcements.js';
import { recordPayment } from './record-payment.js';
import { haltEnforcement, resumeEnforcement } from './suspend-enforcement.js';

@Resolver(() => Enforcement)
export class EnforcementResolver {
  @Query(() => EnforcementPage, {
    description: 'Enforcements of the own court (本院强制执行), earliest open deadline first.',
  })
  courtEnforcements(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [enforcementStates], { nullable: true }) states: EnforcementState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<EnforcementPage> {
    return listEnforcements(ctx, { states: states ?? null, first, after: after ?? null });
  }

  @Mutation(() => Enforcement, { description: 'Take in an application to enforce (收取执行申请).' })
  async courtApplyEnforcement(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtEnforcementInput) input: CourtEnforcementInput,
  ): Promise<Enforcement> {
    return presentEnforcement(await applyEnforcement(ctx, applicationOf(input)));
  }

  @Mutation(() => [Enforcement], {
    description: 'Take in applications to enforce that are filed together, all or none (收取一批执行申请).',
  })
  async courtApplyEnforcements(
    @Ctx() ctx: RequestContext,
    @Arg('inputs', () => [CourtEnforcementInput]) inputs: CourtEnforcementInput[],
  ): Promise<Enforcement[]> {
    return (await applyEnforcements(ctx, inputs.map(applicationOf))).map(presentEnforcement);
  }

  @Mutation(() => Enforcement, { description: 'File the application under its 执 number (执行立案).' })
  async courtFileEnforcement(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('number', () => CaseNumberScalar) number: string,
  ): Promise<Enforcement> {
    return presentEnforcement(await fileEnforcement(ctx, id, number));
  }

  @Mutation(() => Enforcement, {
    description: 'Tell the debtor to pay and to report property (执行通知、财产报告令).',
  })
  async courtNotifyDebtor(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<Enforcement> {
    return presentEnforcement(await notifyDebtor(ctx, id));
  }

  @Mutation(() => Enforcement, {
    description: 'The respondent says that the application came too late (时效异议).',
  })
  async courtRaiseEnforcementBar(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<Enforcement> {
    return presentEnforcement(await raiseBar(ctx, id));
  }

  @Mutation(() => Enforcement, {
    description: 'Record a payment; it is shared out among the workers to the fen (登记执行到账).',
  })
  async courtRecordEnforcementPayment(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('amount', () => MoneyScalar) amount: number,
    @Arg('paidOn', () => LocalDateScalar, { nullable: true }) paidOn: string | null,
  ): Promise<Enforcement> {
    return presentEnforcement(await recordPayment(ctx, { id, amount, paidOn: paidOn ?? null }));
  }

  @Mutation(() => Enforcement, { description: 'Suspend the enforcement with its reason (中止执行).' })
  async courtSuspendEnforcement(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<Enforcement> {
    return presentEnforcement(await haltEnforcement(ctx, id, 'suspend', reason));
  }

  @Mutation(() => Enforcement, { description: 'Go on with a suspended enforcement (恢复执行).' })
  async courtResumeEnforcement(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<Enforcement> {
    return presentEnforcement(await resumeEnforcement(ctx, id));
  }

  @Mutation(() => Enforcement, {
    description: 'End this round of enforcement with its reason (终结本次执行程序).',
  })
  async courtEndEnforcementRound(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<Enforcement> {
    return presentEnforcement(await haltEnforcement(ctx, id, 'endRound', reason));
  }

  @Mutation(() => Enforcement, {
    description: 'Take an ended round up again under a 执恢 number, property having been found (恢复执行).',
  })
  async courtTakeUpEnforcementAgain(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('number', () => CaseNumberScalar) number: string,
  ): Promise<Enforcement> {
    return presentEnforcement(await takeUpAgain(ctx, id, number));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits that run in it (期限).' })
  async deadlines(@Root() { id }: Enforcement, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }
}

function applicationOf(input: CourtEnforcementInput): EnforcementApplication {
  const { instrument, instrumentNumber, sums, performBy = null, postmarkedOn = null, shares } = input;
  return {
    ...{ subject: subjectOf(input), instrument, instrumentNumber, sums: sumsOf(sums) },
    ...{ performBy, postmarkedOn },
    shares: shares.map(({ applicant, amount }) => ({ applicant: applicantOf(applicant), amount })),
  };
}
