import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { PartySide } from '#kernel/party/party.entity.js';
import { partySides } from '#kernel/party/party.type.js';
import type {
  AppealOutcome,
  CivilCaseEntity,
  Conclusion,
  LimitationRuling,
  Procedure,
} from './civil-case.entity.js';
import { civilCaseMachine, type CivilCaseState } from './civil-case.state.js';

const civilCaseStates = statesOf(civilCaseMachine);
export const procedures = { ORDINARY: 'ORDINARY', SUMMARY: 'SUMMARY', SMALL_CLAIMS: 'SMALL_CLAIMS' } as const;
export const conclusions = {
  JUDGED: 'JUDGED',
  DISMISSED: 'DISMISSED',
  MEDIATED: 'MEDIATED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export const appealOutcomes = {
  UPHELD: 'UPHELD',
  CHANGED: 'CHANGED',
  MEDIATED: 'MEDIATED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export const limitationRulings = { REFUSED: 'REFUSED', EXAMINED: 'EXAMINED' } as const;
registerEnumType(civilCaseStates, {
  name: 'CivilCaseState',
  description:
    'Registered (登记立案), in mediation (委托调解), trial (审理), judged (判决), mediated (调解书), withdrawn (撤诉), appealed (上诉), final (生效).',
});
registerEnumType(procedures, {
  name: 'CourtProcedure',
  description: 'Ordinary (普通程序), summary (简易程序), small claims (小额诉讼).',
});
registerEnumType(conclusions, {
  name: 'CivilCaseConclusion',
  description:
    'Judgment (判决), suit dismissed by ruling (裁定驳回起诉), mediation statement (调解书), withdrawal (撤诉).',
});
registerEnumType(appealOutcomes, {
  name: 'CivilCaseAppealOutcome',
  description:
    'How the second instance ended (二审结果): upheld (维持), changed (改判), mediated (调解), appeal withdrawn (撤回上诉).',
});
registerEnumType(limitationRulings, {
  name: 'CivilCaseLimitationRuling',
  description:
    'What becomes of a limitation defence (时效抗辩处理): refused, for it was first raised in court (首次在诉讼中提出，不予支持, 解释二 §20), or examined with the merits (实体审查).',
});

@ObjectType({ description: 'A civil case of first instance (民事一审案件).' })
export class CivilCase {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The complaint it was registered from (起诉材料收件).' })
  filingIntakeId!: string;
  @DataClass('HEADER')
  @Field(() => CaseNumberScalar, { description: 'Case number (民初案号).' })
  number!: string;
  @DataClass('HEADER')
  @Field(() => procedures)
  procedure!: Procedure;
  @DataClass('HEADER')
  @Field(() => civilCaseStates)
  state!: CivilCaseState;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Day of registration (立案日期).' })
  registeredOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'First limit of the entrusted mediation (委托调解原定期限); null while nobody has taken it up.',
  })
  mediationDue!: string | null;
  @DataClass('HEADER')
  @Field(() => conclusions, {
    nullable: true,
    description: 'How the first instance ended (一审结案方式); null while it goes on.',
  })
  conclusion!: Conclusion | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while it goes on (一审结案日期).' })
  concludedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the last party was served (裁判文书送达日期); null until then.',
  })
  judgmentServedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null where nobody appealed (上诉日期).' })
  appealedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => partySides, { nullable: true, description: 'Who appealed (上诉人); null where nobody did.' })
  appealedBy!: PartySide | null;
  @DataClass('HEADER')
  @Field(() => CaseNumberScalar, {
    nullable: true,
    description: 'Number of the court above (民终案号); null until it has registered the appeal.',
  })
  secondInstanceNumber!: string | null;
  @DataClass('ADJUDICATION')
  @Field(() => appealOutcomes, { nullable: true, description: 'Null until the court above has decided.' })
  appealOutcome!: AppealOutcome | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it became final (生效日期); null until then.',
  })
  finalOn!: string | null;
  @DataClass('ADJUDICATION')
  @Field(() => limitationRulings, {
    nullable: true,
    description: 'What became of the limitation defence (时效抗辩处理); null where none was raised.',
  })
  limitationRuling!: LimitationRuling | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null where none was raised.' })
  limitationRuledOn!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'The defence in words (抗辩内容).' })
  limitationNote!: string | null;
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

@InputType({ description: 'An appeal (上诉).' })
export class CourtAppealInput {
  @Field(() => ID) civilCaseId!: string;
  @Field(() => partySides, { description: 'Who appeals (上诉人).' }) by!: PartySide;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Day of the postmark (邮戳日期); null where it was handed in.',
  })
  postmarkedOn?: string | null;
}

@InputType({ description: 'A defence that the claim came too late (时效抗辩).' })
export class CourtLimitationDefenceInput {
  @Field(() => ID) civilCaseId!: string;
  @Field(() => Boolean, { description: 'Whether it was raised in the arbitration (仲裁期间是否提出).' })
  raisedInArbitration!: boolean;
  @Field(() => String, { description: 'The defence in words (抗辩内容).' }) text!: string;
}

export function presentCivilCase(row: CivilCaseEntity): CivilCase {
  const { id, caseCode, intakeId, number, procedure, state, registeredOn, mediationDue } = row;
  const { conclusion, concludedOn, judgmentServedOn, appealedOn, appealedBy, secondInstanceNumber } = row;
  const { appealOutcome, finalOn, limitationRuling, limitationRuledOn, limitationNote } = row;
  return {
    ...{ id, caseCode, filingIntakeId: intakeId, number, procedure, state, registeredOn, mediationDue },
    ...{ conclusion, concludedOn, judgmentServedOn, appealedOn, appealedBy, secondInstanceNumber },
    ...{ appealOutcome, finalOn, limitationRuling, limitationRuledOn, limitationNote },
  };
}
