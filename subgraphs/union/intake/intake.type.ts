import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { ConsentInput } from '#kernel/consent/consent.type.js';
import { ClaimedPeriodInput } from '#kernel/dispute-key/claimed-period.type.js';
import { statesOf } from '#kernel/machine.js';
import { PartyInput } from '#kernel/party/party-input.type.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type { IntakeDoor, UnionIntakeEntity } from './intake.entity.js';
import { intakeMachine, type IntakeState } from './intake.state.js';

export const intakeStates = statesOf(intakeMachine);
export const intakeDoors = { VISIT: 'VISIT', HOTLINE: 'HOTLINE', APPLICATION: 'APPLICATION' } as const;
registerEnumType(intakeStates, {
  name: 'UnionIntakeState',
  description: 'How an intake stands (接待登记状态).',
});
registerEnumType(intakeDoors, {
  name: 'UnionIntakeDoor',
  description: 'Visit (来访), hotline 12351 (热线), application for mediation (调解申请).',
});

@ObjectType({ description: 'Somebody who came to the union (接待登记、调解申请).' })
export class UnionIntake {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => intakeDoors)
  door!: IntakeDoor;
  @DataClass('HEADER')
  @Field(() => intakeStates)
  state!: IntakeState;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar)
  receivedOn!: string;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Number of the ticket or the register (工单号、登记号); null where none is given.',
  })
  number!: string | null;
  @DataClass('WORK_NOTE')
  @Field(() => String, {
    nullable: true,
    description: 'What was answered, or why it was refused; null until then, and for another agency.',
  })
  answer!: string | null;
}

@InputType({ description: 'Who came, against whom, and about what.' })
export class RegisterIntakeInput {
  @Field(() => intakeDoors) door!: IntakeDoor;
  @Field(() => String, { description: 'Cause code of schema/law/causes.yaml (案由).' }) cause!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'Amount claimed (标的额).' }) claim?:
    number | null;
  @Field(() => String, { nullable: true }) facts?: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the ticket or the register.' }) number?:
    string | null;
  @Field(() => [PartyInput], { description: 'Both sides (申请人、被申请人).' }) parties!: PartyInput[];
  @Field(() => [ClaimedPeriodInput], {
    nullable: true,
    description:
      'What is claimed and for which months (争议期间), so that the register finds the same dispute at another door; counted like a look-up.',
  })
  claims?: ClaimedPeriodInput[] | null;
}

@InputType({ description: 'Opens a mediation at the union’s own door.' })
export class OpenMediationInput {
  @Field(() => ID) intakeId!: string;
  @Field(() => [ID], { description: 'From the own roster (调解员).' }) mediatorIds!: string[];
  @Field(() => [ConsentInput], {
    nullable: true,
    description: 'Consents of scope MEDIATION not yet on record; both sides must consent.',
  })
  consents?: ConsentInput[] | null;
}

export function presentIntake(row: UnionIntakeEntity): UnionIntake {
  const { id, caseCode, door, state, receivedOn, number, answer } = row;
  return { id, caseCode, door, state, receivedOn, number, answer };
}
