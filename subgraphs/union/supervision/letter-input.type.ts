import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { LetterKind, ServiceManner, SignerOffice } from './supervision-letter.entity.js';
import type { LetterAnswer, LetterState } from './supervision-letter.state.js';
import { letterKinds, letterStates, serviceManners, signerOffices } from './supervision-letter.type.js';

export const letterAnswerStates: { [A in LetterAnswer]: A } = {
  REPLIED: 'REPLIED',
  REFUSED: 'REFUSED',
  RECTIFIED: 'RECTIFIED',
  OBJECTED: 'OBJECTED',
  FEEDBACK: 'FEEDBACK',
  CLOSED: 'CLOSED',
};
registerEnumType(letterAnswerStates, {
  name: 'UnionLetterAnswer',
  description:
    'What became of a letter: replied (答复), refused (拒收), rectified (整改), objected (异议), feedback of the authority (部门反馈), closed (办结).',
});

@InputType({ description: 'A matter taken down for supervision, and the letter drafted on it (拟稿).' })
export class DraftSupervisionLetterInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => letterKinds) kind!: LetterKind;
  @Field(() => String) employerName!: string;
  @Field(() => CreditCodeScalar) employerCode!: string;
  @Field(() => String) facts!: string;
  @Field(() => String) request!: string;
  @Field(() => [String], {
    defaultValue: [],
    description: 'Inspectors who look into the facts (监督员); at least two before it is signed.',
  })
  inspectors!: string[];
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

@InputType({ description: 'A supervision letter that has been signed and served.' })
export class ServeSupervisionLetterInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => letterKinds) kind!: LetterKind;
  @Field(() => String, { description: 'Official number (文号).' }) number!: string;
  @Field(() => String) employerName!: string;
  @Field(() => CreditCodeScalar) employerCode!: string;
  @Field(() => String) facts!: string;
  @Field(() => String) request!: string;
  @Field(() => [String], { description: 'Inspectors who looked into the facts (监督员); at least two.' })
  inspectors!: string[];
  @Field(() => String, { description: 'Chair or vice-chair who signed (签发人).' }) signedBy!: string;
  @Field(() => signerOffices, { defaultValue: signerOffices.CHAIR }) signerOffice!: SignerOffice;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Today where nothing is said.' }) servedOn?:
    string | null;
  @Field(() => serviceManners, { defaultValue: serviceManners.DIRECT }) serviceManner!: ServiceManner;
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

@InputType({ description: 'What inspectors have found, for a letter still in draft (调查核实).' })
export class ReviseSupervisionLetterInput {
  @Field(() => ID) letterId!: string;
  @Field(() => String) facts!: string;
  @Field(() => String) request!: string;
  @Field(() => [String], { description: 'Inspectors who looked into the facts (监督员).' })
  inspectors!: string[];
}

@InputType({ description: 'The signature of the chair or a vice-chair on a letter (签发).' })
export class SignSupervisionLetterInput {
  @Field(() => ID) letterId!: string;
  @Field(() => String, { description: 'Official number (文号).' }) number!: string;
  @Field(() => String, { description: 'Chair or vice-chair who signs (签发人).' }) signedBy!: string;
  @Field(() => signerOffices) signerOffice!: SignerOffice;
}

@InputType({ description: 'The service of a letter that has been signed (送达).' })
export class ServeSignedLetterInput {
  @Field(() => ID) letterId!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Today where nothing is said.' }) servedOn?:
    string | null;
  @Field(() => serviceManners) serviceManner!: ServiceManner;
  @Field(() => String, {
    nullable: true,
    description: 'How the employer would not take it (拒收情况); null where it was taken.',
  })
  refusal?: string | null;
}

@InputType({ description: 'What became of a supervision letter.' })
export class RecordLetterReplyInput {
  @Field(() => ID) letterId!: string;
  @Field(() => letterAnswerStates) answer!: LetterAnswer;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Today where nothing is said.' }) on?:
    string | null;
  @Field(() => String) text!: string;
}

/** Which letters of the own organisation are asked for. */
@ArgsType()
export class LettersAsked {
  @Field(() => [letterStates], { nullable: true }) states?: LetterState[] | null;
  @Field(() => letterKinds, { nullable: true }) kind?: LetterKind | null;
  @Field(() => String, {
    nullable: true,
    description: 'Part of the employer’s name, or its credit code (用人单位).',
  })
  employer?: string | null;
  @Field(() => ID, { nullable: true, description: 'Case code (案件码).' }) caseCode?: string | null;
  @Field(() => Int, { defaultValue: 50 }) first!: number;
  @Field(() => String, { nullable: true }) after?: string | null;
}
