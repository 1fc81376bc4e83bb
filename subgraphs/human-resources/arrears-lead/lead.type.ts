import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { PartyInput } from '#kernel/party/party-input.type.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { WorkerPaymentInput } from '../inspection/inspection.input.js';
import { WorkerPayment } from '../inspection/order.type.js';
import type { ArrearsLeadSource, WageArrearsLeadEntity } from './lead.entity.js';
import { arrearsLeadMachine, type ArrearsLeadState } from './lead.state.js';

export const arrearsLeadStates = statesOf(arrearsLeadMachine);
registerEnumType(arrearsLeadStates, {
  name: 'WageArrearsLeadState',
  description:
    'How an arrears lead stands (欠薪线索状态): received 收到, dispatched 转办, verifying 核处, paid 已支付, not established 不属实, to inspection 转监察, closed 办结.',
});

export const arrearsLeadSources: { [S in ArrearsLeadSource]: S } = {
  ONLINE_PLATFORM: 'ONLINE_PLATFORM',
  HOTLINE: 'HOTLINE',
  PETITION: 'PETITION',
  UNION: 'UNION',
  VISIT: 'VISIT',
  OTHER_AGENCY: 'OTHER_AGENCY',
};
registerEnumType(arrearsLeadSources, {
  name: 'WageArrearsLeadSource',
  description:
    'Through which door a lead came (线索来源): online platform 根治欠薪线索平台, hotline 热线, petition 信访, union 工会, visit 来访, other agency 其他单位.',
});

@ObjectType({ description: 'A lead that wages are owed (欠薪线索).' })
export class WageArrearsLead {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => arrearsLeadStates)
  state!: ArrearsLeadState;
  @DataClass('HEADER')
  @Field(() => arrearsLeadSources)
  source!: ArrearsLeadSource;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it came in (收到日期).' })
  receivedOn!: string;
  @DataClass('HEADER')
  @Field(() => Int, { description: 'How many workers (涉及人数).' })
  workers!: number;
  @DataClass('INSPECTION')
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What is said to be owed (线索金额), if it says.',
  })
  claimed!: number | null;
  @DataClass('INSPECTION')
  @Field(() => String, { nullable: true, description: 'What the lead says (线索内容).' })
  facts!: string | null;
  @DataClass('INSPECTION')
  @Field(() => String, { nullable: true, description: 'The months that are owed (欠薪月份), if it says.' })
  unpaidMonths!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Who checks it (承办单位); null until dispatched.' })
  dispatchedTo!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until dispatched (转办日期).' })
  dispatchedOn!: string | null;
  @DataClass('INSPECTION')
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What was paid in all (支付总额); null until paid.',
  })
  paid!: number | null;
  @DataClass('INSPECTION')
  @Field(() => [WorkerPayment], { description: 'What each worker was paid (各人金额).' })
  payments!: WorkerPayment[];
  @DataClass('INSPECTION')
  @Field(() => String, { nullable: true, description: 'What the check has found (核处情况).' })
  findings!: string | null;
  @DataClass('HEADER')
  @Field(() => ID, { nullable: true, description: 'The inspection that it led to (转监察案件).' })
  inspectionId!: string | null;
  @DataClass('RESULT')
  @Field(() => String, {
    nullable: true,
    description: 'What the sender was told (核处反馈); null until closed.',
  })
  reply!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until closed (办结日期).' })
  closedOn!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of arrears leads (欠薪线索列表), oldest first.' })
export class WageArrearsLeadPage {
  @Field(() => [WageArrearsLead]) nodes!: WageArrearsLead[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'A lead as it comes in (欠薪线索单).' })
export class ReceiveArrearsLeadInput {
  @Field(() => ID, { nullable: true, description: 'The case it belongs to (案件码); null opens a new one.' })
  caseCode?: string | null;
  @Field(() => arrearsLeadSources) source!: ArrearsLeadSource;
  @Field(() => Int, { description: 'How many workers (涉及人数).' }) workers!: number;
  @Field(() => MoneyScalar, { nullable: true, description: 'What is said to be owed (线索金额).' })
  claimed?: number | null;
  @Field(() => String, { description: 'Who owes what since when (线索内容).' }) facts!: string;
  @Field(() => String, { nullable: true, description: 'The months that are owed (欠薪月份).' })
  unpaidMonths?: string | null;
  @Field(() => [PartyInput], { nullable: true, description: 'Worker and employer, of a new case (当事人).' })
  parties?: PartyInput[] | null;
}

@InputType({ description: 'The arrears have been paid (已支付).' })
export class ArrearsPaidInput {
  @Field(() => ID) id!: string;
  @Field(() => MoneyScalar, { description: 'What was paid in all (支付总额).' }) paid!: number;
  @Field(() => [WorkerPaymentInput], { description: 'Worker by worker; makes the whole to the fen.' })
  payments!: WorkerPaymentInput[];
  @Field(() => String, { description: 'How it was checked (核处情况).' }) findings!: string;
}

export function presentArrearsLead(row: WageArrearsLeadEntity): WageArrearsLead {
  const { id, caseCode, state, source, receivedOn, workers, claimed, facts, dispatchedTo, dispatchedOn } =
    row;
  const { paid, payments, findings, inspectionId, reply, closedOn, unpaidMonths } = row;
  return {
    ...{ id, caseCode, state, source, receivedOn, workers, claimed, facts, dispatchedTo, dispatchedOn },
    ...{ paid, payments, findings, inspectionId, reply, closedOn, unpaidMonths },
  };
}
