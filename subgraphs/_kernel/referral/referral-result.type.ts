import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type { ReferralEntity, ReferralIssuedBody } from './referral.entity.js';

@Directive('@shareable')
@DataClass('UNDISPUTED_FACT')
@ObjectType({
  description: 'A fact all parties confirmed as undisputed (无争议事实); it may travel, offers may not.',
})
export class UndisputedFact {
  @Field(() => ID) id!: string;
  @Field(() => String) text!: string;
  @Field(() => LocalDateScalar) confirmedOn!: string;
  @Field(() => [ID], { description: 'The parties that signed it.' }) confirmedBy!: string[];
}

@Directive('@shareable')
@DataClass('AGREEMENT')
@ObjectType({ description: 'A signature or seal with its time (签名、盖章).' })
export class Signature {
  @Field(() => String, { description: 'PARTY 当事人, MEDIATOR 调解员, SEAL 调解组织印章.' }) role!: string;
  @Field(() => ID, { nullable: true, description: 'The party; null for mediator and seal.' }) partyId!:
    string | null;
  @Field(() => String) signer!: string;
  @Field(() => InstantScalar) signedAt!: Date;
  @Field(() => String, { description: 'PAPER 纸质, ONLINE 在线.' }) manner!: string;
}

@Directive('@shareable')
@DataClass('AGREEMENT')
@ObjectType({ description: 'A mediation agreement as it was reported (调解协议).' })
export class ReportedAgreement {
  @Field(() => ID) agreementId!: string;
  @Field(() => InstantScalar, {
    description: 'When it took effect (生效时间); computed from the signatures.',
  })
  effectiveAt!: Date;
  @Field(() => String) route!: string;
  @Field(() => String) terms!: string;
  @Field(() => MoneyScalar, { nullable: true }) amount!: number | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day for performance (履行期限).' })
  performBy!: string | null;
  @Field(() => [String]) claimKinds!: string[];
  @Field(() => [Signature]) signatures!: Signature[];
}

@Directive('@shareable')
@ObjectType({ description: 'The result of a referral as it came back (结果反馈).' })
export class ReferralResult {
  @DataClass('HEADER')
  @Field(() => String, { description: 'Outcome code of schema/law/outcomes.yaml (结果代码).' })
  outcome!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar)
  reportedOn!: string;
  @DataClass('RESULT')
  @Field(() => String, { nullable: true })
  text!: string | null;
  @DataClass('AGREEMENT')
  @Field(() => ReportedAgreement, { nullable: true, description: 'Null when no agreement was made.' })
  agreement!: ReportedAgreement | null;
  @DataClass('UNDISPUTED_FACT')
  @Field(() => [UndisputedFact])
  undisputedFacts!: UndisputedFact[];
  @DataClass('STAFF')
  @Field(() => [String], { description: 'Names of the mediators (调解员).' })
  mediators!: string[];
  @DataClass('ADJUDICATION')
  @Field(() => String, {
    nullable: true,
    description: 'Decision of the receiver: ruling, statement, aid decision (裁定、决定).',
  })
  decision!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true })
  decisionNumber!: string | null;
}

export function presentResult({ result }: ReferralEntity): ReferralResult | null {
  if (!result) return null;
  const {
    outcome,
    reportedOn,
    text = null,
    agreement,
    undisputedFacts = [],
    mediators = [],
    ruling,
  } = result;
  return {
    ...{ outcome, reportedOn, text },
    agreement: agreement ? presentAgreementBody(agreement) : null,
    undisputedFacts: undisputedFacts.map(({ factId, ...fact }) => ({ id: factId, ...fact })),
    mediators: mediators.map((mediator) => mediator.name),
    decision: ruling?.decision ?? null,
    decisionNumber: ruling?.number ?? null,
  };
}

export function presentAgreementBody(
  body: NonNullable<ReferralIssuedBody['application']>['agreement'],
): ReportedAgreement {
  const { agreementId, route, terms, amount = null, performBy = null, claimKinds, signatures } = body;
  return {
    ...{ agreementId, route, terms, amount, performBy, claimKinds },
    effectiveAt: new Date(body.effectiveAt),
    signatures: signatures.map((s) => ({ ...s, partyId: s.partyId ?? null, signedAt: new Date(s.signedAt) })),
  };
}
