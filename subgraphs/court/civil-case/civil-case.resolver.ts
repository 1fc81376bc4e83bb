import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { type LocalDate, LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { appealCivilCase, concludeAppeal, registerAppeal } from './appeal-civil-case.js';
import { appointParticipant } from './appoint-participant.js';
import { feesOf } from './case-fee.js';
import { CaseParticipant, CourtAppointmentInput, presentParticipant } from './case-participant.type.js';
import type { AppealOutcome } from './civil-case.entity.js';
import {
  appealOutcomes,
  CivilCase,
  CourtAppealInput,
  CourtConclusionInput,
  CourtEntrustmentInput,
  CourtLimitationDefenceInput,
  CourtRegistrationInput,
  presentCivilCase,
} from './civil-case.type.js';
import { concludeCivilCase, openTrial } from './conclude-civil-case.js';
import { entrustMediation } from './entrust-mediation.js';
import { extendTrial } from './extend-trial.js';
import { registerCivilCase } from './register-civil-case.js';
import { resumeTrial } from './resume-trial.js';
import { ruleLimitation } from './rule-limitation.js';
import { serveJudgment, takeEffect } from './serve-judgment.js';

@Resolver(() => CivilCase)
export class CivilCaseResolver {
  @Mutation(() => CivilCase, { description: 'Register a civil case from a complaint (登记立案).' })
  async courtRegisterCivilCase(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtRegistrationInput) input: CourtRegistrationInput,
  ): Promise<CivilCase> {
    return presentCivilCase(await registerCivilCase(ctx, input.filingIntakeId, input));
  }

  @Mutation(() => CivilCase, {
    description:
      'Entrust the mediation of a registered case to an organisation of the roster (委托调解, A02).',
  })
  async courtEntrustMediation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtEntrustmentInput) input: CourtEntrustmentInput,
  ): Promise<CivilCase> {
    return presentCivilCase(await entrustMediation(ctx, input));
  }

  @Mutation(() => CivilCase, { description: 'Open the trial of a registered case (进入审理).' })
  async courtOpenTrial(
    @Ctx() ctx: RequestContext,
    @Arg('civilCaseId', () => ID) civilCaseId: string,
  ): Promise<CivilCase> {
    return presentCivilCase(await openTrial(ctx, civilCaseId));
  }

  @Mutation(() => CivilCase, {
    description:
      'Take the case back into trial after an entrusted mediation, and close its referral (恢复审理).',
  })
  async courtResumeTrial(
    @Ctx() ctx: RequestContext,
    @Arg('civilCaseId', () => ID) civilCaseId: string,
  ): Promise<CivilCase> {
    return presentCivilCase(await resumeTrial(ctx, civilCaseId));
  }

  @Mutation(() => CivilCase, {
    description: 'End the case by judgment, dismissal, mediation statement or withdrawal (结案).',
  })
  async courtConcludeCivilCase(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtConclusionInput) input: CourtConclusionInput,
  ): Promise<CivilCase> {
    return presentCivilCase(await concludeCivilCase(ctx, input.civilCaseId, input.conclusion));
  }

  @Mutation(() => CivilCase, {
    description: 'Lengthen the time to try the case, once, by what its procedure allows (延长审限).',
  })
  async courtExtendTrial(
    @Ctx() ctx: RequestContext,
    @Arg('civilCaseId', () => ID) civilCaseId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<CivilCase> {
    return presentCivilCase(await extendTrial(ctx, civilCaseId, reason));
  }

  @Mutation(() => CivilCase, {
    description: 'Rule on a limitation defence; refused where it is first raised in court (处理时效抗辩).',
  })
  async courtRuleLimitationDefence(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtLimitationDefenceInput) input: CourtLimitationDefenceInput,
  ): Promise<CivilCase> {
    return presentCivilCase(await ruleLimitation(ctx, input));
  }

  @Mutation(() => CivilCase, {
    description:
      'The last party has been served with the judgment or ruling (送达), today where no day is given.',
  })
  async courtServeJudgment(
    @Ctx() ctx: RequestContext,
    @Arg('civilCaseId', () => ID) civilCaseId: string,
    @Arg('servedOn', () => LocalDateScalar, { nullable: true }) servedOn: LocalDate | null,
  ): Promise<CivilCase> {
    return presentCivilCase(await serveJudgment(ctx, civilCaseId, servedOn ?? null));
  }

  @Mutation(() => CivilCase, { description: 'A party appeals (上诉).' })
  async courtAppeal(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtAppealInput) input: CourtAppealInput,
  ): Promise<CivilCase> {
    const { civilCaseId: id, by, postmarkedOn = null } = input;
    return presentCivilCase(await appealCivilCase(ctx, { id, by, postmarkedOn }));
  }

  @Mutation(() => CivilCase, {
    description: 'The court above has registered the appeal under its 民终 number (二审立案).',
  })
  async courtRegisterAppeal(
    @Ctx() ctx: RequestContext,
    @Arg('civilCaseId', () => ID) civilCaseId: string,
    @Arg('number', () => CaseNumberScalar) number: string,
  ): Promise<CivilCase> {
    return presentCivilCase(await registerAppeal(ctx, civilCaseId, number));
  }

  @Mutation(() => CivilCase, { description: 'The second instance has ended (二审终结).' })
  async courtConcludeAppeal(
    @Ctx() ctx: RequestContext,
    @Arg('civilCaseId', () => ID) civilCaseId: string,
    @Arg('outcome', () => appealOutcomes) outcome: AppealOutcome,
  ): Promise<CivilCase> {
    return presentCivilCase(await concludeAppeal(ctx, civilCaseId, outcome));
  }

  @Mutation(() => CivilCase, {
    description: 'The time to appeal has passed, or the mediation statement is signed for (生效).',
  })
  async courtTakeEffect(
    @Ctx() ctx: RequestContext,
    @Arg('civilCaseId', () => ID) civilCaseId: string,
  ): Promise<CivilCase> {
    return presentCivilCase(await takeEffect(ctx, civilCaseId));
  }

  @Mutation(() => CaseParticipant, {
    description: 'Give a person a part in the trial; refused to whoever mediated the case (确定诉讼参与人).',
  })
  async courtAppointParticipant(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtAppointmentInput) input: CourtAppointmentInput,
  ): Promise<CaseParticipant> {
    return presentParticipant(await appointParticipant(ctx, input));
  }

  @DataClass('HEADER')
  @FieldResolver(() => MoneyScalar, {
    nullable: true,
    description:
      'What the suit costs whoever brings it (案件受理费): ten yuan for a labour dispute; null where it is counted otherwise.',
  })
  async fee(@Root() { id }: CivilCase, @Ctx() ctx: RequestContext): Promise<number | null> {
    return (await feesOf(ctx).load(id))?.fee ?? null;
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits that run in it (期限、审限).' })
  async deadlines(@Root() { id }: CivilCase, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }
}
