import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import type { Procedure } from '../civil-case/civil-case.entity.js';
import { CivilCase, presentCivilCase, procedures } from '../civil-case/civil-case.type.js';
import { delegateMediation } from './delegate-mediation.js';
import { issueStatement } from './issue-statement.js';
import {
  CourtDelegationInput,
  PreFilingMediation,
  presentPreFilingMediation,
} from './pre-filing-mediation.type.js';
import { transferToFiling } from './transfer-to-filing.js';

@Resolver()
export class PreFilingMediationResolver {
  @Mutation(() => PreFilingMediation, {
    description: 'Delegate a mediation before filing to an organisation of the roster (诉前委派调解, A01).',
  })
  async courtDelegateMediation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtDelegationInput) input: CourtDelegationInput,
  ): Promise<PreFilingMediation> {
    return presentPreFilingMediation(await delegateMediation(ctx, input));
  }

  @Mutation(() => CivilCase, {
    description: 'Register a civil case after a mediation before filing came to nothing (转立案).',
  })
  async courtTransferToFiling(
    @Ctx() ctx: RequestContext,
    @Arg('preFilingMediationId', () => ID) preFilingMediationId: string,
    @Arg('number', () => CaseNumberScalar) number: string,
    @Arg('procedure', () => procedures) procedure: Procedure,
  ): Promise<CivilCase> {
    return presentCivilCase(await transferToFiling(ctx, { preFilingMediationId, number, procedure }));
  }

  @Mutation(() => PreFilingMediation, {
    description: 'Issue the court’s statement on an agreement made before filing (出具诉前调书).',
  })
  async courtIssueMediationStatement(
    @Ctx() ctx: RequestContext,
    @Arg('preFilingMediationId', () => ID) preFilingMediationId: string,
    @Arg('number', () => CaseNumberScalar) number: string,
  ): Promise<PreFilingMediation> {
    return presentPreFilingMediation(await issueStatement(ctx, preFilingMediationId, number));
  }
}
