import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { appointParticipant } from './appoint-participant.js';
import { CaseParticipant, CourtAppointmentInput, presentParticipant } from './case-participant.type.js';
import {
  CivilCase,
  CourtConclusionInput,
  CourtEntrustmentInput,
  CourtRegistrationInput,
  presentCivilCase,
} from './civil-case.type.js';
import { concludeCivilCase, openTrial } from './conclude-civil-case.js';
import { entrustMediation } from './entrust-mediation.js';
import { registerCivilCase } from './register-civil-case.js';
import { resumeTrial } from './resume-trial.js';

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
    description: 'End the case by judgment, mediation statement or withdrawal (结案).',
  })
  async courtConcludeCivilCase(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtConclusionInput) input: CourtConclusionInput,
  ): Promise<CivilCase> {
    return presentCivilCase(await concludeCivilCase(ctx, input.civilCaseId, input.conclusion));
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

  @FieldResolver(() => [Deadline], { description: 'Limits that run in it (期限、审限).' })
  async deadlines(@Root() { id }: CivilCase, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }
}
