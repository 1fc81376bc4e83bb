import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { ArbitrationClaimItemInput, SuggestedMediationInput } from './arbitration-course.type.js';
import { ArbitrationCase, presentArbitration } from './arbitration.type.js';
import { enterClaims } from './enter-claims.js';
import { endSuggestion, referSuggestion, suggestMediation } from './suggest-mediation.js';

/** Before acceptance: the claims, and mediation that the committee suggests. */
@Resolver()
export class SuggestionResolver {
  @Mutation(() => ArbitrationCase, { description: 'Enter the claims, item by item (登记仲裁请求).' })
  async humanResourcesEnterClaims(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('items', () => [ArbitrationClaimItemInput]) items: ArbitrationClaimItemInput[],
  ): Promise<ArbitrationCase> {
    return presentArbitration(await enterClaims(ctx, id, items));
  }

  @Mutation(() => ArbitrationCase, {
    description: 'Suggest mediation to the parties before acceptance (调解建议书).',
  })
  async humanResourcesSuggestMediation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('number', () => String, { nullable: true, description: 'Number of the letter (文号).' })
    number: string | null,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await suggestMediation(ctx, id, number ?? null));
  }

  @Mutation(() => ArbitrationCase, {
    description:
      'Both sides agree to the suggested mediation: the dispute goes to the mediators (A03) and acceptance is paused (暂缓受理). Refused with CONSENT_MISSING while a side has not agreed.',
  })
  async humanResourcesReferSuggestion(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SuggestedMediationInput) input: SuggestedMediationInput,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await referSuggestion(ctx, input));
  }

  @Mutation(() => ArbitrationCase, {
    description:
      'The suggested mediation is not wanted or is over: decide on acceptance again (恢复受理审查).',
  })
  async humanResourcesEndSuggestion(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await endSuggestion(ctx, id, reason));
  }
}
