import { feeOf } from '#kernel/clock/law.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { statesOf } from '#kernel/machine.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { ConfirmationDefect, ConfirmationInquiry } from './confirmation-review.type.js';
import { refusalGrounds, type RejectionGround, rejectionGrounds } from './grounds.js';
import type { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';
import {
  judicialConfirmationMachine,
  type JudicialConfirmationState,
} from './judicial-confirmation.state.js';

export const judicialConfirmationStates = statesOf(judicialConfirmationMachine);
export const confirmationDecisions = { VALID: 'VALID', REJECTED: 'REJECTED' } as const;
registerEnumType(judicialConfirmationStates, {
  name: 'JudicialConfirmationState',
  description:
    'Applied (共同申请), defective (补正), accepted (受理), not accepted (不予受理), under review (审查), confirmed (裁定有效), rejected (驳回), withdrawn (撤回), deemed withdrawn (按撤回处理), revoked upon an objection (撤销确认裁定).',
});
registerEnumType(confirmationDecisions, {
  name: 'ConfirmationDecision',
  description: 'The agreement is valid (裁定有效), or the application is rejected (裁定驳回).',
});
registerEnumType(refusalGrounds, {
  name: 'ConfirmationRefusalGround',
  description:
    'Why an application is not accepted (不予受理理由, 民诉解释 §355): outside court scope, wrong court, status relations, other special procedure or bankruptcy, title to property or intellectual property; and not joint, out of time, organisation not lawful, already confirmed.',
});
registerEnumType(rejectionGrounds, {
  name: 'ConfirmationRejectionGround',
  description:
    'Why an agreement is not confirmed (驳回理由, 民诉解释 §358): breaks mandatory law, harms the state, the public or third parties, against public order, not voluntary, unclear, other.',
});

@ObjectType({ description: 'A joint application to confirm a mediation agreement (司法确认).' })
export class JudicialConfirmation {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The referral that brought it (A05).' })
  referralId!: string;
  @DataClass('HEADER')
  @Field(() => judicialConfirmationStates)
  state!: JudicialConfirmationState;
  @DataClass('HEADER')
  @Field(() => CaseNumberScalar, {
    nullable: true,
    description: 'Case number (诉前调确、民特案号); null until it is accepted.',
  })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Day of the joint application (申请日期).' })
  appliedOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Last day of the joint application (JC-1).' })
  applyBy!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar)
  receivedOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until it is accepted.' })
  acceptedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When more time to rule was approved (延长审查期限); null where it was not.',
  })
  extendedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => CreditCodeScalar, { description: 'The organisation that mediated (调解组织).' })
  mediationOrganisation!: string;
  @DataClass('ADJUDICATION')
  @Field(() => String, {
    nullable: true,
    description: 'Ground of the refusal or rejection (理由); null where there is none.',
  })
  ground!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'The reason in words; null where none was given.' })
  note!: string | null;
  @DataClass('HEADER')
  @Field(() => CaseNumberScalar, {
    nullable: true,
    description: 'Number of the ruling (裁定书号); null until the court has ruled.',
  })
  rulingNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Day of the decision; null while it is open.',
  })
  decidedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => ConfirmationDefect, {
    nullable: true,
    description: 'What was missing (补正); null where the parties were told of nothing.',
  })
  defect!: ConfirmationDefect | null;
  @DataClass('HEADER')
  @Field(() => [ConfirmationInquiry], {
    description: 'What the court asked of the parties (限期补充、到场核实).',
  })
  inquiries!: ConfirmationInquiry[];
  @DataClass('HEADER')
  @Field(() => MoneyScalar, { description: 'What it costs the parties, by law (费用).' })
  fee!: number;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of judicial confirmations (司法确认列表).' })
export class JudicialConfirmationPage {
  @Field(() => [JudicialConfirmation]) nodes!: JudicialConfirmation[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'A ruling on an application (裁定).' })
export class CourtRulingInput {
  @Field(() => ID, { description: 'The judicial confirmation.' }) id!: string;
  @Field(() => confirmationDecisions) decision!: 'VALID' | 'REJECTED';
  @Field(() => rejectionGrounds, { nullable: true, description: 'Needed when rejected.' })
  ground!: RejectionGround | null;
  @Field(() => CaseNumberScalar, {
    nullable: true,
    description: 'Number of the ruling; the case’s number where none is given.',
  })
  rulingNumber!: string | null;
}

export function presentConfirmation(row: JudicialConfirmationEntity): JudicialConfirmation {
  const { id, caseCode, referralId, state, number, appliedOn, applyBy, receivedOn, acceptedOn, extendedOn } =
    row;
  const { mediationOrganisation, ground, note, rulingNumber, decidedOn, defect, inquiries } = row;
  return {
    ...{ id, caseCode, referralId, state, number, appliedOn, applyBy, receivedOn, acceptedOn, extendedOn },
    ...{ mediationOrganisation, ground, note, rulingNumber, decidedOn, defect, inquiries },
    fee: feeOf('CONFIRMATION'),
  };
}
