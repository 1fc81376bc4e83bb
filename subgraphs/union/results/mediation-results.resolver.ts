import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { Reach } from '#kernel/disclosure/reach.js';
import { RequestContext } from '#kernel/context.js';
import type { AgreementState } from '#kernel/mediation/agreement.state.js';
import { agreementStates } from '#kernel/mediation/agreement.type.js';
import type { MediationState } from '#kernel/mediation/mediation.state.js';
import { mediationStates } from '#kernel/mediation/mediation.type.js';
import { UndisputedFact } from '#kernel/referral/referral-result.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { IdNumberScalar } from '#kernel/values/id-number.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { type FoundMediation, mediationResults } from './mediation-results.js';

@DataClass('INQUIRY_RESULT')
@ObjectType({
  description: 'What one mediation by the union came to (工会调解结果). Notes and offers are no part of it.',
})
export class UnionMediationResult {
  @Field(() => ID) mediationId!: string;
  @Field(() => ID, { description: 'Case code (案件码).' }) caseCode!: string;
  @Field(() => String, { description: 'Name of the union that mediated.' }) organisationName!: string;
  @Field(() => mediationStates) state!: MediationState;
  @Field(() => String, {
    nullable: true,
    description: 'Outcome code of schema/law/outcomes.yaml (结果代码); null while it goes on.',
  })
  outcome!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while it goes on.' }) endedOn!:
    string | null;
  @Field(() => ID, { nullable: true, description: 'Null when no agreement has taken effect.' }) agreementId!:
    string | null;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the agreement took effect (生效时间); null when none has.',
  })
  agreementEffectiveAt!: Date | null;
  @Field(() => agreementStates, {
    nullable: true,
    description: 'How the agreement stands; null when none has taken effect.',
  })
  agreementState!: AgreementState | null;
  @Field(() => [UndisputedFact], { description: 'Facts all parties have confirmed (无争议事实).' })
  undisputedFacts!: UndisputedFact[];
}

@Resolver()
export class MediationResultsResolver {
  @Reach('INQUIRY')
  @Query(() => [UnionMediationResult], {
    description:
      'What the union’s mediations between this person and this employer came to (查询调解结果). For arbitrators, with a stated purpose; every look is recorded.',
  })
  async unionMediationResults(
    @Ctx() ctx: RequestContext,
    @Arg('idNumber', () => IdNumberScalar) idNumber: string,
    @Arg('creditCode', () => CreditCodeScalar) creditCode: string,
  ): Promise<UnionMediationResult[]> {
    return (await mediationResults(ctx, idNumber, creditCode)).map((found) => presentResult(ctx, found));
  }
}

function presentResult(
  ctx: RequestContext,
  { mediation, agreements, facts }: FoundMediation,
): UnionMediationResult {
  const { id: mediationId, caseCode, organisation, state, outcome, endedOn } = mediation;
  const agreement = agreements.at(-1);
  return {
    ...{ mediationId, caseCode, state, outcome, endedOn },
    organisationName: ctx.agency.book.find(organisation)?.name ?? organisation,
    agreementId: agreement?.id ?? null,
    agreementEffectiveAt: agreement?.effectiveAt ?? null,
    agreementState: agreement?.state ?? null,
    undisputedFacts: facts,
  };
}
