import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import type { ConsentChannel, ConsentScope } from '#kernel/consent/consent.entity.js';
import { consentChannels, consentScopes } from '#kernel/consent/consent.type.js';
import { ClaimedPeriodInput } from '#kernel/dispute-key/claimed-period.type.js';
import { statesOf } from '#kernel/machine.js';
import type { PartyKind, PartySide } from '#kernel/party/party.entity.js';
import { partyKinds, partySides } from '#kernel/party/party.type.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { IdNumberScalar } from '#kernel/values/id-number.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { PhoneScalar } from '#kernel/values/phone.js';
import { adviceFor } from './admissible.js';
import type { FilingIntakeEntity } from './filing-intake.entity.js';
import { filingIntakeMachine, type FilingIntakeState } from './filing-intake.state.js';

export const filingIntakeStates = statesOf(filingIntakeMachine);
registerEnumType(filingIntakeStates, {
  name: 'FilingIntakeState',
  description:
    'Received (收件), defective (补正), registered (登记立案), not accepted (不予受理), diverted (引导其他途径).',
});

@ObjectType({ description: 'A complaint taken in at the filing window (起诉材料收件).' })
export class FilingIntake {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Number of the dated receipt (收件凭证号).' })
  receiptNumber!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar)
  receivedOn!: string;
  @DataClass('HEADER')
  @Field(() => filingIntakeStates)
  state!: FilingIntakeState;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description:
      'Ground for suing without arbitration (直接起诉情形), of schema/law/direct-suit.yaml; null where there is none.',
  })
  directSuitGround!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description:
      'Number of the award that the suit follows (仲裁裁决书文号); null where there was no arbitration.',
  })
  awardNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'What the window advises (释明): arbitration first; null when the suit may be registered.',
  })
  advice!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description:
      'What is to be supplemented, or why it was refused or diverted (补正内容、理由); null when nothing was said.',
  })
  note!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of filing intakes (收件列表).' })
export class FilingIntakePage {
  @Field(() => [FilingIntake]) nodes!: FilingIntake[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'A party as the complaint names it (当事人).' })
export class CourtPartyInput {
  @Field(() => partySides) side!: PartySide;
  @Field(() => partyKinds) kind!: PartyKind;
  @Field(() => String) name!: string;
  @Field(() => IdNumberScalar, { nullable: true }) idNumber!: string | null;
  @Field(() => PhoneScalar, { nullable: true }) phone!: string | null;
  @Field(() => CreditCodeScalar, { nullable: true }) creditCode!: string | null;
}

@InputType({ description: 'A consent given with the complaint by every party of a side (同意).' })
export class CourtConsentOfSideInput {
  @Field(() => partySides) side!: PartySide;
  @Field(() => consentScopes) scope!: ConsentScope;
  @Field(() => consentChannels) channel!: ConsentChannel;
  @Field(() => String, { description: 'Title and number of the document, or where the recording lies.' })
  evidence!: string;
}

@InputType({ description: 'A complaint as it is taken in.' })
export class CourtFilingInput {
  @Field(() => String, { description: 'Cause (案由), of schema/law/causes.yaml.' }) cause!: string;
  @Field(() => String, { description: 'List the cause is taken from: 2020 or 2025.' }) causeVersion!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Names no person; the cause’s name where none is given.',
  })
  title!: string | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'What is claimed (标的额).' }) claim!:
    number | null;
  @Field(() => String, { nullable: true, description: 'Facts and reasons (事实与理由).' }) facts!:
    string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Ground for suing without arbitration (直接起诉情形), of schema/law/direct-suit.yaml.',
  })
  directSuitGround!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Number of the award that the suit follows (仲裁裁决书文号).',
  })
  awardNumber!: string | null;
  @Field(() => [CourtPartyInput]) parties!: CourtPartyInput[];
  @Field(() => [CourtConsentOfSideInput], { defaultValue: [] }) consents!: CourtConsentOfSideInput[];
  @Field(() => [ClaimedPeriodInput], {
    nullable: true,
    description:
      'What is claimed and for which months (争议期间), so that the register finds the same dispute at another door; counted like a look-up.',
  })
  claims?: ClaimedPeriodInput[] | null;
}

@InputType({ description: 'What is missing, or why the complaint is refused.' })
export class CourtFilingNoteInput {
  @Field(() => ID, { description: 'The filing intake.' }) id!: string;
  @Field(() => String) text!: string;
}

@InputType({ description: 'Where the applicant is led instead.' })
export class CourtDiversionInput extends CourtFilingNoteInput {
  @Field(() => CreditCodeScalar, {
    nullable: true,
    description: 'The arbitration that receives the notice (A16); null to advise only.',
  })
  to!: string | null;
}

export function presentFilingIntake(row: FilingIntakeEntity): FilingIntake {
  const { id, caseCode, receiptNumber, receivedOn, state, directSuitGround, awardNumber, note } = row;
  return {
    id,
    caseCode,
    receiptNumber,
    receivedOn,
    state,
    directSuitGround,
    awardNumber,
    note,
    advice: adviceFor(row),
  };
}
