import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import {
  MediatorEngagement,
  NeutralityCheck,
  presentNeutrality,
  RecordEngagementInput,
} from '#kernel/mediation/mediator.type.js';
import { neutralityInReferral } from '#kernel/mediation/mediators.js';
import { recordEngagement } from '#kernel/mediation/record-engagement.js';

/** What ties the mediators of the roster to parties. */
@Resolver()
export class NeutralityResolver {
  @Query(() => NeutralityCheck, {
    description: 'Whether a mediator is neutral in a referred case, before it is accepted (中立性审查).',
  })
  async justiceCheckNeutrality(
    @Ctx() ctx: RequestContext,
    @Arg('referralId', () => ID) referralId: string,
    @Arg('mediatorId', () => ID) mediatorId: string,
  ): Promise<NeutralityCheck> {
    return presentNeutrality(await neutralityInReferral(ctx, referralId, mediatorId));
  }

  @Mutation(() => MediatorEngagement, {
    description: 'Record what ties a mediator to a person or firm (登记利害关系).',
  })
  justiceRecordEngagement(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RecordEngagementInput) input: RecordEngagementInput,
  ): Promise<MediatorEngagement> {
    return recordEngagement(ctx, input);
  }
}
