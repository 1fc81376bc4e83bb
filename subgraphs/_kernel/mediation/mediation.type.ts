import { feeOf } from '#kernel/clock/law.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ConsentInput } from '#kernel/consent/consent.type.js';
import { statesOf } from '#kernel/machine.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { MediationEntity } from './mediation.entity.js';
import { hasEnded, mediationMachine, type MediationState } from './mediation.state.js';
import type { SuspensionReason } from './suspend-mediation.js';

export const mediationStates = statesOf(mediationMachine);
registerEnumType(mediationStates, {
  name: 'MediationState',
  description: 'How a mediation stands (调解状态).',
});

export const suspensionReasons = {
  SHAM_SUSPECTED: 'SHAM_SUSPECTED',
  APPRAISAL: 'APPRAISAL',
  OTHER: 'OTHER',
} as const;
registerEnumType(suspensionReasons, {
  name: 'SuspensionReason',
  description:
    'Why a mediation is suspended: sham mediation suspected (涉嫌虚假调解), appraisal (鉴定), other (其他).',
});

/** Each agency names its own: UnionMediationCase. */
@ObjectType()
export class MediationCase {
  /** Not a field: whose record it is. */
  organisation!: string;

  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => mediationStates)
  state!: MediationState;
  @DataClass('HEADER')
  @Field(() => ID, {
    nullable: true,
    description: 'The referral it was taken up from (原转介); null for the own door.',
  })
  referralId!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Arrow of that referral: A01 委派, A02 委托…; null for the own door.',
  })
  arrow!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'ORDINARY or SUMMARY, where a court has entrusted it (审理程序); else null.',
  })
  procedure!: string | null;
  @DataClass('STAFF')
  @Field(() => [String], { description: 'Names of the mediators (调解员).' })
  mediators!: string[];
  @DataClass('HEADER')
  @Field(() => LocalDateScalar)
  acceptedOn!: string;
  @DataClass('HEADER')
  @Field(() => MoneyScalar, { description: 'What it costs the parties, by law (费用).' })
  fee!: number;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Last day of the mediation (调解期限).' })
  due!: string;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'Past its last day and not ended; computed for today (超期).' })
  overdue!: boolean;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while it goes on.' })
  endedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Outcome code of schema/law/outcomes.yaml (结果代码); null while it goes on.',
  })
  outcome!: string | null;
}

@InputType({ description: 'Takes up a referred mediation with the mediators chosen.' })
export class AcceptMediationInput {
  @Field(() => ID) referralId!: string;
  @Field(() => [ID], { description: 'From the own roster (调解员).' }) mediatorIds!: string[];
}

@InputType({ description: 'Lengthens a mediation on the consent of both sides.' })
export class ExtendMediationInput {
  @Field(() => ID) mediationId!: string;
  @Field(() => [ConsentInput], { description: 'Consents of scope EXTENSION, of both sides.' })
  consents!: ConsentInput[];
  @Field(() => Int, {
    nullable: true,
    description: 'Days agreed, where the rule leaves the length to the parties (委派); else by the rule.',
  })
  days?: number | null;
}

@InputType({ description: 'Suspends a mediation.' })
export class SuspendMediationInput {
  @Field(() => ID) mediationId!: string;
  @Field(() => suspensionReasons) reason!: SuspensionReason;
  @Field(() => String) text!: string;
}

@InputType({ description: 'How a mediation ended, as it is reported back.' })
export class ReportResultInput {
  @Field(() => ID) mediationId!: string;
  @Field(() => String, { description: 'Code of schema/law/outcomes.yaml (结果代码).' }) outcome!: string;
  @Field(() => String, {
    nullable: true,
    description: 'In words, for the sender (说明); no offers, no concessions.',
  })
  text?: string | null;
}

@InputType({ description: 'A fact that all parties confirm.' })
export class ConfirmFactInput {
  @Field(() => ID) mediationId!: string;
  @Field(() => String, { description: 'The fact alone, no offer (事实).' }) text!: string;
  @Field(() => [ID], { description: 'Every party of the case.' }) confirmedBy!: string[];
}

export function presentMediation(row: MediationEntity, today: string): MediationCase {
  const {
    id,
    caseCode,
    organisation,
    state,
    referralId,
    arrow,
    procedure,
    acceptedOn,
    due,
    endedOn,
    outcome,
  } = row;
  const mediators = row.mediators.map((mediator) => mediator.name);
  const overdue = !hasEnded(state) && today > due;
  const fee = feeOf('MEDIATION');
  return {
    id,
    caseCode,
    organisation,
    state,
    referralId,
    arrow,
    procedure,
    mediators,
    acceptedOn,
    due,
    overdue,
    endedOn,
    outcome,
    fee,
  };
}
