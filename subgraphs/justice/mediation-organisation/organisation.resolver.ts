import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { DivisionCodeScalar } from '#kernel/values/division-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { PeoplesMediator, presentMediator } from '../mediator/mediator.type.js';
import { mediatorsOf } from '../mediator/mediators.js';
import {
  MediationOrganisation,
  MediationOrganisationPage,
  presentOrganisation,
  RegisterOrganisationInput,
  rosterStates,
} from './organisation.type.js';
import { listOrganisations } from './organisations.js';
import { changeOrganisation, registerOrganisation, reportOrganisation } from './register-organisation.js';
import type { RosterState } from './roster.state.js';

@Resolver(() => MediationOrganisation)
export class MediationOrganisationResolver {
  @Query(() => MediationOrganisationPage, {
    description:
      'The roster of people’s mediation committees (人民调解组织名册); open to the staff of every agency.',
  })
  async justiceMediationOrganisations(
    @Ctx() ctx: RequestContext,
    @Arg('state', () => rosterStates, { nullable: true }) state: RosterState | null,
    @Arg('division', () => DivisionCodeScalar, { nullable: true }) division: string | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<MediationOrganisationPage> {
    const filter = { state: state ?? null, division: division ?? null, first, after: after ?? null };
    const { rows, ...page } = await listOrganisations(ctx, filter);
    return { nodes: rows.map(presentOrganisation), ...page };
  }

  @Mutation(() => MediationOrganisation, { description: 'Register a people’s mediation committee (登记).' })
  async justiceRegisterMediationOrganisation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RegisterOrganisationInput) input: RegisterOrganisationInput,
  ): Promise<MediationOrganisation> {
    return presentOrganisation(await registerOrganisation(ctx, input));
  }

  @Mutation(() => MediationOrganisation, { description: 'Suspend a committee (暂停).' })
  async justiceSuspendMediationOrganisation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<MediationOrganisation> {
    return presentOrganisation(await changeOrganisation(ctx, id, 'suspend'));
  }

  @Mutation(() => MediationOrganisation, { description: 'End a committee’s suspension (恢复).' })
  async justiceRestoreMediationOrganisation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<MediationOrganisation> {
    return presentOrganisation(await changeOrganisation(ctx, id, 'restore'));
  }

  @Mutation(() => MediationOrganisation, { description: 'Take a committee off the roster for good (撤销).' })
  async justiceRemoveMediationOrganisation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<MediationOrganisation> {
    return presentOrganisation(await changeOrganisation(ctx, id, 'remove'));
  }

  @Mutation(() => MediationOrganisation, {
    description: 'Note that a committee and its mediators were reported to the court (通报人民法院).',
  })
  async justiceReportMediationOrganisation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => LocalDateScalar) on: string,
  ): Promise<MediationOrganisation> {
    return presentOrganisation(await reportOrganisation(ctx, id, on));
  }

  @FieldResolver(() => [PeoplesMediator], { description: 'Its mediators (人民调解员), by name.' })
  async mediators(
    @Root() organisation: MediationOrganisation,
    @Ctx() ctx: RequestContext,
  ): Promise<PeoplesMediator[]> {
    return (await mediatorsOf(ctx).load(organisation.id)).map(presentMediator);
  }
}
