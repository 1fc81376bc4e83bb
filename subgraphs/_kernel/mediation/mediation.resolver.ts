import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { UndisputedFact } from '#kernel/referral/referral-result.type.js';
import { acceptMediation } from './accept-mediation.js';
import { confirmFact } from './confirm-fact.js';
import { extendMediation } from './extend-mediation.js';
import type { MediationState } from './mediation.state.js';
import * as types from './mediation.type.js';
import { listMediations } from './mediations.js';
import type { MediationTypes } from './mediation-types.js';
import { reportMediationResult } from './report-result.js';
import { resumeMediation, suspendMediation } from './suspend-mediation.js';

/** The doors of a mediation's course: `unionAcceptMediation`, `unionReportResult`… */
export function mediationCourseDoors(
  field: string,
  { MediationCase, MediationCasePage }: MediationTypes,
): Class {
  @Resolver()
  class MediationResolver {
    @Query(() => MediationCasePage, {
      name: `${field}MediationCases`,
      description: 'Mediations of the own organisation (本单位调解案件), earliest last day first.',
    })
    async mediationCases(
      @Ctx() ctx: RequestContext,
      @Arg('states', () => [types.mediationStates], { nullable: true }) states: MediationState[] | null,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
      @Arg('after', () => String, { nullable: true }) after: string | null,
    ) {
      const { rows, total, endCursor } = await listMediations(ctx, {
        states: states ?? null,
        first,
        after: after ?? null,
      });
      return { nodes: rows.map((row) => types.presentMediation(row, ctx.today)), total, endCursor };
    }

    @Mutation(() => MediationCase, {
      name: `${field}AcceptMediation`,
      description:
        'Take up a referred mediation (受理委派、委托调解). Refused with CONFLICT_OF_INTEREST when a mediator is not neutral.',
    })
    async accept(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => types.AcceptMediationInput) input: types.AcceptMediationInput,
    ): Promise<types.MediationCase> {
      return types.presentMediation(
        await acceptMediation(ctx, input.referralId, input.mediatorIds),
        ctx.today,
      );
    }

    @Mutation(() => MediationCase, {
      name: `${field}ExtendMediation`,
      description: 'Lengthen a mediation on the consent of both sides (延期).',
    })
    async extend(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => types.ExtendMediationInput) input: types.ExtendMediationInput,
    ): Promise<types.MediationCase> {
      return types.presentMediation(await extendMediation(ctx, input), ctx.today);
    }

    @Mutation(() => MediationCase, {
      name: `${field}SuspendMediation`,
      description: 'Suspend a mediation (中止).',
    })
    async suspend(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => types.SuspendMediationInput) input: types.SuspendMediationInput,
    ): Promise<types.MediationCase> {
      return types.presentMediation(
        await suspendMediation(ctx, input.mediationId, input.reason, input.text),
        ctx.today,
      );
    }

    @Mutation(() => MediationCase, {
      name: `${field}ResumeMediation`,
      description: 'Take a suspended mediation up again (恢复).',
    })
    async resume(
      @Ctx() ctx: RequestContext,
      @Arg('mediationId', () => ID) mediationId: string,
    ): Promise<types.MediationCase> {
      return types.presentMediation(await resumeMediation(ctx, mediationId), ctx.today);
    }

    @Mutation(() => MediationCase, {
      name: `${field}ReportResult`,
      description:
        'End a mediation and report its result to whoever referred it (结果反馈). The sender closes the referral.',
    })
    async report(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => types.ReportResultInput) input: types.ReportResultInput,
    ): Promise<types.MediationCase> {
      return types.presentMediation(await reportMediationResult(ctx, input), ctx.today);
    }

    @Mutation(() => UndisputedFact, {
      name: `${field}ConfirmFact`,
      description: 'Record a fact all parties have confirmed in writing (无争议事实确认书).',
    })
    confirmFact(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => types.ConfirmFactInput) input: types.ConfirmFactInput,
    ): Promise<UndisputedFact> {
      return confirmFact(ctx, input);
    }
  }
  return MediationResolver;
}
