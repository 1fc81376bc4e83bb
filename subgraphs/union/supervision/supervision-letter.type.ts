import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { LetterKind, SupervisionLetterEntity } from './supervision-letter.entity.js';
import { type LetterAnswer, letterMachine, type LetterState } from './supervision-letter.state.js';

export const letterKinds = {
  REMINDER: 'REMINDER',
  OPINION: 'OPINION',
  RECOMMENDATION: 'RECOMMENDATION',
} as const;
const letterStates = statesOf(letterMachine);
const answerStates = {
  REPLIED: 'REPLIED',
  REFUSED: 'REFUSED',
  RECTIFIED: 'RECTIFIED',
  OBJECTED: 'OBJECTED',
  CLOSED: 'CLOSED',
} as const;
registerEnumType(letterKinds, {
  name: 'UnionLetterKind',
  description: 'Reminder (提示函), opinion (意见书), recommendation to the authority (建议书).',
});
registerEnumType(letterStates, {
  name: 'UnionLetterState',
  description: 'How a supervision letter stands (一函两书状态).',
});
registerEnumType(answerStates, {
  name: 'UnionLetterAnswer',
  description:
    'What became of a letter: replied (答复), refused (拒收), rectified (整改), objected (异议), closed (办结).',
});

@ObjectType({ description: 'A supervision letter of the union (工会劳动法律监督文书, 一函两书).' })
export class UnionSupervisionLetter {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => letterKinds)
  kind!: LetterKind;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Official number (文号).' })
  number!: string;
  @DataClass('HEADER')
  @Field(() => letterStates)
  state!: LetterState;
  @DataClass('EMPLOYER')
  @Field(() => String, { description: 'The employer (用人单位).' })
  employerName!: string;
  @DataClass('EMPLOYER')
  @Field(() => CreditCodeScalar)
  employerCode!: string;
  @DataClass('SUPERVISION_LETTER')
  @Field(() => String, { description: 'Facts found (查明事实).' })
  facts!: string;
  @DataClass('SUPERVISION_LETTER')
  @Field(() => String, { description: 'What is asked (监督要求).' })
  request!: string;
  @DataClass('STAFF')
  @Field(() => String, { description: 'Chair or vice-chair who signed (签发人).' })
  signedBy!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar)
  servedOn!: string;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Organisation a recommendation goes to (主送部门); null for a letter to the employer.',
  })
  addressee!: string | null;
  @DataClass('HEADER')
  @Field(() => [String], { description: 'Organisations it is copied to (抄送).' })
  copiedTo!: string[];
  @DataClass('HEADER')
  @Field(() => ID, { nullable: true, description: 'The letter it follows (前一文书); null for a first one.' })
  followsLetterId!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until it is answered.' })
  answeredOn!: string | null;
  @DataClass('SUPERVISION_LETTER')
  @Field(() => String, { nullable: true, description: 'Null until it is answered.' })
  answer!: string | null;
}

@InputType({ description: 'A supervision letter that has been signed and served.' })
export class ServeSupervisionLetterInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => letterKinds) kind!: LetterKind;
  @Field(() => String, { description: 'Official number (文号).' }) number!: string;
  @Field(() => String) employerName!: string;
  @Field(() => CreditCodeScalar) employerCode!: string;
  @Field(() => String) facts!: string;
  @Field(() => String) request!: string;
  @Field(() => String, { description: 'Chair or vice-chair who signed (签发人).' }) signedBy!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Today where nothing is said.' }) servedOn?:
    string | null;
  @Field(() => CreditCodeScalar, {
    nullable: true,
    description: 'Organisation a recommendation goes to; only for the kind RECOMMENDATION.',
  })
  addressee?: string | null;
  @Field(() => [CreditCodeScalar], {
    defaultValue: [],
    description: 'Organisations it is copied to (抄送), the procuratorate among them.',
  })
  copyTo!: string[];
  @Field(() => ID, {
    nullable: true,
    description: 'The opinion that was refused, late or not followed; a recommendation needs one.',
  })
  followsLetterId?: string | null;
}

@InputType({ description: 'What became of a supervision letter.' })
export class RecordLetterReplyInput {
  @Field(() => ID) letterId!: string;
  @Field(() => answerStates) answer!: LetterAnswer;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Today where nothing is said.' }) on?:
    string | null;
  @Field(() => String) text!: string;
}

export function presentLetter(row: SupervisionLetterEntity): UnionSupervisionLetter {
  const {
    id,
    caseCode,
    kind,
    number,
    state,
    employerName,
    employerCode,
    facts,
    request,
    signedBy,
    servedOn,
  } = row;
  const { addressee, copiedTo, followsLetterId, answeredOn, answer } = row;
  return {
    ...{ id, caseCode, kind, number, state, employerName, employerCode, facts, request, signedBy, servedOn },
    ...{ addressee, copiedTo, followsLetterId, answeredOn, answer },
  };
}
