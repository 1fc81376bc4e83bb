import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import {
  Mediator,
  MediatorEngagement,
  NeutralityCheck,
  presentMediator,
  presentNeutrality,
  RecordEngagementInput,
  RegisterMediatorInput,
} from './mediator.type.js';
import { listMediators, neutralityInReferral } from './mediators.js';
import { recordEngagement } from './record-engagement.js';
import { registerMediator, setMediatorActive } from './register-mediator.js';

/** The doors of the roster of mediators: `unionRegisterMediator`, `unionCheckNeutrality`… */
export function mediatorDoors(field: string): Class {
  @Resolver()
  class MediatorResolver {
    @Query(() => [Mediator], {
      name: `${field}Mediators`,
      description: 'The own organisation’s roster of mediators (调解员名册).',
    })
    async mediators(
      @Ctx() ctx: RequestContext,
      @Arg('active', () => Boolean, {
        nullable: true,
        description: 'Only those on, or only those off the roster.',
      })
      active: boolean | null,
    ): Promise<Mediator[]> {
      return (await listMediators(ctx, active ?? null)).map(presentMediator);
    }

    @Query(() => NeutralityCheck, {
      name: `${field}CheckNeutrality`,
      description: 'Whether a mediator is neutral in a referred case, before it is accepted (中立性审查).',
    })
    async checkNeutrality(
      @Ctx() ctx: RequestContext,
      @Arg('referralId', () => ID) referralId: string,
      @Arg('mediatorId', () => ID) mediatorId: string,
    ): Promise<NeutralityCheck> {
      return presentNeutrality(await neutralityInReferral(ctx, referralId, mediatorId));
    }

    @Mutation(() => Mediator, {
      name: `${field}RegisterMediator`,
      description: 'Put a person on the roster of mediators (登记调解员).',
    })
    async register(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => RegisterMediatorInput) input: RegisterMediatorInput,
    ): Promise<Mediator> {
      return presentMediator(await registerMediator(ctx, input));
    }

    @Mutation(() => Mediator, {
      name: `${field}SetMediatorActive`,
      description: 'Take a mediator off the roster or put one back (停用、启用).',
    })
    async setActive(
      @Ctx() ctx: RequestContext,
      @Arg('id', () => ID) id: string,
      @Arg('active', () => Boolean) active: boolean,
    ): Promise<Mediator> {
      return presentMediator(await setMediatorActive(ctx, id, active));
    }

    @Mutation(() => MediatorEngagement, {
      name: `${field}RecordEngagement`,
      description: 'Record what ties a mediator to a person or firm (登记利害关系).',
    })
    engage(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => RecordEngagementInput) input: RecordEngagementInput,
    ): Promise<MediatorEngagement> {
      return recordEngagement(ctx, input);
    }
  }
  return MediatorResolver;
}
