import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { CivilSupervisionEntity, SupervisedMatter } from './civil-supervision.entity.js';
import { civilSupervisionMachine, type CivilSupervisionState } from './civil-supervision.state.js';
import { type SupervisionDecision, supervisionDecisions } from './decide-supervision.js';

export const civilSupervisionStates = statesOf(civilSupervisionMachine);
registerEnumType(civilSupervisionStates, {
  name: 'CivilSupervisionState',
  description:
    'How a matter of civil supervision stands (民事监督状态): accepted 受理, reviewing 审查, protest 抗诉, retrial recommendation 再审检察建议, enforcement recommendation 执行检察建议, not supported 不支持监督申请.',
});
registerEnumType(supervisionDecisions, {
  name: 'CivilSupervisionDecision',
  description: 'How a matter of civil supervision is decided (监督方式).',
});
export const supervisedMatters: { [M in SupervisedMatter]: M } = {
  JUDGMENT: 'JUDGMENT',
  MEDIATION_STATEMENT: 'MEDIATION_STATEMENT',
  ENFORCEMENT: 'ENFORCEMENT',
};
registerEnumType(supervisedMatters, {
  name: 'SupervisedMatter',
  description:
    'What is supervised (监督事项): judgment 生效判决裁定, mediation statement 调解书, enforcement 执行活动.',
});

@ObjectType({
  description:
    'Supervision of a civil case (民事监督). Other agencies see nothing of it while it is weighed.',
})
export class CivilSupervision {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => civilSupervisionStates)
  state!: CivilSupervisionState;
  @DataClass('HEADER')
  @Field(() => supervisedMatters)
  matter!: SupervisedMatter;
  @DataClass('HEADER')
  @Field(() => ID, {
    nullable: true,
    description: 'The party that applied (申请人); null where the procuratorate acts by itself (依职权).',
  })
  applicantPartyId!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { description: 'The court (原审或者执行法院).' })
  courtName!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'The court’s number (案号).' })
  courtNumber!: string;
  @DataClass('LEAD')
  @Field(() => String, {
    nullable: true,
    description: 'Why it is supervised (监督理由); null outside the procuratorate.',
  })
  grounds!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was accepted (受理日期).' })
  acceptedOn!: string;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Number of the document (文号); null until decided.' })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until decided (决定日期).' })
  decidedOn!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description: 'Reason of the decision (决定理由); null until decided, or where the reader may not see it.',
  })
  decisionReason!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of civil supervision (民事监督列表), newest first.' })
export class CivilSupervisionPage {
  @Field(() => [CivilSupervision]) nodes!: CivilSupervision[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'A matter of civil supervision as it is accepted (受理民事监督).' })
export class AcceptSupervisionInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => supervisedMatters) matter!: SupervisedMatter;
  @Field(() => ID, { nullable: true, description: 'The party that applied; none where it is of own accord.' })
  applicantPartyId?: string | null;
  @Field(() => CreditCodeScalar, { nullable: true, description: 'Code of a court of the linkage.' })
  courtCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Name of another court.' }) courtName?: string | null;
  @Field(() => CaseNumberScalar, { description: 'The court’s number (案号).' }) courtNumber!: string;
  @Field(() => String, { description: 'Why it is supervised (监督理由).' }) grounds!: string;
}

@InputType({ description: 'The decision on a matter of civil supervision (监督决定).' })
export class DecideSupervisionInput {
  @Field(() => ID) id!: string;
  @Field(() => supervisionDecisions) decision!: SupervisionDecision;
  @Field(() => String, { description: 'Number of the document (文号): …检民监〔2025〕1号.' }) number!: string;
  @Field(() => String, { description: 'Reason in words (理由).' }) reason!: string;
}

export function presentSupervision(row: CivilSupervisionEntity): CivilSupervision {
  const { id, caseCode, state, matter, applicantPartyId, courtName, courtNumber, grounds } = row;
  const { acceptedOn, number, decidedOn, decisionReason } = row;
  return {
    ...{ id, caseCode, state, matter, applicantPartyId, courtName, courtNumber, grounds },
    ...{ acceptedOn, number, decidedOn, decisionReason },
  };
}
