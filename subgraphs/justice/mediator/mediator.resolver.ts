import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { PeoplesMediator, presentMediator, RegisterPeoplesMediatorInput } from './mediator.type.js';
import { changeMediator, registerMediator } from './register-mediator.js';

@Resolver(() => PeoplesMediator)
export class PeoplesMediatorResolver {
  @Mutation(() => PeoplesMediator, { description: 'Register a people’s mediator (登记).' })
  async justiceRegisterMediator(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RegisterPeoplesMediatorInput) input: RegisterPeoplesMediatorInput,
  ): Promise<PeoplesMediator> {
    return presentMediator(await registerMediator(ctx, input));
  }

  @Mutation(() => PeoplesMediator, { description: 'Suspend a mediator (暂停).' })
  async justiceSuspendMediator(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<PeoplesMediator> {
    return presentMediator(await changeMediator(ctx, id, 'suspend'));
  }

  @Mutation(() => PeoplesMediator, { description: 'End a mediator’s suspension (恢复).' })
  async justiceRestoreMediator(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<PeoplesMediator> {
    return presentMediator(await changeMediator(ctx, id, 'restore'));
  }

  @Mutation(() => PeoplesMediator, { description: 'Take a mediator off the roster for good (除名).' })
  async justiceRemoveMediator(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<PeoplesMediator> {
    return presentMediator(await changeMediator(ctx, id, 'remove'));
  }
}
