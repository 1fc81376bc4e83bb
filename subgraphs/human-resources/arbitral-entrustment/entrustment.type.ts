import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { presentAgreementBody, ReportedAgreement } from '#kernel/referral/referral-result.type.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { ArbitralEntrustmentEntity } from './entrustment.entity.js';
import { entrustmentMachine, type EntrustmentState } from './entrustment.state.js';

export const entrustmentStates = statesOf(entrustmentMachine);
registerEnumType(entrustmentStates, {
  name: 'ArbitralEntrustmentState',
  description:
    'How an entrusted mediation stands (仲裁委托调解状态): consented 双方同意, entrusted 已委托, agreed 达成协议, failed 调解不成, hearing 转入开庭.',
});

@ObjectType({ description: 'A mediation the tribunal entrusts before the hearing (仲裁委托调解).' })
export class ArbitralEntrustment {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The arbitration (仲裁案件).' })
  arbitrationId!: string;
  @DataClass('HEADER')
  @Field(() => entrustmentStates)
  state!: EntrustmentState;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    description: 'When the later of the two sides consented (同意日期); its ten working days run from it.',
  })
  consentedOn!: string;
  @DataClass('HEADER')
  @Field(() => ID, { nullable: true, description: 'The letter (委托调解函); null until it is sent.' })
  referralId!: string | null;
  @DataClass('HEADER')
  @Field(() => ID, {
    nullable: true,
    description: 'Organisation code of the mediators; null until entrusted.',
  })
  mediator!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Outcome code (结果代码); null until it has ended.' })
  outcome!: string | null;
  @DataClass('RESULT')
  @Field(() => String, { nullable: true, description: 'The result in words (结果说明).' })
  text!: string | null;
  @DataClass('AGREEMENT')
  @Field(() => ReportedAgreement, {
    nullable: true,
    description: 'What the parties agreed (调解协议); null where they did not or the reader may not see it.',
  })
  agreement!: ReportedAgreement | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while it goes on (结束日期).' })
  endedOn!: string | null;
}

@InputType({ description: 'The mediators to whom the tribunal entrusts a mediation (委托调解函).' })
export class EntrustMediationInput {
  @Field(() => ID, { description: 'The entrusted mediation.' }) id!: string;
  @Field(() => ID, { description: 'Organisation code of the mediators (调解组织).' }) to!: string;
  @Field(() => [String], { description: 'Materials that go along (移送材料).' }) materials!: string[];
}

export function presentEntrustment(row: ArbitralEntrustmentEntity): ArbitralEntrustment {
  const { id, caseCode, arbitrationId, state, consentedOn, referralId, mediator, outcome, text, endedOn } =
    row;
  return {
    ...{ id, caseCode, arbitrationId, state, consentedOn, referralId, mediator, outcome, text, endedOn },
    agreement: row.agreement && presentAgreementBody(row.agreement),
  };
}
