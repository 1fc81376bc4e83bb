import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type {
  InspectionCaseEntity,
  InspectionDecision,
  InspectionRefusalGround,
  InspectionSource,
  ViolationKind,
} from './inspection.entity.js';
import { inspectionMachine, type InspectionState } from './inspection.state.js';
import { PoliceTransfer } from './police-transfer.type.js';

export const inspectionStates = statesOf(inspectionMachine);
registerEnumType(inspectionStates, {
  name: 'InspectionState',
  description:
    'How an inspection stands (监察案件状态): complaint 投诉, supplement 补充材料, not accepted 不予受理, accepted 受理, filed 立案, investigating 调查, ordered 责令改正, decided 处理处罚, withdrawn 撤销立案, to police 移送公安, to dispute procedure 告知争议程序.',
});

export const inspectionSources: { [S in InspectionSource]: S } = {
  COMPLAINT: 'COMPLAINT',
  REPORT: 'REPORT',
  UNION_RECOMMENDATION: 'UNION_RECOMMENDATION',
  ARREARS_LEAD: 'ARREARS_LEAD',
  OWN_CHECK: 'OWN_CHECK',
};
registerEnumType(inspectionSources, {
  name: 'InspectionSource',
  description:
    'How the bureau came to know of it (案件来源): complaint 投诉, report 举报, union’s recommendation 工会建议书, arrears lead 欠薪线索, own check 主动检查.',
});

export const violationKinds: { [K in ViolationKind]: K } = {
  WAGE_ARREARS: 'WAGE_ARREARS',
  MINIMUM_WAGE: 'MINIMUM_WAGE',
  WORKING_TIME: 'WORKING_TIME',
  LABOUR_CONTRACT: 'LABOUR_CONTRACT',
  SOCIAL_INSURANCE: 'SOCIAL_INSURANCE',
  WOMEN_AND_MINORS: 'WOMEN_AND_MINORS',
  CHILD_LABOUR: 'CHILD_LABOUR',
  INTERNAL_RULES: 'INTERNAL_RULES',
  JOB_AGENCY: 'JOB_AGENCY',
  OTHER: 'OTHER',
};
registerEnumType(violationKinds, {
  name: 'InspectionViolationKind',
  description:
    'What is inspected (监察事项, 劳动保障监察条例 §11): wage arrears 拖欠工资, minimum wage 最低工资, working time 工时休假, labour contract 劳动合同, social insurance 社会保险, women and minors 女职工和未成年工, child labour 童工, internal rules 规章制度, job agency 职业中介, other 其他.',
});

export const inspectionRefusalGrounds: { [G in InspectionRefusalGround]: G } = {
  OUT_OF_TIME: 'OUT_OF_TIME',
  NO_JURISDICTION: 'NO_JURISDICTION',
  OUT_OF_SCOPE: 'OUT_OF_SCOPE',
  MATERIALS_INCOMPLETE: 'MATERIALS_INCOMPLETE',
  DUPLICATE: 'DUPLICATE',
};
registerEnumType(inspectionRefusalGrounds, {
  name: 'InspectionRefusalGround',
  description:
    'Why a complaint is not accepted (不予受理事由): out of time 超过二年, no jurisdiction 无管辖权, out of scope 不属监察事项, materials incomplete 材料不全, duplicate 重复投诉.',
});

export const inspectionDecisions: { [D in InspectionDecision]: D } = {
  RECTIFIED: 'RECTIFIED',
  ADMINISTRATIVE_DECISION: 'ADMINISTRATIVE_DECISION',
  PENALTY: 'PENALTY',
};
registerEnumType(inspectionDecisions, {
  name: 'InspectionDecision',
  description:
    'How an inspection is decided (处理方式, 劳动保障监察条例 §18): rectified 改正后结案, administrative decision 行政处理决定, penalty 行政处罚决定.',
});

@ObjectType({ description: 'A labour inspection by the human-resources bureau (监察案件).' })
export class InspectionCase {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => ID, {
    nullable: true,
    description: 'The union’s recommendation that brought it (建议书转介).',
  })
  referralId!: string | null;
  @DataClass('HEADER')
  @Field(() => inspectionStates)
  state!: InspectionState;
  @DataClass('HEADER')
  @Field(() => inspectionSources)
  source!: InspectionSource;
  @DataClass('HEADER')
  @Field(() => violationKinds)
  violation!: ViolationKind;
  @DataClass('COMPLAINANT')
  @Field(() => String, {
    nullable: true,
    description: 'Who complained (投诉举报人); null outside the bureau and where nobody did.',
  })
  complainant!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it came in (收到日期).' })
  receivedOn!: string;
  @DataClass('INSPECTION')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the violation ended (违法行为终了之日); null while it goes on or is not known.',
  })
  violationEndedOn!: string | null;
  @DataClass('INSPECTION')
  @Field(() => String, { nullable: true, description: 'The months that are owed (欠薪月份), if it says.' })
  unpaidMonths!: string | null;
  @DataClass('INSPECTION')
  @Field(() => String, { nullable: true, description: 'What the complainant was told to add (补充材料).' })
  missing!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Number of the case (立案文号); null until filed.' })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until accepted (受理日期).' })
  acceptedOn!: string | null;
  @DataClass('WORK_NOTE')
  @Field(() => String, {
    nullable: true,
    description: 'Why it is another matter than an arbitration of the same case (与仲裁不是同一事项的理由).',
  })
  apartReason!: string | null;
  @DataClass('HEADER')
  @Field(() => inspectionRefusalGrounds, { nullable: true, description: 'Null unless not accepted.' })
  refusalGround!: InspectionRefusalGround | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until filed (立案日期).' })
  filedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => inspectionDecisions, { nullable: true, description: 'Null until decided.' })
  decision!: InspectionDecision | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Number of the decision (决定书文号); null until then.',
  })
  decisionNumber!: string | null;
  @DataClass('ADJUDICATION')
  @Field(() => String, { nullable: true, description: 'What was decided (决定内容); null until then.' })
  decisionText!: string | null;
  @DataClass('ADJUDICATION')
  @Field(() => String, { nullable: true, description: 'What the decision finds (违法事实).' })
  decisionFacts!: string | null;
  @DataClass('ADJUDICATION')
  @Field(() => MoneyScalar, { nullable: true, description: 'What is to be paid (应支付的金额).' })
  decisionAmount!: number | null;
  @DataClass('ADJUDICATION')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day to comply (履行期限).' })
  performBy!: string | null;
  @DataClass('INSPECTION')
  @Field(() => PoliceTransfer, {
    nullable: true,
    description: 'The transfer to the police (移送公安); null where there is none or for the reader to see.',
  })
  police!: PoliceTransfer | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'When it ended (办结日期); null until then.' })
  endedOn!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description: 'Reason of a refusal, of annulling the filing or of the advice on procedure, in words.',
  })
  endReason!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the union was told how it ended (处理结果反馈); null until then.',
  })
  fedBackOn!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of inspections (监察案件列表), earliest open deadline first.' })
export class InspectionCasePage {
  @Field(() => [InspectionCase]) nodes!: InspectionCase[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

export function presentInspection(row: InspectionCaseEntity): InspectionCase {
  const { id, caseCode, referralId, state, source, violation, complainant, receivedOn, police } = row;
  const { violationEndedOn, missing, number, acceptedOn, apartReason, refusalGround, filedOn } = row;
  const { decision, decisionNumber, decisionText, endedOn, endReason, fedBackOn } = row;
  const { unpaidMonths, decisionFacts, decisionAmount, performBy } = row;
  return {
    ...{ id, caseCode, referralId, state, source, violation, complainant, receivedOn, police },
    ...{ violationEndedOn, missing, number, acceptedOn, apartReason, refusalGround, filedOn },
    ...{ decision, decisionNumber, decisionText, endedOn, endReason, fedBackOn },
    ...{ unpaidMonths, decisionFacts, decisionAmount, performBy },
  };
}
