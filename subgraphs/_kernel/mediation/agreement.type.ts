import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { ConsentInput } from '#kernel/consent/consent.type.js';
import { statesOf } from '#kernel/machine.js';
import { Signature } from '#kernel/referral/referral-result.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type { AgreementEntity, AgreementRoute, SignatureManner, SignatureRole } from './agreement.entity.js';
import { AgreementInvalidity } from './agreement-invalidity.type.js';
import { agreementMachine, type AgreementState } from './agreement.state.js';
import { paidUnder } from './record-performance.js';

export const agreementStates = statesOf(agreementMachine);
export const agreementRoutes = {
  MEDIATION_COMMITTEE: 'MEDIATION_COMMITTEE',
  PEOPLES_MEDIATION: 'PEOPLES_MEDIATION',
  PEOPLES_ORAL: 'PEOPLES_ORAL',
  DELEGATED: 'DELEGATED',
  ONLINE: 'ONLINE',
} as const satisfies Record<AgreementRoute, AgreementRoute>;
export const signatureRoles = { PARTY: 'PARTY', MEDIATOR: 'MEDIATOR', SEAL: 'SEAL' } as const;
export const signatureManners = { PAPER: 'PAPER', ONLINE: 'ONLINE', ORAL: 'ORAL' } as const;
registerEnumType(agreementStates, {
  name: 'AgreementState',
  description: 'How a mediation agreement stands (调解协议状态).',
});
registerEnumType(agreementRoutes, {
  name: 'AgreementRoute',
  description:
    'Decides when an agreement takes effect: committee or other mediation organisation (调解组织) and people’s mediation (人民调解) with both parties, mediator and seal; oral in people’s mediation (口头协议) with both parties’ word; delegated by a court (委派) with both parties; online (在线) with all parties’ electronic signatures.',
});
registerEnumType(signatureRoles, {
  name: 'SignatureRole',
  description: 'Party (当事人), mediator (调解员), seal (调解组织印章).',
});
registerEnumType(signatureManners, {
  name: 'SignatureManner',
  description: 'On paper (纸质), online (在线), or by word of mouth (口头).',
});

@DataClass('AGREEMENT')
@Directive('@shareable')
@ObjectType({ description: 'A sum of an agreement and the last day for paying it (分期款项).' })
export class AgreementInstalment {
  @Field(() => LocalDateScalar, { description: 'Last day for paying it (到期日).' }) dueOn!: string;
  @Field(() => MoneyScalar) amount!: number;
}

@DataClass('AGREEMENT')
@Directive('@shareable')
@ObjectType({ description: 'What one worker gets by an agreement (各人金额).' })
export class AgreementShare {
  @Field(() => ID) partyId!: string;
  @Field(() => [MoneyScalar], { description: 'Of each instalment in its order; one where it is one sum.' })
  amounts!: number[];
}

/** Each agency names its own: UnionMediationAgreement. */
@DataClass('AGREEMENT')
@ObjectType()
export class MediationAgreement {
  @Field(() => ID) id!: string;
  @Field(() => ID) mediationId!: string;
  @Field(() => ID, { description: 'Case code (案件码).' }) caseCode!: string;
  @Field(() => agreementStates) state!: AgreementState;
  @Field(() => agreementRoutes) route!: AgreementRoute;
  @Field(() => String, { description: 'What was agreed (协议内容).' }) terms!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'Sum to be paid (协议金额); null where none is.' })
  amount!: number | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day for performance (履行期限); null where none is set.',
  })
  performBy!: string | null;
  @Field(() => [AgreementInstalment], { description: 'Instalments (分期); empty where it is one sum.' })
  instalments!: AgreementInstalment[];
  @Field(() => [AgreementShare], {
    description: 'What of it is whose (各人金额); empty for a single worker.',
  })
  shares!: AgreementShare[];
  @Field(() => [String], { description: 'Causes it settles, by schema/law/causes.yaml (争议事项).' })
  claimKinds!: string[];
  @Field(() => [ID], { description: 'The parties it binds.' }) partyIds!: string[];
  @Field(() => [Signature]) signatures!: Signature[];
  @Field(() => InstantScalar) draftedAt!: Date;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it took effect (生效时间), computed from the signatures; null until then.',
  })
  effectiveAt!: Date | null;
  @Field(() => MoneyScalar, { description: 'Paid so far (已履行金额).' }) paid!: number;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Day of the last payment (最近履行日期); null while nothing is paid.',
  })
  paidOn!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Number of the ruling or statement that made it enforceable (裁定书、仲裁调解书文号); null while there is none.',
  })
  instrumentNumber!: string | null;
  @Field(() => AgreementInvalidity, {
    nullable: true,
    description: 'By which decision it is invalid (确认无效); null where none says so.',
  })
  invalidity!: AgreementInvalidity | null;
}

@InputType({ description: 'An instalment (分期款项).' })
export class AgreementInstalmentInput {
  @Field(() => LocalDateScalar, { description: 'Last day for paying it (到期日).' }) dueOn!: string;
  @Field(() => MoneyScalar) amount!: number;
}

@InputType({ description: 'What one worker gets (各人金额).' })
export class AgreementShareInput {
  @Field(() => ID) partyId!: string;
  @Field(() => [MoneyScalar], { description: 'Of each instalment in its order; one where it is one sum.' })
  amounts!: number[];
}

@InputType({ description: 'The terms of an agreement as drafted.' })
export class DraftAgreementInput {
  @Field(() => ID) mediationId!: string;
  @Field(() => agreementRoutes) route!: AgreementRoute;
  @Field(() => String) terms!: string;
  @Field(() => MoneyScalar, { nullable: true }) amount?: number | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day for performance; of instalments the last (履行期限).',
  })
  performBy?: string | null;
  @Field(() => [AgreementInstalmentInput], {
    defaultValue: [],
    description: 'Where it is paid by instalments (分期): they come to the amount, to the fen.',
  })
  instalments!: AgreementInstalmentInput[];
  @Field(() => [AgreementShareInput], {
    defaultValue: [],
    description:
      'Worker × amount (各人金额): needed in a collective dispute; they come to the amount, to the fen.',
  })
  shares!: AgreementShareInput[];
  @Field(() => [String], { description: 'Causes it settles, by schema/law/causes.yaml (争议事项).' })
  claimKinds!: string[];
  @Field(() => [ID], { nullable: true, description: 'Whom it binds; every party where none is named.' })
  partyIds?: string[] | null;
}

@InputType({ description: 'A signature or the seal under an agreement.' })
export class SignAgreementInput {
  @Field(() => ID) agreementId!: string;
  @Field(() => signatureRoles) role!: SignatureRole;
  @Field(() => ID, { nullable: true, description: 'The party; only for the role PARTY.' }) partyId?:
    string | null;
  @Field(() => String, { description: 'Name of the signer or the seal.' }) signer!: string;
  @Field(() => signatureManners) manner!: SignatureManner;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was signed; now where nothing is said.',
  })
  signedAt?: Date | null;
}

@InputType({ description: 'A payment under an agreement.' })
export class RecordPerformanceInput {
  @Field(() => ID) agreementId!: string;
  @Field(() => LocalDateScalar) paidOn!: string;
  @Field(() => MoneyScalar, { description: 'Paid this time (本次金额).' }) amount!: number;
}

@InputType({ description: 'A joint application for judicial confirmation.' })
export class ApplyConfirmationInput {
  @Field(() => ID) agreementId!: string;
  @Field(() => CreditCodeScalar, { description: 'Organisation code of whoever confirms it (法院).' })
  to!: string;
  @Field(() => [ID], { description: 'The parties that sign the application; both sides must.' })
  applicantPartyIds!: string[];
  @Field(() => [ConsentInput], {
    nullable: true,
    description: 'Consents of scope CONFIRMATION; by default the joint application is the evidence.',
  })
  consents?: ConsentInput[] | null;
}

@InputType({ description: 'A joint application for arbitral review.' })
export class ApplyArbitralReviewInput {
  @Field(() => ID) agreementId!: string;
  @Field(() => CreditCodeScalar, {
    description: 'Organisation code of the arbitration (仲裁委员会所在单位).',
  })
  to!: string;
  @Field(() => [ID], { description: 'The parties that sign the application; both sides must.' })
  applicantPartyIds!: string[];
  @Field(() => [ConsentInput], {
    nullable: true,
    description: 'Consents of scope ARBITRAL_REVIEW; by default the joint application is the evidence.',
  })
  consents?: ConsentInput[] | null;
}

export function presentAgreement(row: AgreementEntity): MediationAgreement {
  const {
    id,
    mediationId,
    caseCode,
    state,
    route,
    terms,
    amount,
    performBy,
    claimKinds,
    partyIds,
    draftedAt,
    effectiveAt,
  } = row;
  return {
    ...{
      id,
      mediationId,
      caseCode,
      state,
      route,
      terms,
      amount,
      performBy,
      claimKinds,
      partyIds,
      draftedAt,
      effectiveAt,
    },
    signatures: row.signatures.map((signature) => ({ ...signature, signedAt: new Date(signature.signedAt) })),
    instalments: row.instalments,
    shares: row.shares,
    paid: paidUnder(row),
    paidOn:
      row.payments
        .map((payment) => payment.paidOn)
        .sort()
        .at(-1) ?? null,
    ...{ instrumentNumber: row.instrumentNumber, invalidity: row.invalidity },
  };
}
