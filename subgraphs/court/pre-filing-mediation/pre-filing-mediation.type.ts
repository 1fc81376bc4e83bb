import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { PreFilingMediationEntity } from './pre-filing-mediation.entity.js';
import { preFilingMediationMachine, type PreFilingMediationState } from './pre-filing-mediation.state.js';
import { feeOf } from '#kernel/clock/law.js';
import { MoneyScalar } from '#kernel/values/money.js';

const preFilingMediationStates = statesOf(preFilingMediationMachine);
registerEnumType(preFilingMediationStates, {
  name: 'PreFilingMediationState',
  description:
    'Opened (诉前调解), consent pending (征求意愿), referred (委派), agreed (达成协议), failed (调解不成), confirmed (诉前调确), statement issued (诉前调书), to filing (转立案).',
});

@DataClass('HEADER')
@ObjectType({ description: 'A mediation before filing, at a court of mode P (诉前调解).' })
export class PreFilingMediation {
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: 'Case code (案件码).' }) caseCode!: string;
  @Field(() => ID, { description: 'The complaint that is mediated (起诉材料收件).' }) filingIntakeId!: string;
  @Field(() => CaseNumberScalar, {
    nullable: true,
    description: 'Number of the mediation (民诉前调号); null until it is delegated.',
  })
  number!: string | null;
  @Field(() => preFilingMediationStates) state!: PreFilingMediationState;
  @Field(() => LocalDateScalar) openedOn!: string;
  @Field(() => MoneyScalar, { description: 'What it costs the parties, by law (费用).' }) fee!: number;
  @Field(() => String, {
    nullable: true,
    description: 'Outcome code of schema/law/outcomes.yaml (结果代码); null until the result is in.',
  })
  outcome!: string | null;
  @Field(() => CaseNumberScalar, {
    nullable: true,
    description: 'Number of the court’s statement (诉前调书号); null where none was issued.',
  })
  statementNumber!: string | null;
}

@InputType({ description: 'A delegation letter (委派调解函).' })
export class CourtDelegationInput {
  @Field(() => ID) filingIntakeId!: string;
  @Field(() => CreditCodeScalar, { description: 'Mediation organisation of the roster (特邀调解组织).' })
  to!: string;
  @Field(() => CaseNumberScalar, { description: '民诉前调 number.' }) number!: string;
  @Field(() => [String], { defaultValue: [], description: 'Material list (移送材料清单).' })
  materials!: string[];
}

export function presentPreFilingMediation(row: PreFilingMediationEntity): PreFilingMediation {
  const { id, caseCode, intakeId, number, state, openedOn, outcome, statementNumber } = row;
  return {
    id,
    caseCode,
    filingIntakeId: intakeId,
    number,
    state,
    openedOn,
    outcome,
    statementNumber,
    fee: feeOf('MEDIATION'),
  };
}
