import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { delegateWork } from './delegate-work.js';
import { DelegateWorkInput, Delegation, presentDelegation } from './delegation.type.js';
import { listDelegations } from './delegations.js';
import { endDelegation } from './end-delegation.js';

/** The doors every agency has for work done in a colleague's place: `courtDelegateWork`, `courtEndDelegation`, `courtDelegations`. */
export function delegationResolver(field: string): Class {
  @Resolver()
  class DelegationResolver {
    @Query(() => [Delegation], {
      name: `${field}Delegations`,
      description:
        'Delegations the person has given and received (代办), the latest first; administrators see all of their organisation.',
    })
    async delegations(@Ctx() ctx: RequestContext): Promise<Delegation[]> {
      return (await listDelegations(ctx)).map((row) => presentDelegation(row, ctx.today));
    }

    @Mutation(() => Delegation, {
      name: `${field}DelegateWork`,
      description: 'Let a colleague of the same organisation act in one’s place for some days (委托代办).',
    })
    async delegate(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => DelegateWorkInput) input: DelegateWorkInput,
    ): Promise<Delegation> {
      return presentDelegation(await delegateWork(ctx, input), ctx.today);
    }

    @Mutation(() => Delegation, {
      name: `${field}EndDelegation`,
      description: 'End a delegation at once (撤销代办); for who delegated and for the administrator.',
    })
    async end(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<Delegation> {
      return presentDelegation(await endDelegation(ctx, id), ctx.today);
    }
  }
  return DelegationResolver;
}
