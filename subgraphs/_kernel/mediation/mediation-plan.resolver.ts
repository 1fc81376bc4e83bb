import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MediationPlan, MediationPlanInput, presentPlan } from './mediation-plan.type.js';
import { objectToPlan, servePlan } from './serve-plan.js';

/** The doors to written plans: `unionServeMediationPlan`, `unionObjectToMediationPlan`. */
export function mediationPlanDoors(field: string): Class {
  @Resolver()
  class MediationPlanResolver {
    @Mutation(() => MediationPlan, {
      name: `${field}ServeMediationPlan`,
      description: 'A written plan has reached both sides, who agreed to this (送达书面调解方案).',
    })
    async serve(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => MediationPlanInput) input: MediationPlanInput,
    ): Promise<MediationPlan> {
      return presentPlan(await servePlan(ctx, input));
    }

    @Mutation(() => MediationPlan, {
      name: `${field}ObjectToMediationPlan`,
      description: 'A side objects to the plan in writing; the mediation has failed (对调解方案提出异议).',
    })
    async object(
      @Ctx() ctx: RequestContext,
      @Arg('planId', () => ID) planId: string,
      @Arg('on', () => LocalDateScalar, { description: 'When it objected (异议日期).' }) on: string,
      @Arg('text', () => String, { description: 'What it says (异议内容).' }) text: string,
    ): Promise<MediationPlan> {
      return presentPlan(await objectToPlan(ctx, { planId, on, text }));
    }
  }
  return MediationPlanResolver;
}
