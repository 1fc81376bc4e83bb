import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { FindingKind, LegalHealthCheckEntity, LegalHealthFindingEntity } from './health-check.entity.js';
import { healthCheckMachine, type HealthCheckState } from './health-check.state.js';

export const healthCheckStates = statesOf(healthCheckMachine);
const findingKinds: { [K in FindingKind]: K } = {
  LABOUR_CONTRACT: 'LABOUR_CONTRACT',
  WAGES: 'WAGES',
  WORKING_HOURS: 'WORKING_HOURS',
  SOCIAL_INSURANCE: 'SOCIAL_INSURANCE',
  SAFETY: 'SAFETY',
  WOMEN_AND_MINORS: 'WOMEN_AND_MINORS',
  DEMOCRATIC_MANAGEMENT: 'DEMOCRATIC_MANAGEMENT',
  OTHER: 'OTHER',
};
registerEnumType(healthCheckStates, {
  name: 'LegalHealthCheckState',
  description:
    'How a health check stands (法治体检状态): planned 计划, on site 入企体检, reported 出具报告, follow-up 跟踪整改, closed 办结.',
});
registerEnumType(findingKinds, {
  name: 'LegalHealthFindingKind',
  description:
    'What a finding is about (体检项目): labour contract 劳动合同签订, wages 工资发放, working hours 工时休假, social insurance 社会保险, safety 劳动安全卫生, women and minors 女职工和未成年工保护, democratic management 民主管理和集体合同, other 其他.',
});

@ObjectType({
  description: 'A look by the union and lawyers at how an employer keeps labour law (法治体检); of no case.',
})
export class LegalHealthCheck {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => healthCheckStates)
  state!: HealthCheckState;
  @DataClass('EMPLOYER')
  @Field(() => String, { description: 'The employer (用人单位).' })
  employerName!: string;
  @DataClass('EMPLOYER')
  @Field(() => CreditCodeScalar)
  employerCode!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Day it is planned for (计划日期).' })
  plannedFor!: string;
  @DataClass('STAFF')
  @Field(() => [String], { description: 'People of the union who take part (工会人员).' })
  unionMembers!: string[];
  @DataClass('STAFF')
  @Field(() => [String], { description: 'Lawyers who take part (律师).' })
  lawyers!: string[];
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until the visit (入企日期).' })
  visitedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Number of the report (报告文号); null until then.' })
  reportNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until reported (报告日期).' })
  reportedOn!: string | null;
  @DataClass('WORK_NOTE')
  @Field(() => String, { nullable: true, description: 'The report (法治体检报告); null until then.' })
  report!: string | null;
  @DataClass('WORK_NOTE')
  @Field(() => String, { nullable: true, description: 'How it ended (办结情况); null until then.' })
  closingText!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while it goes on (办结日期).' })
  closedOn!: string | null;
}

@DataClass('WORK_NOTE')
@ObjectType({ description: 'A finding of a health check with what is recommended (体检发现和建议).' })
export class LegalHealthFinding {
  @Field(() => ID) id!: string;
  @Field(() => findingKinds) kind!: FindingKind;
  @Field(() => String, { description: 'What was found (情况).' }) fact!: string;
  @Field(() => String, { description: 'What is recommended (建议).' }) recommendation!: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was put right (是否整改); null until it has been looked at again.',
  })
  rectified!: boolean | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the second look found (整改情况); null until then.',
  })
  followUp!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until looked at again (回访日期).' })
  followedUpOn!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of health checks (法治体检列表), the next first.' })
export class LegalHealthCheckPage {
  @Field(() => [LegalHealthCheck]) nodes!: LegalHealthCheck[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'A planned health check of an employer (法治体检计划).' })
export class PlanHealthCheckInput {
  @Field(() => String) employerName!: string;
  @Field(() => CreditCodeScalar) employerCode!: string;
  @Field(() => LocalDateScalar) plannedFor!: string;
  @Field(() => [String], { description: 'People of the union (工会人员).' }) unionMembers!: string[];
  @Field(() => [String], { description: 'Lawyers (律师).' }) lawyers!: string[];
}

@InputType({ description: 'What was found at an employer’s, and what is recommended (体检发现).' })
export class HealthFindingInput {
  @Field(() => findingKinds) kind!: FindingKind;
  @Field(() => String) fact!: string;
  @Field(() => String) recommendation!: string;
}

@InputType({ description: 'The report of a health check (法治体检报告).' })
export class ReportHealthCheckInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Official number (文号).' }) number!: string;
  @Field(() => String) report!: string;
  @Field(() => [HealthFindingInput], { defaultValue: [] }) findings!: HealthFindingInput[];
}

@InputType({ description: 'A second look at a finding (回访).' })
export class FollowUpFindingInput {
  @Field(() => ID) findingId!: string;
  @Field(() => Boolean) rectified!: boolean;
  @Field(() => String) text!: string;
}

export function presentHealthCheck(row: LegalHealthCheckEntity): LegalHealthCheck {
  const { id, state, employerName, employerCode, plannedFor, unionMembers, lawyers, visitedOn } = row;
  const { reportNumber, reportedOn, report, closingText, closedOn } = row;
  return {
    ...{ id, state, employerName, employerCode, plannedFor, unionMembers, lawyers, visitedOn },
    ...{ reportNumber, reportedOn, report, closingText, closedOn },
  };
}

export function presentFinding(row: LegalHealthFindingEntity): LegalHealthFinding {
  const { id, kind, fact, recommendation, rectified, followUp, followedUpOn } = row;
  return { id, kind, fact, recommendation, rectified, followUp, followedUpOn };
}
