import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { IdNumberScalar } from '#kernel/values/id-number.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { UnionLegalAidCaseEntity } from './union-aid.entity.js';
import { unionAidMachine, type UnionAidState } from './union-aid.state.js';

export const unionAidStates = statesOf(unionAidMachine);
registerEnumType(unionAidStates, {
  name: 'UnionLegalAidState',
  description:
    'How the union’s legal aid stands (工会法律援助状态): applied 申请, approved 批准, rejected 不批准, assigned 指派, handling 办理, concluded 结案.',
});

@ObjectType({
  description: 'Legal aid of the union (工会法律援助): the application, the decision, the lawyer.',
})
export class UnionLegalAidCase {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => unionAidStates)
  state!: UnionAidState;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The party it is for (受援人).' })
  applicantPartyId!: string;
  @DataClass('LEGAL_AID')
  @Field(() => String, {
    nullable: true,
    description: 'What help is asked for (申请事项); null where the reader may not see it.',
  })
  matter!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was received (申请日期).' })
  appliedOn!: string;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Number of the decision (决定书文号); null until decided.',
  })
  decisionNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until decided (决定日期).' })
  decidedOn!: string | null;
  @DataClass('LEGAL_AID')
  @Field(() => String, {
    nullable: true,
    description: 'Reason of the decision (决定理由); null until decided or where the reader may not see it.',
  })
  decisionReason!: string | null;
  @DataClass('LEGAL_AID')
  @Field(() => String, { nullable: true, description: 'The lawyer (承办律师); null until assigned.' })
  lawyerName!: string | null;
  @DataClass('LEGAL_AID')
  @Field(() => String, { nullable: true, description: 'Law firm (律师事务所); null until assigned.' })
  firm!: string | null;
  @DataClass('LEGAL_AID')
  @Field(() => String, {
    nullable: true,
    description: 'Licence number of the lawyer (执业证号); null until assigned.',
  })
  licenceNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until assigned (指派日期).' })
  assignedOn!: string | null;
  @DataClass('LEGAL_AID')
  @Field(() => String, { nullable: true, description: 'The lawyer’s report (结案报告); null until then.' })
  report!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while it goes on (办结日期).' })
  endedOn!: string | null;
}

@DataClass('HEADER')
@ObjectType({
  description: 'A page of the union’s legal aid (工会法律援助列表), earliest open deadline first.',
})
export class UnionLegalAidCasePage {
  @Field(() => [UnionLegalAidCase]) nodes!: UnionLegalAidCase[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'A worker’s application for the union’s legal aid (工会法律援助申请).' })
export class ApplyUnionAidInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => ID, { description: 'The worker, an applicant of the case.' }) applicantPartyId!: string;
  @Field(() => String, { description: 'What help is asked for (申请事项).' }) matter!: string;
}

@InputType({ description: 'The union’s decision on an application for its legal aid (批准、不批准).' })
export class DecideUnionAidInput {
  @Field(() => ID) id!: string;
  @Field(() => Boolean) approved!: boolean;
  @Field(() => String, { description: 'Reason in words.' }) reason!: string;
  @Field(() => String, { description: 'Number of the decision (文号).' }) number!: string;
}

@InputType({ description: 'The lawyer who is assigned by the union (指派).' })
export class AssignUnionLawyerInput {
  @Field(() => ID) id!: string;
  @Field(() => String) lawyerName!: string;
  @Field(() => String, { description: 'Law firm or legal service team.' }) firm!: string;
  @Field(() => String, { description: 'Licence number (执业证号).' }) licenceNumber!: string;
  @Field(() => IdNumberScalar, {
    description: 'Identity number of the lawyer; compared with the mediators of the case and not kept.',
  })
  lawyerIdNumber!: string;
}

export function presentUnionAid(row: UnionLegalAidCaseEntity): UnionLegalAidCase {
  const { id, caseCode, state, applicantPartyId, matter, appliedOn } = row;
  const { decisionNumber, decidedOn, decisionReason, assignedOn, report, endedOn } = row;
  const { lawyerName, firm, licenceNumber } = row;
  return {
    ...{ id, caseCode, state, applicantPartyId, matter, appliedOn },
    ...{ decisionNumber, decidedOn, decisionReason, assignedOn, report, endedOn },
    ...{ lawyerName, firm, licenceNumber },
  };
}
