import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { CivilCaseEntity, Procedure } from './civil-case.entity.js';
import { civilCaseMachine, type CivilCaseState } from './civil-case.state.js';
import type { Conclusion } from './conclude-civil-case.js';

const civilCaseStates = statesOf(civilCaseMachine);
export const procedures = { ORDINARY: 'ORDINARY', SUMMARY: 'SUMMARY', SMALL_CLAIMS: 'SMALL_CLAIMS' } as const;
export const conclusions = { JUDGED: 'JUDGED', MEDIATED: 'MEDIATED', WITHDRAWN: 'WITHDRAWN' } as const;
registerEnumType(civilCaseStates, {
  name: 'CivilCaseState',
  description:
    'Registered (登记立案), in mediation (委托调解), trial (审理), judged (判决), mediated (调解书), withdrawn (撤诉).',
});
registerEnumType(procedures, {
  name: 'CourtProcedure',
  description: 'Ordinary (普通程序), summary (简易程序), small claims (小额诉讼).',
});
registerEnumType(conclusions, {
  name: 'CivilCaseConclusion',
  description: 'Judgment (判决), mediation statement (调解书), withdrawal (撤诉).',
});

@DataClass('HEADER')
@ObjectType({ description: 'A civil case of first instance (民事一审案件).' })
export class CivilCase {
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: 'Case code (案件码).' }) caseCode!: string;
  @Field(() => ID, { description: 'The complaint it was registered from (起诉材料收件).' })
  filingIntakeId!: string;
  @Field(() => CaseNumberScalar, { description: 'Case number (民初案号).' }) number!: string;
  @Field(() => procedures) procedure!: Procedure;
  @Field(() => civilCaseStates) state!: CivilCaseState;
  @Field(() => LocalDateScalar, { description: 'Day of registration (立案日期).' }) registeredOn!: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'First limit of the entrusted mediation (委托调解原定期限); null while nobody has taken it up.',
  })
  mediationDue!: string | null;
}

@InputType({ description: 'A case as it is registered (登记立案).' })
export class CourtRegistrationInput {
  @Field(() => ID) filingIntakeId!: string;
  @Field(() => CaseNumberScalar, { description: '民初 number.' }) number!: string;
  @Field(() => procedures) procedure!: Procedure;
}

@InputType({ description: 'An entrustment letter (委托调解函).' })
export class CourtEntrustmentInput {
  @Field(() => ID) civilCaseId!: string;
  @Field(() => CreditCodeScalar, { description: 'Mediation organisation of the roster (特邀调解组织).' })
  to!: string;
  @Field(() => [String], { defaultValue: [], description: 'Material list (移送材料清单).' })
  materials!: string[];
}

@InputType({ description: 'How the case ends.' })
export class CourtConclusionInput {
  @Field(() => ID) civilCaseId!: string;
  @Field(() => conclusions) conclusion!: Conclusion;
}

export function presentCivilCase(row: CivilCaseEntity): CivilCase {
  const { id, caseCode, intakeId, number, procedure, state, registeredOn, mediationDue } = row;
  return { id, caseCode, filingIntakeId: intakeId, number, procedure, state, registeredOn, mediationDue };
}
