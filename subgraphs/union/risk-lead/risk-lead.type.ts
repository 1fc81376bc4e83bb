import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type { RiskKind, RiskLeadEntity } from './risk-lead.entity.js';
import { riskLeadMachine, type RiskLeadState } from './risk-lead.state.js';

export const riskLeadStates = statesOf(riskLeadMachine);
const riskKinds = { WAGE_ARREARS: 'WAGE_ARREARS', HAZARD: 'HAZARD' } as const;
registerEnumType(riskLeadStates, {
  name: 'RiskLeadState',
  description:
    'How a lead stands (线索状态): reported 上报, verifying 核实, resolved locally 就地化解, escalated 上欠薪平台, closed 办结.',
});
registerEnumType(riskKinds, {
  name: 'RiskLeadKind',
  description: 'Unpaid wages (欠薪) or another hazard of a dispute (隐患).',
});

@ObjectType({ description: 'A sign of unpaid wages or of a coming dispute (欠薪、隐患线索).' })
export class RiskLead {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { nullable: true, description: 'Case code (案件码); null where it belongs to no case.' })
  caseCode!: string | null;
  @DataClass('HEADER')
  @Field(() => riskLeadStates)
  state!: RiskLeadState;
  @DataClass('HEADER')
  @Field(() => riskKinds)
  kind!: RiskKind;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar)
  reportedOn!: string;
  @DataClass('COMPLAINANT')
  @Field(() => String, {
    nullable: true,
    description: 'Who reported it (信息员); null where the reader may not see it.',
  })
  informant!: string | null;
  @DataClass('EMPLOYER')
  @Field(() => String, { description: 'The employer (用人单位).' })
  employerName!: string;
  @DataClass('EMPLOYER')
  @Field(() => CreditCodeScalar, { nullable: true, description: 'Null where it is not known yet.' })
  employerCode!: string | null;
  @DataClass('HEADER')
  @Field(() => Int, { description: 'How many workers it concerns (涉及人数).' })
  workers!: number;
  @DataClass('LEAD')
  @Field(() => MoneyScalar, { nullable: true, description: 'Sum that is said to be owed (涉及金额).' })
  amount!: number | null;
  @DataClass('LEAD')
  @Field(() => String, { nullable: true, description: 'What was seen (线索内容).' })
  facts!: string | null;
  @DataClass('STAFF')
  @Field(() => [String], { description: 'The supervisors who look into it (核实人).' })
  verifiers!: string[];
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until somebody looks into it.' })
  verifyingOn!: string | null;
  @DataClass('LEAD')
  @Field(() => String, {
    nullable: true,
    description: 'What was found and done (核实反馈); null until then.',
  })
  findings!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Number at the platform for wage arrears (欠薪平台编号); null where it was not escalated.',
  })
  platformNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it was put right or escalated (化解、上报日期); null until then.',
  })
  settledOn!: string | null;
  @DataClass('LEAD')
  @Field(() => String, { nullable: true, description: 'What came of it (办结说明); null until closed.' })
  endText!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until closed (办结日期).' })
  closedOn!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of risk leads (线索列表).' })
export class RiskLeadPage {
  @Field(() => [RiskLead]) nodes!: RiskLead[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'A sign of unpaid wages or of a coming dispute (线索登记表).' })
export class ReportRiskLeadInput {
  @Field(() => ID, { nullable: true, description: 'The case it belongs to, where there is one (案件码).' })
  caseCode?: string | null;
  @Field(() => riskKinds) kind!: RiskKind;
  @Field(() => String, { description: 'Who reported it (信息员).' }) informant!: string;
  @Field(() => String) employerName!: string;
  @Field(() => CreditCodeScalar, { nullable: true }) employerCode?: string | null;
  @Field(() => Int) workers!: number;
  @Field(() => MoneyScalar, { nullable: true }) amount?: number | null;
  @Field(() => String, { description: 'What was seen (线索内容).' }) facts!: string;
}

@InputType({ description: 'A lead goes to the platform for wage arrears (上欠薪平台).' })
export class EscalateRiskLeadInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'What was found (核实反馈).' }) findings!: string;
  @Field(() => String, { description: 'Number at the platform (欠薪平台编号).' }) platformNumber!: string;
}

export function presentRiskLead(row: RiskLeadEntity): RiskLead {
  const { id, caseCode, state, kind, reportedOn, informant, employerName, employerCode, workers } = row;
  const { amount, facts, verifiers, verifyingOn, findings, platformNumber, settledOn, endText, closedOn } =
    row;
  return {
    ...{ id, caseCode, state, kind, reportedOn, informant, employerName, employerCode, workers },
    ...{ amount, facts, verifiers, verifyingOn, findings, platformNumber, settledOn, endText, closedOn },
  };
}
